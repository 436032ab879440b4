import type { BodyOf, routes, Shift } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { selectAttendancesOf } from './attendance-store.ts';
import { checkShift } from './check-shift.ts';
import { recountCounted } from './count-slot-day.ts';
import { readShift } from './read-roster.ts';
import { announceShifts } from './shifts-changed.ts';
import { selectShift, writeShift } from './shifts-store.ts';

/** Changes a shift; once somebody has checked in to it, it stays that person's. */
export async function updateShift(
  context: Context,
  caller: Caller,
  { deskId, shiftId }: { deskId: string; shiftId: string },
  wanted: BodyOf<typeof routes.updateShift>,
): Promise<Shift> {
  requireDeskRight(caller, deskId, 'shift.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    const before = await selectShift(tx, deskId, shiftId);
    if (!before) throw notFound('shift');
    const shift = await checkShift(tx, deskId, shiftId, wanted);
    if (shift.staffId !== before.staff_id && (await selectAttendancesOf(tx, [shiftId])).length > 0)
      throw new AppError(
        'conflict',
        'Somebody has checked in to this shift; it stays theirs. Plan another for the colleague.',
      );
    await writeShift(tx, deskId, shift);
    await recountCounted(tx, context, deskId, [
      { startsAt: before.starts_at, endsAt: before.ends_at },
      shift,
    ]);
    await recordAudit(tx, context.clock, caller, {
      action: 'shift.changed',
      deskId,
      subject: { kind: 'staff', id: shift.staffId },
      details: { from: shift.startsAt.toISOString(), to: shift.endsAt.toISOString(), role: shift.role },
    });
    await announceShifts(tx, context, deskId);
    return readShift(tx, deskId, shiftId);
  });
}
