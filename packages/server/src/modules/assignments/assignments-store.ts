import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    assignments: {
      operator_id: string;
      id: string;
      desk_id: string;
      seeker_id: string;
      staff_id: string;
      deputies: string[];
      since: Date;
      set_by: string;
      ended_at: Date | null;
      ended_by: string | null;
    };
    assignment_rules: { operator_id: string; desk_id: string; assigned_wait_minutes: number };
  }
}

export type AssignmentRow = Selectable<Tables['assignments']>;
export type NewAssignment = Omit<AssignmentRow, 'operator_id' | 'ended_at' | 'ended_by'>;

/** What holds at a desk that was never told otherwise. */
const WAIT_MINUTES = 10;

/** The ties that hold now of these people; none where the desk assigns nobody. */
export async function selectCurrent(
  tx: OperatorTx,
  seekerIds: readonly string[],
): Promise<Map<string, AssignmentRow>> {
  if (seekerIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('assignments')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', 'in', seekerIds)
    .where('ended_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.seeker_id, row]));
}

/** Every tie a person ever had, newest first. */
export async function selectTies(tx: OperatorTx, seekerId: string): Promise<AssignmentRow[]> {
  return tx.db
    .selectFrom('assignments')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export type AssignedRow = AssignmentRow & {
  pseudonym: string;
  sealed_line_name: Buffer | null;
  name_display: 'pseudonym' | 'line_name';
  consultation_id: string | null;
  state: 'bot' | 'outside' | 'waiting' | 'active' | null;
};

/** The ties that hold at a desk, those of one member of staff when named, longest-standing first. */
export async function selectAssigned(
  tx: OperatorTx,
  deskId: string,
  staffId: string | null = null,
): Promise<AssignedRow[]> {
  const result = await sql<AssignedRow>`
    select tie.*, seeker.pseudonym, seeker.sealed_line_name, desk.name_display,
      talk.id as consultation_id, talk.state
    from assignments tie
    join seekers seeker on seeker.operator_id = tie.operator_id and seeker.id = tie.seeker_id
    join desks desk on desk.operator_id = tie.operator_id and desk.id = tie.desk_id
    left join consultations talk on talk.operator_id = tie.operator_id and talk.seeker_id = tie.seeker_id
      and talk.state <> 'closed'
    where tie.operator_id = ${tx.operatorId} and tie.desk_id = ${deskId} and tie.ended_at is null
      and (${staffId}::uuid is null or tie.staff_id = ${staffId} or ${staffId} = any(tie.deputies))
    order by tie.since, tie.id`.execute(tx.db);
  return result.rows;
}

export interface CountRow {
  readonly staff_id: string;
  readonly name: string;
  readonly people: number;
  readonly waiting: number;
  readonly active: number;
}

export async function countAssigned(tx: OperatorTx, deskId: string): Promise<CountRow[]> {
  const result = await sql<CountRow>`
    select tie.staff_id, staff.name, count(*)::integer as people,
      (count(*) filter (where talk.state = 'waiting'))::integer as waiting,
      (count(*) filter (where talk.state = 'active'))::integer as active
    from assignments tie
    join staff on staff.operator_id = tie.operator_id and staff.id = tie.staff_id
    left join consultations talk on talk.operator_id = tie.operator_id and talk.seeker_id = tie.seeker_id
      and talk.state <> 'closed'
    where tie.operator_id = ${tx.operatorId} and tie.desk_id = ${deskId} and tie.ended_at is null
    group by tie.staff_id, staff.name
    order by staff.name, tie.staff_id`.execute(tx.db);
  return result.rows;
}

export async function insertAssignment(tx: OperatorTx, row: NewAssignment): Promise<void> {
  await tx.db
    .insertInto('assignments')
    .values({ ...row, operator_id: tx.operatorId })
    .execute();
}

/** Ends the tie that holds; the person is locked by the caller. Answers it, undefined when there is none. */
export async function endCurrent(
  tx: OperatorTx,
  seekerId: string,
  by: { staffId: string; at: Date },
): Promise<AssignmentRow | undefined> {
  return tx.db
    .updateTable('assignments')
    .set({ ended_at: by.at, ended_by: by.staffId })
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** How long a new talk at the desk waits for its own counselor, in minutes. */
export async function loadWaitMinutes(tx: OperatorTx, deskId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('assignment_rules')
    .select('assigned_wait_minutes')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
  return row?.assigned_wait_minutes ?? WAIT_MINUTES;
}

export async function writeWaitMinutes(tx: OperatorTx, deskId: string, minutes: number): Promise<void> {
  await tx.db
    .insertInto('assignment_rules')
    .values({ operator_id: tx.operatorId, desk_id: deskId, assigned_wait_minutes: minutes })
    .onConflict((conflict) =>
      conflict.columns(['operator_id', 'desk_id']).doUpdateSet({ assigned_wait_minutes: minutes }),
    )
    .execute();
}

/** Names of members of staff, also of those who have left. */
export async function selectStaffNames(
  tx: OperatorTx,
  staffIds: readonly string[],
): Promise<Map<string, string>> {
  if (staffIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('operator_id', '=', tx.operatorId)
    .where('id', 'in', [...new Set(staffIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
