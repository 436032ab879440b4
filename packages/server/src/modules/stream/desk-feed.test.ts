import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { createDeskFeed, type FeedBatch } from './desk-feed.ts';

const batch = (after: number): FeedBatch => ({
  after,
  upTo: after + 1,
  reload: false,
  consultations: [],
  messages: [],
  topics: [],
});

/** A database whose reads end when the test says so. */
function slowDatabase() {
  const reads: ((found: FeedBatch | null) => void)[] = [];
  const hints = new EventEmitter();
  const context = {
    db: { tenant: () => new Promise((done) => reads.push(done)) },
    hints: { on: (topic: string, heard: (id: string) => void) => (hints.on(topic, heard), () => undefined) },
  } as unknown as Context;
  return { context, reads, hint: (deskId: string) => hints.emit('desk', deskId) };
}

it('whoever asks after a hint does not share a read that began before it', async () => {
  const { context, reads, hint } = slowDatabase();
  const feed = createDeskFeed(context, 'operator', 'desk');
  const early = feed.next(7);
  hint('desk');
  const late = feed.next(7);
  expect(reads).toHaveLength(2);
  reads[0]?.(null);
  reads[1]?.(batch(7));
  expect(await early).toBeNull();
  expect(await late).toEqual(batch(7));
});

it('whoever asks at the same time shares one read', async () => {
  const { context, reads } = slowDatabase();
  const feed = createDeskFeed(context, 'operator', 'desk');
  const both = [feed.next(7), feed.next(7)];
  expect(reads).toHaveLength(1);
  reads[0]?.(batch(7));
  expect(await Promise.all(both)).toEqual([batch(7), batch(7)]);
});
