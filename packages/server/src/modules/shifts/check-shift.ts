import { DeskRole, deskRightsOf, type BodyOf, type routes } from '@tomoshibi/contract';
import { AppError } from '../../platform/app-error.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { overlapsShift, selectRole, type PlannedShift } from './shifts-store.ts';

const LONGEST_MS = 24 * 3_600_000;

function refuse(field: string, reason: string): AppError {
  return new AppError('invalid_input', `The shift cannot be planned: ${field} ${reason}.`, [
    { field, reason },
  ]);
}

/** Whether somebody with this role may be the one who supervises: who sees all talks of the desk. */
export function maySupervise(role: string): boolean {
  const known = DeskRole.safeParse(role);
  return known.success && deskRightsOf([], known.data).has('talk.read_any');
}

/** The shift somebody asks for, refused where it cannot be worked as planned. */
export async function checkShift(
  tx: OperatorTx,
  deskId: string,
  shiftId: string,
  wanted: BodyOf<typeof routes.createShift>,
): Promise<PlannedShift> {
  const shift: PlannedShift = {
    id: shiftId,
    staffId: wanted.staffId,
    startsAt: new Date(wanted.startsAt),
    endsAt: new Date(wanted.endsAt),
    role: wanted.role,
    seats: wanted.seats ?? null,
    note: wanted.note ?? null,
  };
  const length = shift.endsAt.getTime() - shift.startsAt.getTime();
  if (length <= 0) throw refuse('endsAt', 'must be after the beginning');
  if (length > LONGEST_MS) throw refuse('endsAt', 'must be at most 24 hours after the beginning');
  const role = DeskRole.safeParse(await selectRole(tx, deskId, shift.staffId));
  if (!role.success || !deskRightsOf([], role.data).has('shift.own'))
    throw refuse('staffId', 'does not take shifts at this desk');
  if (shift.role === 'supervisor' && !maySupervise(role.data))
    throw refuse('role', 'may be that of supervisors and senior counselors only');
  if (await overlapsShift(tx, deskId, shift))
    throw new AppError('conflict', 'This person already has a shift at that time. Change that one.');
  return shift;
}
