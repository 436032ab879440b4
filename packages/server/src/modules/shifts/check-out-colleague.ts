import type { Present } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { lockPresence } from './attendance-store.ts';
import { endAttendance } from './end-attendance.ts';
import { readPresent } from './read-present.ts';
import { announceShifts } from './shifts-changed.ts';

/** Checks out somebody who forgot to. */
export async function checkOutColleague(
  context: Context,
  caller: Caller,
  { deskId, attendanceId }: { deskId: string; attendanceId: string },
): Promise<Present> {
  requireDeskRight(caller, deskId, 'shift.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await lockPresence(tx, deskId, { attendanceId });
    if (!row) throw notFound('attendance');
    if (row.checked_out_at) throw new AppError('conflict', 'This person has already checked out.');
    await endAttendance(tx, context, caller, { row, by: 'supervisor' });
    await announceShifts(tx, context, deskId);
    return readPresent(tx, deskId);
  });
}
