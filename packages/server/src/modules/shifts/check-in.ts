import type { BodyOf, Duty, routes } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { insertAttendance, lockMember, lockPresence } from './attendance-store.ts';
import { selectSettings } from './capacity-store.ts';
import { currentShift, mayWalkIn, readDuty } from './find-duty.ts';
import { announceShifts } from './shifts-changed.ts';

/** Whole minutes from a planned moment, negative before it. */
export function minutesFrom(planned: Date, now: Date): number {
  return Math.trunc((now.getTime() - planned.getTime()) / 60_000) || 0;
}

/** Begins a person's work at a desk: in a planned shift, or to help where that is allowed. */
export async function checkIn(
  context: Context,
  caller: Caller,
  deskId: string,
  { remote, attested }: BodyOf<typeof routes.checkIn>,
): Promise<Duty> {
  requireDeskRight(caller, deskId, 'shift.own');
  return context.db.tenant(caller.operatorId, async (tx) => {
    await lockMember(tx, deskId, caller.staffId);
    if (await lockPresence(tx, deskId, { staffId: caller.staffId }))
      throw new AppError('conflict', 'You are checked in at this desk already.');
    const settings = await selectSettings(tx, deskId);
    const now = context.clock.now();
    const shift = await currentShift(tx, deskId, caller.staffId, now);
    if (!shift && !mayWalkIn(caller, deskId, settings.walkIn))
      throw new AppError(
        'conflict',
        'You have no shift now, and this desk takes help only from supervisors. Ask one to plan a shift.',
      );
    const open = remote ? settings.attestations.filter((text) => !attested.includes(text)) : [];
    if (open.length > 0)
      throw new AppError('invalid_input', 'Working elsewhere, confirm everything the desk asks for.', [
        { field: 'attested', reason: 'must confirm everything' },
      ]);
    const attendanceId = uuidv7(context.clock);
    const minutesLate = shift ? minutesFrom(shift.starts_at, now) : null;
    await insertAttendance(tx, {
      id: attendanceId,
      deskId,
      staffId: caller.staffId,
      shiftId: shift?.id ?? null,
      role: shift?.role ?? (caller.deskRoles.get(deskId) === 'supervisor' ? 'supervisor' : 'counselor'),
      at: now,
      minutesLate,
      remote,
      attested: remote ? settings.attestations : [],
    });
    await recordAudit(tx, context.clock, caller, {
      action: 'attendance.begun',
      deskId,
      subject: { kind: 'staff', id: caller.staffId },
      details: { planned: shift !== null, minutesLate, remote },
    });
    await announceShifts(tx, context, deskId);
    return readDuty(tx, context, caller, deskId);
  });
}
