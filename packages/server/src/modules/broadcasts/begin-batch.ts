import { randomUUID } from 'node:crypto';
import { lineUserPlace } from '../seekers/index.ts';
import { RETRY_FOR_MS } from '../outgoing/index.ts';
import { lockNextBatch, selectCarried, skipBlocked, updateBatch, type BatchRow } from './batches-store.ts';
import { lockBroadcast, selectChannelId, type BroadcastRow } from './broadcasts-store.ts';
import { finishBroadcast } from './finish-broadcast.ts';
import { pauseBroadcast } from './pause-broadcast.ts';
import type { Next, Turn } from './turn.ts';

/** Longer than a request may take; a batch of a killed process is taken up again after this. */
export const LEASE_MS = 25_000;

/** A request ready to go: everything LINE needs, and the attempt it counts as. */
export interface BatchRequest {
  readonly broadcastId: string;
  readonly batchId: string;
  readonly leaseId: string;
  readonly retryKey: string;
  readonly attempt: number;
  readonly channelId: string;
  readonly userIds: readonly string[];
  readonly texts: readonly string[];
}

/** How a batch stands before its next attempt: the attempts under its present key. */
function standing(batch: BatchRow, now: Date) {
  // Under way without a lease: its process died, and nobody knows whether LINE got the request.
  const uncertain = batch.uncertain || batch.state === 'sending';
  const age = batch.first_attempt_at ? now.getTime() - batch.first_attempt_at.getTime() : 0;
  const over = age >= RETRY_FOR_MS;
  return { lost: uncertain && over, renewed: !uncertain && over, uncertain };
}

/**
 * Decides what a broadcast sends next and writes it down before the first byte goes out, so that whoever finds it
 * after a crash goes on with the same people under the same key.
 */
export async function beginBatch(turn: Turn, seen: BroadcastRow): Promise<BatchRequest | { next: Next }> {
  const { context, keys, operatorId, deskId } = turn;
  return context.db.tenant(operatorId, async (tx) => {
    const row = await lockBroadcast(tx, { deskId, broadcastId: seen.id });
    if (row?.state !== 'sending') return { next: 'go_on' };
    const batch = await lockNextBatch(tx, row.id);
    if (!batch) {
      await finishBroadcast(tx, context, row);
      return { next: 'go_on' };
    }
    const now = context.clock.now();
    if (batch.lease_until && batch.lease_until > now) return { next: batch.lease_until };
    if (batch.state === 'waiting' && batch.due_at > now) return { next: batch.due_at };

    const { lost, renewed, uncertain } = standing(batch, now);
    if (lost) {
      await updateBatch(tx, batch.id, {
        state: 'unknown',
        uncertain: true,
        completed_at: now,
        lease_id: null,
        lease_until: null,
      });
      return { next: 'go_on' };
    }
    const channelId = await selectChannelId(tx, deskId);
    if (channelId === null) {
      await pauseBroadcast(tx, context, row, 'no_channel');
      return { next: 'go_on' };
    }
    const first = batch.attempts === 0 || renewed;
    // Everybody of the first attempt is in every further one: a key stands for the same people.
    const skipped = batch.skipped + (first ? await skipBlocked(tx, batch.id) : 0);
    const people = await selectCarried(tx, batch.id);
    if (people.length === 0) {
      await updateBatch(tx, batch.id, { state: 'accepted', skipped: batch.listed, completed_at: now });
      return { next: 'go_on' };
    }
    const leaseId = randomUUID();
    const attempt = first ? 1 : batch.attempts + 1;
    const retryKey = renewed ? randomUUID() : batch.retry_key;
    await updateBatch(tx, batch.id, {
      state: 'sending',
      retry_key: retryKey,
      attempts: attempt,
      skipped,
      uncertain,
      first_attempt_at: first ? now : batch.first_attempt_at,
      lease_id: leaseId,
      lease_until: new Date(now.getTime() + LEASE_MS),
    });
    return {
      broadcastId: row.id,
      batchId: batch.id,
      leaseId,
      retryKey,
      attempt,
      channelId,
      userIds: people.map((person) =>
        keys.unseal(lineUserPlace(person.id), person.sealed_line_user_id).toString('utf8'),
      ),
      texts: row.texts,
    };
  });
}
