import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

export type EndedBy = 'self' | 'supervisor' | 'automatic';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    attendances: {
      operator_id: string;
      id: string;
      desk_id: string;
      staff_id: string;
      shift_id: string | null;
      role: 'counselor' | 'supervisor';
      checked_in_at: Date;
      minutes_late: number | null;
      remote: boolean;
      attested: string[];
      checked_out_at: Date | null;
      minutes_over: number | null;
      ended_by: EndedBy | null;
      ended_by_id: string | null;
    };
  }
}

export interface AttendanceRow {
  readonly id: string;
  readonly desk_id: string;
  readonly staff_id: string;
  readonly staff_name: string;
  readonly shift_id: string | null;
  readonly role: 'counselor' | 'supervisor';
  readonly checked_in_at: Date;
  readonly minutes_late: number | null;
  readonly remote: boolean;
  readonly attested: string[];
  readonly checked_out_at: Date | null;
  readonly minutes_over: number | null;
  readonly ended_by: EndedBy | null;
  /** Of the shift, as it is planned now. */
  readonly planned_seats: number | null;
  readonly planned_end: Date | null;
}

const attendances = sql`
  select attendance.id, attendance.desk_id, attendance.staff_id, staff.name as staff_name, attendance.shift_id,
    attendance.role, attendance.checked_in_at, attendance.minutes_late, attendance.remote, attendance.attested,
    attendance.checked_out_at, attendance.minutes_over, attendance.ended_by,
    shift.seats as planned_seats, shift.ends_at as planned_end
  from attendances attendance
  join staff on staff.operator_id = attendance.operator_id and staff.id = attendance.staff_id
  left join shifts shift on shift.operator_id = attendance.operator_id and shift.id = attendance.shift_id`;

/** Who is checked in at a desk now. */
export async function selectPresent(tx: OperatorTx, deskId: string): Promise<AttendanceRow[]> {
  const result = await sql<AttendanceRow>`${attendances}
    where attendance.operator_id = ${tx.operatorId} and attendance.desk_id = ${deskId}
      and attendance.checked_out_at is null
    order by attendance.checked_in_at, attendance.id`.execute(tx.db);
  return result.rows;
}

/** Who was at a desk at some moment of this time. */
export async function selectAttendances(
  tx: OperatorTx,
  deskId: string,
  { from, to }: { from: Date; to: Date },
): Promise<AttendanceRow[]> {
  const result = await sql<AttendanceRow>`${attendances}
    where attendance.operator_id = ${tx.operatorId} and attendance.desk_id = ${deskId}
      and attendance.checked_in_at < ${to} and coalesce(attendance.checked_out_at, 'infinity') > ${from}
    order by attendance.checked_in_at, attendance.id`.execute(tx.db);
  return result.rows;
}

export async function selectAttendancesOf(
  tx: OperatorTx,
  shiftIds: readonly string[],
): Promise<AttendanceRow[]> {
  if (shiftIds.length === 0) return [];
  const result = await sql<AttendanceRow>`${attendances}
    where attendance.operator_id = ${tx.operatorId} and attendance.shift_id = any(${shiftIds}::uuid[])
    order by attendance.checked_in_at, attendance.id`.execute(tx.db);
  return result.rows;
}

/** A person's presence at a desk, locked; undefined while they are not checked in. */
export async function lockPresence(
  tx: OperatorTx,
  deskId: string,
  which: { staffId: string } | { attendanceId: string },
): Promise<AttendanceRow | undefined> {
  const wanted =
    'staffId' in which
      ? sql`attendance.staff_id = ${which.staffId} and attendance.checked_out_at is null`
      : sql`attendance.id = ${which.attendanceId}`;
  const result = await sql<AttendanceRow>`${attendances}
    where attendance.operator_id = ${tx.operatorId} and attendance.desk_id = ${deskId} and ${wanted}
    for no key update of attendance`.execute(tx.db);
  return result.rows[0];
}

/** Locks a person's place at a desk, so that two check-ins follow one another. */
export async function lockMember(tx: OperatorTx, deskId: string, staffId: string): Promise<void> {
  await tx.db
    .selectFrom('desk_members')
    .select('role')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('staff_id', '=', staffId)
    .forUpdate()
    .execute();
}

export interface NewAttendance {
  readonly id: string;
  readonly deskId: string;
  readonly staffId: string;
  readonly shiftId: string | null;
  readonly role: 'counselor' | 'supervisor';
  readonly at: Date;
  readonly minutesLate: number | null;
  readonly remote: boolean;
  readonly attested: readonly string[];
}

export async function insertAttendance(tx: OperatorTx, begun: NewAttendance): Promise<void> {
  await tx.db
    .insertInto('attendances')
    .values({
      operator_id: tx.operatorId,
      id: begun.id,
      desk_id: begun.deskId,
      staff_id: begun.staffId,
      shift_id: begun.shiftId,
      role: begun.role,
      checked_in_at: begun.at,
      minutes_late: begun.minutesLate,
      remote: begun.remote,
      attested: [...begun.attested],
    })
    .execute();
}

export async function writeAttendanceEnd(
  tx: OperatorTx,
  attendanceId: string,
  end: { at: Date; minutesOver: number | null; by: EndedBy; byId: string | null },
): Promise<void> {
  await tx.db
    .updateTable('attendances')
    .set({
      checked_out_at: end.at,
      minutes_over: end.minutesOver,
      ended_by: end.by,
      ended_by_id: end.byId,
    })
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', attendanceId)
    .execute();
}
