import type { BodyOf, ResponseOf, routes } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { checkShift } from './check-shift.ts';
import { recountCounted } from './count-slot-day.ts';
import { announceShifts } from './shifts-changed.ts';
import { selectShifts, writeShift, type PlannedShift } from './shifts-store.ts';
import { addDays, daysBetween, startOfDay, tokyoDay } from './tokyo-days.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Plans a week like another: the shifts that begin in it, at the same hours. Left out and counted are those which cannot
 * be worked there: the person already has a shift then, or has left the desk. Notes were about the other week.
 */
export async function copyWeek(
  context: Context,
  caller: Caller,
  deskId: string,
  { from, to }: BodyOf<typeof routes.copyShiftWeek>,
): Promise<ResponseOf<typeof routes.copyShiftWeek>> {
  requireDeskRight(caller, deskId, 'shift.manage');
  const shift = daysBetween(from, to) * DAY_MS;
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    if (Math.abs(shift) < 7 * DAY_MS)
      throw new AppError('invalid_input', 'The week to plan must not overlap the week to copy.', [
        { field: 'to', reason: 'must be in another week' },
      ]);
    const last = addDays(from, 7);
    const rows = await selectShifts(tx, { deskId, from: startOfDay(from), to: startOfDay(last) });
    const planned: PlannedShift[] = [];
    const beginning = rows.filter((row) => tokyoDay(row.starts_at) >= from);
    for (const row of beginning) {
      const wanted = {
        staffId: row.staff_id,
        startsAt: new Date(row.starts_at.getTime() + shift).toISOString(),
        endsAt: new Date(row.ends_at.getTime() + shift).toISOString(),
        role: row.role,
        seats: row.seats,
        note: null,
      };
      try {
        const copy = await checkShift(tx, deskId, uuidv7(context.clock), wanted);
        await writeShift(tx, deskId, copy);
        planned.push(copy);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
    }
    const counts = { copied: planned.length, skipped: beginning.length - planned.length };
    if (planned.length > 0) await recountCounted(tx, context, deskId, planned);
    await recordAudit(tx, context.clock, caller, {
      action: 'shift.week_copied',
      deskId,
      subject: { kind: 'desk', id: deskId },
      details: { from, to, ...counts },
    });
    await announceShifts(tx, context, deskId);
    return counts;
  });
}
