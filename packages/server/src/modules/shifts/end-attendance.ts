import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { writeAttendanceEnd, type AttendanceRow, type EndedBy } from './attendance-store.ts';
import { minutesFrom } from './check-in.ts';

/** Ends a locked presence inside a transaction of the caller, who announces it. Open talks stay with the person. */
export async function endAttendance(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  actor: Actor,
  { row, by }: { row: AttendanceRow; by: EndedBy },
): Promise<void> {
  const at = context.clock.now();
  const minutesOver = row.planned_end ? minutesFrom(row.planned_end, at) : null;
  const byId = 'staffId' in actor ? actor.staffId : null;
  await writeAttendanceEnd(tx, row.id, { at, minutesOver, by, byId });
  await recordAudit(tx, context.clock, actor, {
    action: 'attendance.ended',
    deskId: row.desk_id,
    subject: { kind: 'staff', id: row.staff_id },
    details: { by, minutesOver },
  });
}
