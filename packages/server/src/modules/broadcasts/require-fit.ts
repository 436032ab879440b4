import { BroadcastSegment } from '@tomoshibi/contract';
import { AppError } from '../../platform/app-error.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { BroadcastRow } from './broadcasts-store.ts';
import { requireRoom } from './quota-room.ts';
import { readRoom } from './read-quota.ts';
import { countSegment } from './segment-store.ts';

/** Counts the people of a broadcast now, and refuses it when the month has no room for them beside the reserve. */
export async function requireFit(tx: OperatorTx, row: BroadcastRow, now: Date): Promise<number> {
  const segment = BroadcastSegment.parse(row.segment);
  const count = await countSegment(tx, { deskId: row.desk_id, segment, at: now });
  const billedAt = row.scheduled_for && row.scheduled_for > now ? row.scheduled_for : now;
  requireRoom(await readRoom(tx, { deskId: row.desk_id, now, except: row.id, billedAt }), count);
  return count;
}

export function requireFuture(row: BroadcastRow, now: Date): void {
  if (row.scheduled_for && row.scheduled_for <= now)
    throw new AppError(
      'conflict',
      'The time this broadcast was to be sent at is over. Make it a draft again and choose another time.',
    );
}
