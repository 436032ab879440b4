import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import { effectiveLimit } from './limits.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    role_talk_limits: { operator_id: string; desk_id: string; role: string; talk_limit: number };
    staff_talk_limits: { operator_id: string; desk_id: string; staff_id: string; talk_limit: number };
  }
}

export interface MemberLimit {
  readonly staff_id: string;
  readonly name: string;
  readonly role: 'counselor' | 'senior_counselor' | 'supervisor';
  readonly desk_limit: number;
  readonly role_limit: number | null;
  readonly own_limit: number | null;
}

/** The limits of a desk's active members who may hold talks; of one of them when named. */
export async function selectMemberLimits(
  tx: OperatorTx,
  deskId: string,
  staffId: string | null = null,
): Promise<MemberLimit[]> {
  const result = await sql<MemberLimit>`
    select member.staff_id, staff.name, member.role, desk.talk_limit as desk_limit,
      by_role.talk_limit as role_limit, by_person.talk_limit as own_limit
    from desk_members member
    join desks desk on desk.operator_id = member.operator_id and desk.id = member.desk_id
    join staff on staff.operator_id = member.operator_id and staff.id = member.staff_id and staff.state = 'active'
    left join role_talk_limits by_role on by_role.operator_id = member.operator_id
      and by_role.desk_id = member.desk_id and by_role.role = member.role
    left join staff_talk_limits by_person on by_person.operator_id = member.operator_id
      and by_person.desk_id = member.desk_id and by_person.staff_id = member.staff_id
    where member.operator_id = ${tx.operatorId} and member.desk_id = ${deskId}
      and member.role in ('counselor', 'senior_counselor', 'supervisor')
      and (${staffId}::uuid is null or member.staff_id = ${staffId})
    order by staff.name, staff.login`.execute(tx.db);
  return result.rows;
}

export const limitOf = (row: MemberLimit): number =>
  effectiveLimit({ desk: row.desk_limit, role: row.role_limit, person: row.own_limit });

export interface DeskLimits {
  readonly desk: number;
  /** Of the active members who may hold talks. */
  readonly people: ReadonlyMap<string, number>;
}

/** How many talks who may hold at once at this desk. */
export async function loadLimits(tx: OperatorTx, deskId: string): Promise<DeskLimits> {
  const desk = await tx.db
    .selectFrom('desks')
    .select('talk_limit')
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', deskId)
    .executeTakeFirst();
  const rows = await selectMemberLimits(tx, deskId);
  return {
    desk: desk?.talk_limit ?? 0,
    people: new Map(rows.map((row) => [row.staff_id, limitOf(row)])),
  };
}

/** How many talks one person may hold at this desk; null for somebody who holds none there. */
export async function loadLimit(tx: OperatorTx, deskId: string, staffId: string): Promise<number | null> {
  const [row] = await selectMemberLimits(tx, deskId, staffId);
  return row ? limitOf(row) : null;
}

export async function selectRoleLimits(tx: OperatorTx, deskId: string): Promise<Map<string, number>> {
  const rows = await tx.db
    .selectFrom('role_talk_limits')
    .select(['role', 'talk_limit'])
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .execute();
  return new Map(rows.map((row) => [row.role, row.talk_limit]));
}

export interface WantedLimits {
  readonly roles: readonly (readonly [role: string, limit: number])[];
  readonly people: readonly (readonly [staffId: string, limit: number])[];
}

/** Makes the limits of a desk exactly these; the desk's row is locked by the caller. */
export async function replaceLimits(tx: OperatorTx, deskId: string, wanted: WantedLimits): Promise<void> {
  const of = { operator_id: tx.operatorId, desk_id: deskId };
  for (const table of ['role_talk_limits', 'staff_talk_limits'] as const)
    await tx.db
      .deleteFrom(table)
      .where('operator_id', '=', tx.operatorId)
      .where('desk_id', '=', deskId)
      .execute();
  const roles = wanted.roles.map(([role, limit]) => ({ ...of, role, talk_limit: limit }));
  const people = wanted.people.map(([staffId, limit]) => ({ ...of, staff_id: staffId, talk_limit: limit }));
  if (roles.length > 0) await tx.db.insertInto('role_talk_limits').values(roles).execute();
  if (people.length > 0) await tx.db.insertInto('staff_talk_limits').values(people).execute();
}
