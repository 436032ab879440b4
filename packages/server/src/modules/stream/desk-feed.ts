import { DeskTopic, type ConsultationFacts, type MessageFacts } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import {
  presentFacts,
  presentMessageFacts,
  selectConsultations,
  selectMessagesById,
} from '../talks/index.ts';
import { selectDeskEvents } from './stream-store.ts';

/** Events of a desk from one position to another, as facts of now: an older state of the same thing is left out. */
export interface FeedBatch {
  readonly after: number;
  readonly upTo: number;
  readonly reload: boolean;
  readonly consultations: readonly ConsultationFacts[];
  readonly messages: readonly MessageFacts[];
  readonly topics: readonly DeskTopic[];
}

const EVENTS_PER_BATCH = 500;
/** Batches kept for consoles that are a little behind. */
const BATCHES_KEPT = 64;
/** Under load, hints within this pause are served by one read. */
const COALESCE_MS = 20;

export async function readBatch(
  context: Context,
  operatorId: string,
  deskId: string,
  after: number,
): Promise<FeedBatch | null> {
  return context.db.tenant(operatorId, async (tx) => {
    const rows = await selectDeskEvents(tx, deskId, after, EVENTS_PER_BATCH);
    const last = rows.at(-1);
    if (!last) return null;
    const ids = [...new Set(rows.flatMap((row) => row.consultation_id ?? []))];
    const messageIds = [...new Set(rows.flatMap((row) => row.message_id ?? []))];
    const consultations = ids.length > 0 ? await selectConsultations(tx, { ids }) : [];
    const messages = messageIds.length > 0 ? await selectMessagesById(tx, messageIds) : [];
    return {
      after,
      upTo: last.seq,
      reload: rows.some((row) => row.kind === 'reload'),
      consultations: consultations.map(presentFacts),
      messages: messages.map(presentMessageFacts),
      topics: [...new Set(rows.flatMap((row) => row.topic ?? []))].map((topic) => DeskTopic.parse(topic)),
    };
  });
}

export interface DeskFeed {
  /** Gives every batch from the position of the newest known one on; returns the function that stops it. */
  subscribe(heard: () => void): () => void;
  /** The next batch after a position: from memory when it follows there, else from the database. */
  next(after: number): Promise<FeedBatch | null>;
  readonly idle: boolean;
}

/** Reads a desk's stream once for all consoles of this process that follow it. */
export function createDeskFeed(context: Context, operatorId: string, deskId: string): DeskFeed {
  const listeners = new Set<() => void>();
  const kept = new Map<number, FeedBatch>();
  let reading: { after: number; batch: Promise<FeedBatch | null> } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let lastTold = 0;

  function tell(): void {
    timer = undefined;
    lastTold = performance.now();
    for (const heard of listeners) heard();
  }
  const off = context.hints.on('desk', (id) => {
    if (id !== deskId) return;
    // A read that began before the hint may have missed what it tells of.
    reading = null;
    if (timer) return;
    // The first hint after a quiet moment is told at once; a busy desk is told in steps.
    const since = performance.now() - lastTold;
    if (since >= COALESCE_MS) tell();
    else timer = setTimeout(tell, COALESCE_MS - since);
  });

  function keep(batch: FeedBatch): void {
    kept.set(batch.after, batch);
    const oldest = kept.keys().next();
    if (kept.size > BATCHES_KEPT && !oldest.done) kept.delete(oldest.value);
  }

  return {
    subscribe(heard) {
      listeners.add(heard);
      return () => {
        listeners.delete(heard);
        if (listeners.size === 0) {
          off();
          clearTimeout(timer);
        }
      };
    },
    async next(after) {
      const known = kept.get(after);
      if (known) return known;
      if (reading?.after === after) return reading.batch;
      const mine = { after, batch: readBatch(context, operatorId, deskId, after) };
      reading = mine;
      try {
        const batch = await mine.batch;
        if (batch) keep(batch);
        return batch;
      } finally {
        if (reading === mine) reading = null;
      }
    },
    get idle() {
      return listeners.size === 0;
    },
  };
}
