import { sql, type Selectable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    absences: {
      operator_id: string;
      id: string;
      staff_id: string;
      desk_id: string | null;
      starts_at: Date;
      ends_at: Date;
      sealed_note: Buffer | null;
    };
  }
}

export type AbsenceRow = Selectable<Tables['absences']>;
export type AbsenceView = AbsenceRow & { name: string };

/**
 * Who of these can be reached at a desk at a moment: active members who hold talks there and have not said that they
 * are away. Whether they are checked in does not count: a home-visit supporter is met by telephone.
 */
export async function selectThere(
  tx: OperatorTx,
  deskId: string,
  staffIds: readonly string[],
  at: Date,
): Promise<Set<string>> {
  const result = await sql<{ staff_id: string }>`
    select member.staff_id from desk_members member
    join staff on staff.operator_id = member.operator_id and staff.id = member.staff_id and staff.state = 'active'
    where member.operator_id = ${tx.operatorId} and member.desk_id = ${deskId}
      and member.staff_id = any(${[...new Set(staffIds)]}::uuid[])
      and member.role in ('counselor', 'senior_counselor', 'supervisor')
      and not exists (
        select from absences away
        where away.operator_id = member.operator_id and away.staff_id = member.staff_id
          and (away.desk_id is null or away.desk_id = member.desk_id)
          and away.starts_at <= ${at} and away.ends_at > ${at})`.execute(tx.db);
  return new Set(result.rows.map((row) => row.staff_id));
}

/** Absences of a desk's members that are not over, of one of them when named. */
export async function selectAbsences(
  tx: OperatorTx,
  deskId: string,
  { now, staffId = null }: { now: Date; staffId?: string | null },
): Promise<AbsenceView[]> {
  const result = await sql<AbsenceView>`
    select away.*, staff.name from absences away
    join staff on staff.operator_id = away.operator_id and staff.id = away.staff_id
    join desk_members member on member.operator_id = away.operator_id and member.staff_id = away.staff_id
      and member.desk_id = ${deskId}
    where away.operator_id = ${tx.operatorId} and (away.desk_id is null or away.desk_id = ${deskId})
      and away.ends_at > ${now} and (${staffId}::uuid is null or away.staff_id = ${staffId})
    order by away.starts_at, away.id`.execute(tx.db);
  return result.rows;
}

export async function insertAbsence(tx: OperatorTx, row: Omit<AbsenceRow, 'operator_id'>): Promise<void> {
  await tx.db
    .insertInto('absences')
    .values({ ...row, operator_id: tx.operatorId })
    .execute();
}

export async function lockAbsence(tx: OperatorTx, id: string): Promise<AbsenceRow | undefined> {
  return tx.db
    .selectFrom('absences')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function removeAbsence(tx: OperatorTx, id: string): Promise<void> {
  await tx.db.deleteFrom('absences').where('operator_id', '=', tx.operatorId).where('id', '=', id).execute();
}

/** The desks at which somebody is a member. */
export async function selectDeskIdsOf(tx: OperatorTx, staffId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('desk_members')
    .select('desk_id')
    .where('operator_id', '=', tx.operatorId)
    .where('staff_id', '=', staffId)
    .execute();
  return rows.map((row) => row.desk_id);
}
