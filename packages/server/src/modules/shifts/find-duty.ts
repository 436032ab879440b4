import type { Duty } from '@tomoshibi/contract';
import { hasDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { loadLimits } from '../desks/index.ts';
import { selectAttendancesOf, selectPresent, type AttendanceRow } from './attendance-store.ts';
import { countTalksOfEach, findSettings, selectSettings } from './capacity-store.ts';
import { presentAttendance, presentShift } from './shifts-presenter.ts';
import { selectShifts, usesRoster, type ShiftRow } from './shifts-store.ts';

/** So long before a shift somebody may check in to it. */
const EARLY_MS = 60 * 60_000;

/** The shift a check-in now would be for: the one that runs, else the one that begins within the hour. */
export async function currentShift(
  tx: OperatorTx,
  deskId: string,
  staffId: string,
  now: Date,
): Promise<ShiftRow | null> {
  const until = new Date(now.getTime() + EARLY_MS);
  const [shift] = await selectShifts(tx, { deskId, staffId, from: now, to: until });
  return shift ?? null;
}

/** Who may come without a planned shift: everybody, or those who decide the shift. */
export function mayWalkIn(caller: Caller, deskId: string, walkIn: 'everyone' | 'supervisors'): boolean {
  return walkIn === 'everyone' || hasDeskRight(caller, deskId, 'shift.manage');
}

/** What a person's work at a desk looks like now. */
export async function readDuty(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  caller: Caller,
  deskId: string,
): Promise<Duty> {
  const settings = await selectSettings(tx, deskId);
  const present: AttendanceRow | undefined = (await selectPresent(tx, deskId)).find(
    (row) => row.staff_id === caller.staffId,
  );
  const shift = await currentShift(tx, deskId, caller.staffId, context.clock.now());
  const talks = await countTalksOfEach(tx, deskId);
  return {
    deskId,
    attendance: present ? presentAttendance(present) : null,
    shift:
      shift && presentShift(shift, await loadLimits(tx, deskId), await selectAttendancesOf(tx, [shift.id])),
    mayCheckIn: !present && (shift !== null || mayWalkIn(caller, deskId, settings.walkIn)),
    openTalks: talks.get(caller.staffId) ?? 0,
    attestations: settings.attestations,
  };
}

/** The duties of a caller, at desks that have begun to use rosters; others are left as they were. */
export async function listDuties(context: Context, caller: Caller): Promise<Duty[]> {
  const deskIds = [...caller.deskRoles.keys()].filter((id) => hasDeskRight(caller, id, 'shift.own')).sort();
  return context.db.tenant(caller.operatorId, async (tx) => {
    const duties: Duty[] = [];
    for (const deskId of deskIds)
      if ((await findSettings(tx, deskId)) ?? (await usesRoster(tx, deskId)))
        duties.push(await readDuty(tx, context, caller, deskId));
    return duties;
  });
}
