import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { selectAttendancesOf } from './attendance-store.ts';
import { recountCounted } from './count-slot-day.ts';
import { announceShifts } from './shifts-changed.ts';
import { removeShift, selectShift } from './shifts-store.ts';

export async function deleteShift(
  context: Context,
  caller: Caller,
  { deskId, shiftId }: { deskId: string; shiftId: string },
): Promise<void> {
  requireDeskRight(caller, deskId, 'shift.manage');
  await context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    const shift = await selectShift(tx, deskId, shiftId);
    if (!shift) throw notFound('shift');
    if ((await selectAttendancesOf(tx, [shiftId])).length > 0)
      throw new AppError('conflict', 'Somebody has checked in to this shift, so it stays in the record.');
    await removeShift(tx, shiftId);
    await recountCounted(tx, context, deskId, [{ startsAt: shift.starts_at, endsAt: shift.ends_at }]);
    await recordAudit(tx, context.clock, caller, {
      action: 'shift.removed',
      deskId,
      subject: { kind: 'staff', id: shift.staff_id },
      details: { from: shift.starts_at.toISOString(), to: shift.ends_at.toISOString() },
    });
    await announceShifts(tx, context, deskId);
  });
}
