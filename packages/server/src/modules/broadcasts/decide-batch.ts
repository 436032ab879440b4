import type { BroadcastDetail } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import type { Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { lockBatch, replaceBatch, selectCarried, updateBatch } from './batches-store.ts';
import { onBroadcast, type BroadcastPlace } from './broadcast-access.ts';
import { updateBroadcastRow } from './broadcasts-store.ts';
import { requireRoom } from './quota-room.ts';
import { readRoom } from './read-quota.ts';

/**
 * Decides about a request nobody knows the fate of. Sent again it goes under a new key, so those who have it already
 * get it twice; that is why only a person does this.
 */
export function decideBatch(
  context: Context,
  caller: Caller,
  place: BroadcastPlace & { readonly batchId: string },
  decision: 'leave' | 'send_again',
): Promise<BroadcastDetail> {
  const states =
    decision === 'leave'
      ? (['sending', 'paused', 'finished', 'stopped'] as const)
      : (['sending', 'paused', 'finished'] as const);
  const deed = { place, right: 'broadcast.write', states, action: 'broadcast.batch_decided' } as const;
  return onBroadcast(context, caller, deed, async (tx, row) => {
    const batch = await lockBatch(tx, place);
    if (!batch) throw notFound('batch');
    if (batch.state !== 'unknown' || batch.decided_at !== null)
      throw new AppError('conflict', 'This request needs no decision, or somebody has made it already.');
    const now = context.clock.now();
    const people = await selectCarried(tx, batch.id);
    await updateBatch(tx, batch.id, { decided_at: now, decided_by: caller.staffId });
    const details = { decision, recipients: people.length };
    if (decision === 'leave') {
      await updateBroadcastRow(tx, row.id, {});
      return { details };
    }
    const billedAt = now;
    requireRoom(await readRoom(tx, { deskId: row.desk_id, now, except: row.id, billedAt }), people.length);
    await replaceBatch(tx, { deskId: row.desk_id, broadcastId: row.id, batchId: batch.id, dueAt: now }, [
      { id: uuidv7(context.clock), retryKey: randomUUID(), seekerIds: people.map(({ id }) => id) },
    ]);
    await updateBroadcastRow(
      tx,
      row.id,
      row.state === 'finished' ? { state: 'sending', ended_at: null } : {},
    );
    return { wakeAt: now, details };
  });
}
