import type { BroadcastDetail } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { lockDesk } from '../desks/index.ts';
import { settleNotifications } from '../notifications/index.ts';
import { handsOf, onBroadcast, type BroadcastPlace, type LineAccess } from './broadcast-access.ts';
import { updateBroadcastRow } from './broadcasts-store.ts';
import { requireQuota } from './refresh-quota.ts';
import { requireFit, requireFuture } from './require-fit.ts';

/** The second person: somebody who neither began, nor last changed, nor submitted it (requirement R28). */
export async function approveBroadcast(
  context: Context,
  access: LineAccess,
  caller: Caller,
  { place, version }: { readonly place: BroadcastPlace; readonly version: number },
): Promise<BroadcastDetail> {
  requireDeskRight(caller, place.deskId, 'broadcast.approve');
  await requireQuota(context, access, { operatorId: caller.operatorId, deskId: place.deskId });
  const action = 'broadcast.approved';
  const deed = { place, right: 'broadcast.approve', states: ['submitted'], version, action } as const;
  return onBroadcast(context, caller, deed, async (tx, row) => {
    if (handsOf(row).includes(caller.staffId))
      throw new AppError(
        'second_person',
        'You had a hand in this broadcast, so somebody else must approve it.',
      );
    // Two approvals at once would each see the room of both.
    await lockDesk(tx, { id: place.deskId });
    const now = context.clock.now();
    requireFuture(row, now);
    const counted = await requireFit(tx, row, now);
    await updateBroadcastRow(tx, row.id, {
      state: 'approved',
      counted,
      decided_at: now,
      decided_by: caller.staffId,
    });
    await settleNotifications(tx, context, { subjectId: row.id });
    return { wakeAt: row.scheduled_for ?? now, details: { counted, scheduled: row.scheduled_for !== null } };
  });
}
