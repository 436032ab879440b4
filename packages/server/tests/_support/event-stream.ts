import { applyStreamEvent, StreamEvent, type ConsultationFacts, type LiveState } from '@tomoshibi/contract';
import { z } from 'zod';
import { expect } from 'vitest';
import { eventually } from './line-desk.ts';

/** A console's event stream, read over a real connection. */
export interface EventStream {
  /** Everything heard so far, in order. */
  readonly events: readonly StreamEvent[];
  /** The position of the last thing heard. */
  cursor(): string;
  /** The given snapshot with all that was heard. */
  live(): LiveState;
  readonly ended: boolean;
  close(): void;
}

const Events = z.array(StreamEvent);

export class StreamRefused extends Error {
  override readonly name = 'StreamRefused';
  readonly status: number;
  constructor(status: number) {
    super(`The stream was refused with ${status}.`);
    this.status = status;
  }
}

export async function followEvents(
  baseUrl: string,
  cookie: string,
  snapshot: { cursor: string; consultations: readonly ConsultationFacts[] },
): Promise<EventStream> {
  const abort = new AbortController();
  const search = new URLSearchParams({ cursor: snapshot.cursor });
  const response = await fetch(`${baseUrl}/api/v1/events?${search.toString()}`, {
    headers: { cookie, 'x-requested-with': 'tomoshibi' },
    signal: abort.signal,
  });
  if (!response.ok || !response.body) throw new StreamRefused(response.status);
  const events: StreamEvent[] = [];
  let cursor = snapshot.cursor;
  let ended = false;
  let live: LiveState = new Map(snapshot.consultations.map((facts) => [facts.id, facts]));

  function hear(block: string): void {
    const id = /^id: (.*)$/mu.exec(block)?.[1];
    const data = /^data: (.*)$/mu.exec(block)?.[1];
    if (data === undefined) return;
    for (const event of Events.parse(JSON.parse(data))) {
      events.push(event);
      live = applyStreamEvent(live, event);
    }
    if (id !== undefined) cursor = id;
  }
  async function read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) hear(block);
      }
    } catch {
      // The connection was cut, by us or by the server.
    }
    ended = true;
  }
  void read(response.body);
  return {
    events,
    cursor: () => cursor,
    live: () => live,
    get ended() {
      return ended;
    },
    close: () => abort.abort(),
  };
}

/** Waits until a stream says the same as a fresh snapshot. */
export async function expectSameAsSnapshot(
  stream: EventStream,
  snapshot: () => Promise<readonly ConsultationFacts[]>,
  facts: (consultation: ConsultationFacts) => ConsultationFacts,
): Promise<void> {
  await eventually(async () => {
    const fresh = (await snapshot()).map(facts).toSorted((a, b) => a.id.localeCompare(b.id));
    const live = [...stream.live().values()].map(facts).toSorted((a, b) => a.id.localeCompare(b.id));
    expect(live).toEqual(fresh);
  });
}
