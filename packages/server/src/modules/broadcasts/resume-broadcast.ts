import type { BroadcastDetail } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { lockDesk } from '../desks/index.ts';
import { settleNotifications } from '../notifications/index.ts';
import { hurryWaiting, selectTotals } from './batches-store.ts';
import { onBroadcast, type BroadcastPlace, type LineAccess } from './broadcast-access.ts';
import { updateBroadcastRow, type BroadcastRow } from './broadcasts-store.ts';
import { requireRoom } from './quota-room.ts';
import { readRoom } from './read-quota.ts';
import { requireQuota } from './refresh-quota.ts';
import { requireFit } from './require-fit.ts';

/** What is left of a broadcast must have room as a new one would. */
async function requireRest(tx: OperatorTx, row: BroadcastRow, now: Date): Promise<number> {
  if (row.listed_at === null) return requireFit(tx, row, now);
  const [totals] = await selectTotals(tx, [row.id]);
  const left = totals?.left ?? 0;
  requireRoom(await readRoom(tx, { deskId: row.desk_id, now, except: row.id, billedAt: now }), left);
  return left;
}

export async function resumeBroadcast(
  context: Context,
  access: LineAccess,
  caller: Caller,
  place: BroadcastPlace,
): Promise<BroadcastDetail> {
  requireDeskRight(caller, place.deskId, 'broadcast.write');
  await requireQuota(context, access, { operatorId: caller.operatorId, deskId: place.deskId });
  const action = 'broadcast.resumed';
  const deed = { place, right: 'broadcast.write', states: ['paused'], action } as const;
  return onBroadcast(context, caller, deed, async (tx, row) => {
    // As with approvals, one at a time a desk.
    await lockDesk(tx, { id: place.deskId });
    const now = context.clock.now();
    const left = await requireRest(tx, row, now);
    await hurryWaiting(tx, row.id, now);
    // One that had not begun is sent at once: its own time may be long over.
    await updateBroadcastRow(tx, row.id, {
      state: row.started_at === null ? 'approved' : 'sending',
      pause: null,
      ...(row.started_at === null ? { scheduled_for: null } : {}),
    });
    await settleNotifications(tx, context, { subjectId: row.id });
    return { wakeAt: now, details: { from: row.pause, left } };
  });
}
