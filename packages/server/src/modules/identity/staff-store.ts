import { DeskRole, OperatorRole } from '@tomoshibi/contract';
import { sql, type Selectable, type Updateable } from 'kysely';
import { z } from 'zod';
import type { Database, OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

const Roles = z.array(OperatorRole);

export type StaffRecord = Omit<Selectable<Tables['staff']>, 'operator_roles'> & {
  operator_roles: OperatorRole[];
};
const toRecord = (row: Selectable<Tables['staff']>): StaffRecord => ({
  ...row,
  operator_roles: Roles.parse(row.operator_roles),
});

/** Whose sign-in name it is, before anybody is known. */
export async function findStaffByLogin(
  db: Database,
  login: string,
): Promise<{ operatorId: string; staffId: string } | null> {
  const row = await db.gate((gate) =>
    gate.selectFrom('staff').select(['operator_id', 'id']).where('login', '=', login).executeTakeFirst(),
  );
  return row ? { operatorId: row.operator_id, staffId: row.id } : null;
}

export async function selectStaff(
  tx: OperatorTx,
  staffId: string,
  lock: 'lock' | 'read' = 'read',
): Promise<StaffRecord | undefined> {
  let query = tx.db
    .selectFrom('staff')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', staffId);
  if (lock === 'lock') query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row && toRecord(row);
}

export async function lockStaffByLogin(tx: OperatorTx, login: string): Promise<StaffRecord | undefined> {
  const row = await tx.db
    .selectFrom('staff')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('login', '=', login)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row && toRecord(row);
}

export async function selectAllStaff(tx: OperatorTx): Promise<StaffRecord[]> {
  const rows = await tx.db
    .selectFrom('staff')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toRecord);
}

/** Roles in the operator by staff id, of those who have any. */
export async function selectOperatorRoles(tx: OperatorTx): Promise<Map<string, OperatorRole[]>> {
  const staff = await selectAllStaff(tx);
  return new Map(
    staff.filter((row) => row.operator_roles.length > 0).map((row) => [row.id, row.operator_roles]),
  );
}

/** False when the sign-in name is taken, by whichever operator. */
export async function insertStaff(
  tx: OperatorTx,
  row: {
    id: string;
    login: string;
    name: string;
    operator_roles: readonly OperatorRole[];
    password_hash: string;
    must_change_password: boolean;
    created_at: Date;
  },
): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('staff')
    .values({
      ...row,
      operator_id: tx.operatorId,
      operator_roles: [...row.operator_roles],
      state: 'active',
    })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function updateStaffRow(
  tx: OperatorTx,
  staffId: string,
  change: Omit<Updateable<Tables['staff']>, 'operator_id' | 'id'>,
): Promise<void> {
  await tx.db
    .updateTable('staff')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', staffId)
    .execute();
}

/**
 * The active system administrators, locked in one order: two who remove each other at once meet here, and the second
 * sees what the first did.
 */
export async function lockActiveAdmins(tx: OperatorTx): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('staff')
    .select('id')
    .where('operator_id', '=', tx.operatorId)
    .where('state', '=', 'active')
    .where(sql<boolean>`'system_admin' = any (operator_roles)`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

export interface Membership {
  readonly staffId: string;
  readonly deskId: string;
  readonly role: DeskRole;
}

export async function selectMemberships(tx: OperatorTx, staffId: string | null): Promise<Membership[]> {
  let query = tx.db
    .selectFrom('desk_members')
    .select(['staff_id', 'desk_id', 'role'])
    .where('operator_id', '=', tx.operatorId)
    .orderBy('desk_id');
  if (staffId) query = query.where('staff_id', '=', staffId);
  const rows = await query.execute();
  return rows.map((row) => ({
    staffId: row.staff_id,
    deskId: row.desk_id,
    role: DeskRole.parse(row.role),
  }));
}

export async function upsertMembership(tx: OperatorTx, membership: Membership): Promise<void> {
  await tx.db
    .insertInto('desk_members')
    .values({
      operator_id: tx.operatorId,
      desk_id: membership.deskId,
      staff_id: membership.staffId,
      role: membership.role,
    })
    .onConflict((conflict) =>
      conflict.columns(['operator_id', 'desk_id', 'staff_id']).doUpdateSet({ role: membership.role }),
    )
    .execute();
}

export async function deleteMembership(tx: OperatorTx, staffId: string, deskId: string): Promise<void> {
  await tx.db
    .deleteFrom('desk_members')
    .where('operator_id', '=', tx.operatorId)
    .where('staff_id', '=', staffId)
    .where('desk_id', '=', deskId)
    .execute();
}

/** Which of these desks exist. */
export async function selectKnownDesks(tx: OperatorTx, deskIds: readonly string[]): Promise<Set<string>> {
  if (deskIds.length === 0) return new Set();
  const rows = await tx.db
    .selectFrom('desks')
    .select('id')
    .where('operator_id', '=', tx.operatorId)
    .where('id', 'in', [...deskIds])
    .execute();
  return new Set(rows.map((row) => row.id));
}

export async function selectDesksByCode(
  tx: OperatorTx,
  codes: readonly string[],
): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('desks')
    .select(['id', 'code'])
    .where('operator_id', '=', tx.operatorId)
    .where('code', 'in', [...codes])
    .execute();
  return new Map(rows.map((row) => [row.code, row.id]));
}
