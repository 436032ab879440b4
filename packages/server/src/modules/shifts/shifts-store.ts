import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    shifts: {
      operator_id: string;
      id: string;
      desk_id: string;
      staff_id: string;
      starts_at: Date;
      ends_at: Date;
      role: 'counselor' | 'supervisor';
      seats: number | null;
      note: string | null;
    };
  }
}

export interface ShiftRow {
  readonly id: string;
  readonly desk_id: string;
  readonly staff_id: string;
  readonly staff_name: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly role: 'counselor' | 'supervisor';
  readonly seats: number | null;
  readonly note: string | null;
}

export interface ShiftFilter {
  readonly deskId?: string;
  readonly staffId?: string;
  /** Shifts that touch this time. */
  readonly from: Date;
  readonly to: Date;
}

export async function selectShifts(tx: OperatorTx, filter: ShiftFilter): Promise<ShiftRow[]> {
  let query = tx.db
    .selectFrom('shifts')
    .innerJoin('staff', (join) =>
      join.onRef('staff.operator_id', '=', 'shifts.operator_id').onRef('staff.id', '=', 'shifts.staff_id'),
    )
    .select([
      'shifts.id',
      'shifts.desk_id',
      'shifts.staff_id',
      'staff.name as staff_name',
      'shifts.starts_at',
      'shifts.ends_at',
      'shifts.role',
      'shifts.seats',
      'shifts.note',
    ])
    .where('shifts.operator_id', '=', tx.operatorId)
    .where('shifts.starts_at', '<', filter.to)
    .where('shifts.ends_at', '>', filter.from)
    .orderBy('shifts.starts_at')
    .orderBy('staff.name')
    .orderBy('shifts.id');
  if (filter.deskId !== undefined) query = query.where('shifts.desk_id', '=', filter.deskId);
  if (filter.staffId !== undefined) query = query.where('shifts.staff_id', '=', filter.staffId);
  return query.execute();
}

export async function selectShift(
  tx: OperatorTx,
  deskId: string,
  shiftId: string,
): Promise<ShiftRow | undefined> {
  const result = await sql<ShiftRow>`
    select shifts.id, desk_id, staff_id, staff.name as staff_name, starts_at, ends_at, role, seats, note
    from shifts join staff on staff.operator_id = shifts.operator_id and staff.id = shifts.staff_id
    where shifts.operator_id = ${tx.operatorId} and shifts.desk_id = ${deskId} and shifts.id = ${shiftId}`.execute(
    tx.db,
  );
  return result.rows[0];
}

export interface PlannedShift {
  readonly id: string;
  readonly staffId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly role: 'counselor' | 'supervisor';
  readonly seats: number | null;
  readonly note: string | null;
}

/** Whether the person already has a shift at the desk in this time, but for the named one. */
export async function overlapsShift(tx: OperatorTx, deskId: string, shift: PlannedShift): Promise<boolean> {
  const row = await tx.db
    .selectFrom('shifts')
    .select('id')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('staff_id', '=', shift.staffId)
    .where('id', '<>', shift.id)
    .where('starts_at', '<', shift.endsAt)
    .where('ends_at', '>', shift.startsAt)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes a new or a changed shift. */
export async function writeShift(tx: OperatorTx, deskId: string, shift: PlannedShift): Promise<void> {
  const row = {
    staff_id: shift.staffId,
    starts_at: shift.startsAt,
    ends_at: shift.endsAt,
    role: shift.role,
    seats: shift.seats,
    note: shift.note,
  };
  await tx.db
    .insertInto('shifts')
    .values({ operator_id: tx.operatorId, id: shift.id, desk_id: deskId, ...row })
    .onConflict((conflict) => conflict.columns(['operator_id', 'id']).doUpdateSet(row))
    .execute();
}

export async function removeShift(tx: OperatorTx, shiftId: string): Promise<void> {
  await tx.db
    .deleteFrom('shifts')
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', shiftId)
    .execute();
}

/** The role a person has at a desk, while both may work. */
export async function selectRole(tx: OperatorTx, deskId: string, staffId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('desk_members')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.operator_id', '=', 'desk_members.operator_id')
        .onRef('staff.id', '=', 'desk_members.staff_id'),
    )
    .select('desk_members.role')
    .where('desk_members.operator_id', '=', tx.operatorId)
    .where('desk_members.desk_id', '=', deskId)
    .where('desk_members.staff_id', '=', staffId)
    .where('staff.state', '=', 'active')
    .executeTakeFirst();
  return row?.role ?? null;
}

/** Whether the desk has planned any shift or seen anybody check in. */
export async function usesRoster(tx: OperatorTx, deskId: string): Promise<boolean> {
  const result = await sql<{ used: boolean }>`
    select exists (select from shifts where operator_id = ${tx.operatorId} and desk_id = ${deskId})
      or exists (select from attendances where operator_id = ${tx.operatorId} and desk_id = ${deskId}) as used`.execute(
    tx.db,
  );
  return result.rows[0]?.used ?? false;
}
