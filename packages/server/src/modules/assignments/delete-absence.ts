import { hasDeskRight, requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { lockAbsence, removeAbsence } from './absences-store.ts';
import { announceAbsence } from './announce-absence.ts';

/** Takes back an absence: one's own, or as the planner of the desk one that holds at that desk only. */
export async function deleteAbsence(
  context: Context,
  caller: Caller,
  { deskId, absenceId }: { deskId: string; absenceId: string },
): Promise<void> {
  requireDeskRight(caller, deskId, 'desk.read');
  await context.db.tenant(caller.operatorId, async (tx) => {
    const row = await lockAbsence(tx, absenceId);
    const own = row?.staff_id === caller.staffId && (row.desk_id === null || row.desk_id === deskId);
    const planned = row?.desk_id === deskId && hasDeskRight(caller, deskId, 'shift.manage');
    if (!row || !(own || planned)) throw notFound('absence');
    await removeAbsence(tx, absenceId);
    await recordAudit(tx, context.clock, caller, {
      action: 'absence.removed',
      deskId,
      subject: { kind: 'staff', id: row.staff_id },
      details: { from: row.starts_at.toISOString(), to: row.ends_at.toISOString() },
    });
    await announceAbsence(tx, context, row);
  });
}
