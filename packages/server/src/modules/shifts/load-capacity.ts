import type { CapacitySettings, Present } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { loadLimits, type DeskLimits } from '../desks/index.ts';
import { selectPresent, type AttendanceRow } from './attendance-store.ts';
import { capacity, freeSeats, mayOpen, type OnDesk } from './capacity.ts';
import { countOpenTalks, selectSettings } from './capacity-store.ts';

/** Seats of a shift: as planned, else the person's limit; somebody who supervises offers none unless planned to. */
export function seatsOf(
  shift: { role: 'counselor' | 'supervisor'; seats: number | null; staffId: string },
  limits: DeskLimits,
): number {
  return shift.seats ?? (shift.role === 'supervisor' ? 0 : (limits.people.get(shift.staffId) ?? limits.desk));
}

export function onDesk(present: readonly AttendanceRow[], limits: DeskLimits): OnDesk {
  // Somebody who left the desk or was disabled while checked in offers nothing any more.
  const working = present.filter((row) => limits.people.has(row.staff_id));
  return {
    people: working.length,
    seats: working.reduce(
      (sum, row) =>
        sum + seatsOf({ role: row.role, seats: row.planned_seats, staffId: row.staff_id }, limits),
      0,
    ),
    supervisors: working.filter((row) => row.role === 'supervisor').length,
  };
}

/** Who is checked in at a desk now: how many, the talks they may hold together, and how many of them supervise. */
export async function staffOnDesk(tx: OperatorTx, deskId: string): Promise<OnDesk> {
  return onDesk(await selectPresent(tx, deskId), await loadLimits(tx, deskId));
}

export interface DeskCapacity {
  readonly settings: CapacitySettings;
  readonly present: OnDesk;
  readonly active: number;
  readonly waiting: number;
  /** Talks the desk can hold; null: no cap. */
  readonly seats: number | null;
  /** Seats for one more person, those who wait seated first; null: no cap. */
  readonly free: number | null;
  readonly opening: { readonly ok: boolean; readonly missing: Present['missing'] };
}

/** Everything that decides whether a desk may open and whether it can take one more person now. */
export async function loadCapacity(tx: OperatorTx, deskId: string): Promise<DeskCapacity> {
  const settings = await selectSettings(tx, deskId);
  const present = await staffOnDesk(tx, deskId);
  const { active, waiting } = await countOpenTalks(tx, deskId);
  const seats = capacity(settings, present);
  return {
    settings,
    present,
    active,
    waiting,
    seats,
    free: freeSeats(seats, active, waiting),
    opening: mayOpen(settings, present),
  };
}
