import { BroadcastSegment } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { uuidv7 } from '../../platform/ids.ts';
import { insertBatches, type NewBatch } from './batches-store.ts';
import { lockBroadcast, setListed, type BroadcastRow } from './broadcasts-store.ts';
import { readRules } from './read-quota.ts';
import { selectSegmentPage } from './segment-store.ts';
import { tellProgress, type Next, type Turn } from './turn.ts';

/** People in one transaction, so that a list of a hundred thousand holds nobody up. */
const PAGE = 5_000;

/** Puts the next page of people on the list, each in the batch that will carry them, its key fixed from now on. */
export async function listRecipients(
  { context, operatorId, deskId }: Turn,
  seen: BroadcastRow,
): Promise<Next> {
  return context.db.tenant<Next>(operatorId, async (tx) => {
    const row = await lockBroadcast(tx, { deskId, broadcastId: seen.id });
    if (row?.state !== 'sending' || row.listed_at !== null || row.started_at === null) return 'go_on';
    const { batchSize } = await readRules(tx, deskId);
    const limit = Math.max(1, Math.floor(PAGE / batchSize)) * batchSize;
    const seekerIds = await selectSegmentPage(tx, {
      deskId,
      segment: BroadcastSegment.parse(row.segment),
      at: row.started_at,
      after: row.listed_up_to,
      limit,
    });
    const batches: NewBatch[] = [];
    for (let at = 0; at < seekerIds.length; at += batchSize)
      batches.push({
        id: uuidv7(context.clock),
        retryKey: randomUUID(),
        seekerIds: seekerIds.slice(at, at + batchSize),
      });
    const now = context.clock.now();
    await insertBatches(tx, { deskId, broadcastId: row.id, dueAt: now }, batches);
    await setListed(tx, row.id, {
      upTo: seekerIds.at(-1) ?? row.listed_up_to,
      at: seekerIds.length < limit ? now : null,
    });
    await tellProgress(tx, context, row);
    return 'go_on';
  });
}
