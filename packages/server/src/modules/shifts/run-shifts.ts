import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { TimerHandler } from '../../platform/timers/index.ts';
import { announce } from '../live/index.ts';
import { lockDesk } from '../desks/index.ts';
import { lockPresence, selectPresent, type AttendanceRow } from './attendance-store.ts';
import { countTalksOfEach, selectSettings } from './capacity-store.ts';
import { countableAt, countSlotDay, RECOUNT_DAYS } from './count-slot-day.ts';
import { endAttendance } from './end-attendance.ts';
import { announceShifts } from './shifts-changed.ts';
import { selectFirstWork, selectLastSlotDay } from './slots-store.ts';
import { addDays, startOfDay, tokyoDay } from './tokyo-days.ts';

/** Somebody who came without a shift has no end to be late for; nobody works longer than this unnoticed. */
const LONGEST_WALK_IN_MS = 12 * 3_600_000;
/** How often somebody whose shift is over is looked at again while they finish their talks. */
const LOOK_AGAIN_MS = 5 * 60_000;

function leavesAt(row: AttendanceRow, graceMinutes: number): Date {
  return row.planned_end
    ? new Date(row.planned_end.getTime() + graceMinutes * 60_000)
    : new Date(row.checked_in_at.getTime() + LONGEST_WALK_IN_MS);
}

const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b));

/** Checks out whoever forgot to and holds no talk; answers when to look again. */
async function endForgotten(tx: OperatorTx, context: Context, deskId: string): Promise<Date | null> {
  const now = context.clock.now();
  const { graceMinutes } = await selectSettings(tx, deskId);
  const talks = await countTalksOfEach(tx, deskId);
  let next: Date | null = null;
  let ended = false;
  for (const seen of await selectPresent(tx, deskId)) {
    const due = leavesAt(seen, graceMinutes);
    if (due > now) next = earlier(next, due);
    else if ((talks.get(seen.staff_id) ?? 0) > 0)
      next = earlier(next, new Date(now.getTime() + LOOK_AGAIN_MS));
    else {
      const row = await lockPresence(tx, deskId, { attendanceId: seen.id });
      if (!row || row.checked_out_at) continue;
      await endAttendance(tx, context, { kind: 'system' }, { row, by: 'automatic' });
      ended = true;
    }
  }
  if (ended) await announceShifts(tx, context, deskId);
  return next;
}

/** Counts one finished day whose slots are not counted; answers when to count the next. */
async function countDay(tx: OperatorTx, context: Context, deskId: string): Promise<Date | null> {
  await lockDesk(tx, { id: deskId });
  const now = context.clock.now();
  const { slotMinutes } = await selectSettings(tx, deskId);
  const last = await selectLastSlotDay(tx, deskId);
  const earliest = addDays(tokyoDay(now), -RECOUNT_DAYS);
  const next = last === null ? earliest : addDays(last, 1);
  const from = startOfDay(next < earliest ? earliest : next);
  const at = await selectFirstWork(tx, deskId, { from, now });
  if (!at) return null;
  const day = tokyoDay(at);
  const due = countableAt(day, slotMinutes);
  if (due > now) return due;
  await countSlotDay(tx, context, deskId, day);
  await announce(tx, context, [{ kind: 'desk', deskId, topic: 'shifts' }]);
  return now;
}

/** What a desk's shifts have to do by themselves: end forgotten presences, count the slots of finished days. */
export const runShifts: TimerHandler = async (context, { operatorId, deskId }) => {
  const look = await context.db.tenant(operatorId, (tx) => endForgotten(tx, context, deskId));
  const count = await context.db.tenant(operatorId, (tx) => countDay(tx, context, deskId));
  return earlier(look, count);
};
