import { DeskRole, OperatorRole } from '@tomoshibi/contract';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database, OperatorTx } from '../../platform/db/database.ts';

const Roles = z.array(OperatorRole);
const DeskRoles = z.record(z.uuid(), DeskRole);

/** Who somebody is now and what they may do now. */
export interface Member {
  readonly staffId: string;
  readonly name: string;
  readonly active: boolean;
  readonly mustChangePassword: boolean;
  readonly operatorRoles: readonly OperatorRole[];
  readonly deskRoles: ReadonlyMap<string, DeskRole>;
}

interface MemberColumns {
  staff_id: string;
  name: string;
  state: string;
  must_change_password: boolean;
  operator_roles: string[];
  desk_roles: unknown;
}

function toMember(row: MemberColumns): Member {
  return {
    staffId: row.staff_id,
    name: row.name,
    active: row.state === 'active',
    mustChangePassword: row.must_change_password,
    operatorRoles: Roles.parse(row.operator_roles),
    deskRoles: new Map(Object.entries(DeskRoles.parse(row.desk_roles))),
  };
}

/** Name, state and present roles of a member; `staff` is the table's name in the query. */
const memberColumns = [
  'staff.id as staff_id',
  'staff.name',
  'staff.state',
  'staff.must_change_password',
  'staff.operator_roles',
] as const;
const deskRoles = sql`(
  select coalesce(json_object_agg(member.desk_id, member.role), '{}') from desk_members as member
  where member.operator_id = staff.operator_id and member.staff_id = staff.id)`.as('desk_roles');

/** A session or token is looked up by its secret's hash, or, to see whether it still holds, by its id. */
export type Handle = { readonly hash: Buffer } | { readonly id: string };

const column = (handle: Handle) => ('hash' in handle ? 'token_hash' : 'id');
const value = (handle: Handle) => ('hash' in handle ? handle.hash : handle.id);

export interface StoredSession {
  readonly id: string;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly member: Member;
}

export async function selectSession(tx: OperatorTx, handle: Handle): Promise<StoredSession | undefined> {
  const row = await tx.db
    .selectFrom('sessions as held')
    .innerJoin('staff', (join) =>
      join.onRef('staff.operator_id', '=', 'held.operator_id').onRef('staff.id', '=', 'held.staff_id'),
    )
    .select(['held.id', 'held.last_seen_at', 'held.expires_at', ...memberColumns, deskRoles])
    .where('held.operator_id', '=', tx.operatorId)
    .where(`held.${column(handle)}`, '=', value(handle))
    .executeTakeFirst();
  return (
    row && { id: row.id, lastSeenAt: row.last_seen_at, expiresAt: row.expires_at, member: toMember(row) }
  );
}

export interface StoredToken {
  readonly id: string;
  readonly access: 'read' | 'write';
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date;
  /** Somebody else than the member made it through the API. */
  readonly madeByAnother: boolean;
  readonly member: Member;
}

export async function selectToken(tx: OperatorTx, handle: Handle): Promise<StoredToken | undefined> {
  const row = await tx.db
    .selectFrom('api_tokens as held')
    .innerJoin('staff', (join) =>
      join.onRef('staff.operator_id', '=', 'held.operator_id').onRef('staff.id', '=', 'held.staff_id'),
    )
    .select(['held.id', 'held.access', 'held.last_used_at', 'held.expires_at', 'held.created_by'])
    .select([...memberColumns, deskRoles])
    .where('held.operator_id', '=', tx.operatorId)
    .where(`held.${column(handle)}`, '=', value(handle))
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      access: row.access,
      lastUsedAt: row.last_used_at,
      expiresAt: row.expires_at,
      madeByAnother: row.created_by !== null && row.created_by !== toMember(row).staffId,
      member: toMember(row),
    }
  );
}

export async function touchSession(tx: OperatorTx, id: string, now: Date): Promise<void> {
  await tx.db
    .updateTable('sessions')
    .set({ last_seen_at: now })
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .where('last_seen_at', '<', now)
    .execute();
}

export async function touchToken(tx: OperatorTx, id: string, now: Date): Promise<void> {
  await tx.db
    .updateTable('api_tokens')
    .set({ last_used_at: now })
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** Which operator a session or token belongs to, before anybody is known. */
export async function findOperatorOfToken(
  db: Database,
  table: 'sessions' | 'api_tokens',
  hash: Buffer,
): Promise<string | null> {
  const row = await db.gate((gate) =>
    gate.selectFrom(table).select('operator_id').where('token_hash', '=', hash).executeTakeFirst(),
  );
  return row?.operator_id ?? null;
}
