import type { Duty } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { lockPresence } from './attendance-store.ts';
import { endAttendance } from './end-attendance.ts';
import { readDuty } from './find-duty.ts';
import { announceShifts } from './shifts-changed.ts';

/** Ends one's own work at a desk. Talks one still holds may be finished. */
export async function checkOut(context: Context, caller: Caller, deskId: string): Promise<Duty> {
  requireDeskRight(caller, deskId, 'shift.own');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await lockPresence(tx, deskId, { staffId: caller.staffId });
    if (!row) throw new AppError('conflict', 'You are not checked in at this desk.');
    await endAttendance(tx, context, caller, { row, by: 'self' });
    await announceShifts(tx, context, deskId);
    return readDuty(tx, context, caller, deskId);
  });
}
