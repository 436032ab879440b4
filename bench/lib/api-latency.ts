import { routes } from '@tomoshibi/contract';
import { median, percentile } from './run-load.ts';
import type { Product } from './servers.ts';

const CALLS = 200;

async function time(call: () => Promise<void>): Promise<{ p50: number; p95: number }> {
  const taken: number[] = [];
  for (let index = 0; index < CALLS; index += 1) {
    const from = performance.now();
    await call();
    taken.push(performance.now() - from);
  }
  taken.sort((a, b) => a - b);
  return { p50: median(taken), p95: percentile(taken, 0.95) };
}

/** How long a console waits for its list and for a page of a talk, one call after the other. */
export async function apiLatency({
  port,
  token,
}: Product): Promise<Record<'queue' | 'talk', { p50: number; p95: number }>> {
  const headers = { authorization: `Bearer ${token}` };
  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, { headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };
  const { consultations } = routes.getQueue.response.parse(await get('/queue'));
  const id = (index: number) => consultations[index % consultations.length]?.id ?? '';
  // What a console asks for all the time: a few rows of its list, and the newest page of a talk.
  let queue = 0;
  let talk = 0;
  return {
    queue: await time(async () => {
      await get(`/queue?ids=${[0, 1, 2, 3].map((offset) => id(queue + offset)).join(',')}`);
      queue += 4;
    }),
    talk: await time(async () => {
      await get(`/consultations/${id(talk)}/messages?limit=100`);
      talk += 1;
    }),
  };
}
