import type { Attendance, Shift } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { loadLimits, readDesk, type DeskLimits } from '../desks/index.ts';
import { selectAttendances, selectAttendancesOf } from './attendance-store.ts';
import { presentAttendance, presentShift } from './shifts-presenter.ts';
import { selectShift, selectShifts, type ShiftRow } from './shifts-store.ts';
import { daysBetween, endOfDay, startOfDay } from './tokyo-days.ts';

/** Two months and the weeks around them: what a calendar shows at most. */
const MOST_DAYS = 75;

interface Days {
  readonly from: string;
  readonly to: string;
}

function timeOf({ from, to }: Days): { from: Date; to: Date } {
  const days = daysBetween(from, to);
  if (days < 0 || days > MOST_DAYS)
    throw new AppError('invalid_input', `The last day must be up to ${MOST_DAYS} days after the first.`, [
      { field: 'to', reason: `must be up to ${MOST_DAYS} days after the first` },
    ]);
  return { from: startOfDay(from), to: endOfDay(to) };
}

async function present(
  tx: OperatorTx,
  rows: readonly ShiftRow[],
  limits: (deskId: string) => Promise<DeskLimits>,
): Promise<Shift[]> {
  const attendances = await selectAttendancesOf(
    tx,
    rows.map((row) => row.id),
  );
  const shifts: Shift[] = [];
  for (const row of rows) shifts.push(presentShift(row, await limits(row.desk_id), attendances));
  return shifts;
}

/** The roster of a desk, with who was there. */
export async function readRoster(
  context: Context,
  caller: Caller,
  deskId: string,
  days: Days,
): Promise<{ shifts: Shift[]; unplanned: Attendance[] }> {
  requireDeskRight(caller, deskId, 'shift.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    await readDesk(tx, context, deskId);
    const time = timeOf(days);
    const limits = await loadLimits(tx, deskId);
    const rows = await selectShifts(tx, { deskId, ...time });
    const attendances = await selectAttendances(tx, deskId, time);
    return {
      shifts: await present(tx, rows, () => Promise.resolve(limits)),
      unplanned: attendances.filter((one) => one.shift_id === null).map(presentAttendance),
    };
  });
}

/** A person's own shifts at all desks they still belong to. */
export async function readOwnShifts(context: Context, caller: Caller, days: Days): Promise<Shift[]> {
  return context.db.tenant(caller.operatorId, async (tx) => {
    const rows = await selectShifts(tx, { staffId: caller.staffId, ...timeOf(days) });
    const known = new Map<string, DeskLimits>();
    return present(
      tx,
      rows.filter((row) => caller.deskRoles.has(row.desk_id)),
      async (deskId) => {
        const limits = known.get(deskId) ?? (await loadLimits(tx, deskId));
        known.set(deskId, limits);
        return limits;
      },
    );
  });
}

/** One shift as the API shows it, as of this transaction. */
export async function readShift(tx: OperatorTx, deskId: string, shiftId: string): Promise<Shift> {
  const row = await selectShift(tx, deskId, shiftId);
  if (!row) throw notFound('shift');
  return presentShift(row, await loadLimits(tx, deskId), await selectAttendancesOf(tx, [shiftId]));
}
