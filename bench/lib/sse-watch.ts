import { routes, StreamEvent } from '@tomoshibi/contract';
import { z } from 'zod';
import type { Product } from './servers.ts';

/** Opens a console's event stream and notes how long after its sending each message became visible, in ms. */
export async function watchStream({ port, token }: Product): Promise<{ latencies: number[]; stop(): void }> {
  const headers = { authorization: `Bearer ${token}` };
  const base = `http://127.0.0.1:${port}/api/v1`;
  const snapshot = routes.getQueue.response.parse(await (await fetch(`${base}/queue`, { headers })).json());
  const stopping = new AbortController();
  const answer = await fetch(`${base}/events?cursor=${encodeURIComponent(snapshot.cursor)}`, {
    headers,
    signal: stopping.signal,
  });
  if (!answer.ok || !answer.body) throw new Error(`The stream answered ${answer.status}`);
  const latencies: number[] = [];
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();

  async function read(): Promise<void> {
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const now = Date.now();
      const frames = `${rest}${value}`.split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames) {
        const data = frame.split('\n').find((line) => line.startsWith('data: '));
        if (!data) continue;
        for (const event of z.array(StreamEvent).parse(JSON.parse(data.slice(6))))
          if (event.type === 'message') latencies.push(now - Date.parse(event.message.sentAt));
      }
    }
  }
  read().catch(() => undefined);
  return { latencies, stop: () => stopping.abort() };
}
