import { sql, type Selectable, type Updateable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { DeskRow, Tables } from '../../platform/db/tables.ts';

/** A desk with what its page shows of authority and channel. */
export type DeskView = Selectable<DeskRow> & {
  authority_name: string;
  line_channel_id: string | null;
  long_lived_token: boolean;
  previous_secret_until: Date | null;
  basic_id: string | null;
  last_event_at: Date | null;
};

function deskViews(tx: OperatorTx) {
  return tx.db
    .selectFrom('desks')
    .innerJoin('authorities', (join) =>
      join
        .onRef('authorities.operator_id', '=', 'desks.operator_id')
        .onRef('authorities.id', '=', 'desks.authority_id'),
    )
    .leftJoin('channels', (join) =>
      join.onRef('channels.operator_id', '=', 'desks.operator_id').onRef('channels.desk_id', '=', 'desks.id'),
    )
    .selectAll('desks')
    .select([
      'authorities.name as authority_name',
      'channels.line_channel_id',
      'channels.previous_secret_until',
      'channels.basic_id',
      'channels.last_event_at',
      sql<boolean>`channels.sealed_access_token is not null`.as('long_lived_token'),
    ])
    .where('desks.operator_id', '=', tx.operatorId);
}

export async function selectDeskViews(tx: OperatorTx): Promise<DeskView[]> {
  return deskViews(tx).orderBy('authorities.name').orderBy('desks.code').execute();
}

export async function selectDeskView(tx: OperatorTx, deskId: string): Promise<DeskView | undefined> {
  return deskViews(tx).where('desks.id', '=', deskId).executeTakeFirst();
}

/** The desk's row, locked against other changes of its settings and of what hangs on it. */
export async function lockDesk(
  tx: OperatorTx,
  which: { id: string } | { code: string },
): Promise<Selectable<DeskRow> | undefined> {
  return tx.db
    .selectFrom('desks')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('id' in which ? 'id' : 'code', '=', 'id' in which ? which.id : which.code)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Codes and names of every desk of the operator. */
export async function selectDeskNames(tx: OperatorTx): Promise<{ id: string; code: string; name: string }[]> {
  return tx.db
    .selectFrom('desks')
    .select(['id', 'code', 'name'])
    .where('operator_id', '=', tx.operatorId)
    .orderBy('code')
    .execute();
}

/** The desk of this code while it is open to people at all. */
export async function selectActiveDeskId(tx: OperatorTx, code: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('desks')
    .select('id')
    .where('operator_id', '=', tx.operatorId)
    .where('code', '=', code)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function selectDeskIdByCode(tx: OperatorTx, code: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('desks')
    .select('id')
    .where('operator_id', '=', tx.operatorId)
    .where('code', '=', code)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function insertDesk(
  tx: OperatorTx,
  row: Omit<Selectable<DeskRow>, 'operator_id' | 'version'>,
): Promise<void> {
  await tx.db
    .insertInto('desks')
    .values({ ...row, operator_id: tx.operatorId })
    .execute();
  await tx.db.insertInto('desk_counters').values({ operator_id: tx.operatorId, desk_id: row.id }).execute();
}

/** Writes the change and raises the version. */
export async function updateDeskRow(
  tx: OperatorTx,
  deskId: string,
  change: Omit<Updateable<DeskRow>, 'operator_id' | 'id' | 'version'>,
): Promise<void> {
  await tx.db
    .updateTable('desks')
    .set(change)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', deskId)
    .execute();
}

export interface MemberView {
  staff_id: string;
  name: string;
  login: string;
  role: string;
  state: 'active' | 'disabled';
}

export async function selectMembers(tx: OperatorTx, deskId: string): Promise<MemberView[]> {
  return tx.db
    .selectFrom('desk_members')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.operator_id', '=', 'desk_members.operator_id')
        .onRef('staff.id', '=', 'desk_members.staff_id'),
    )
    .select(['staff.id as staff_id', 'staff.name', 'staff.login', 'desk_members.role', 'staff.state'])
    .where('desk_members.operator_id', '=', tx.operatorId)
    .where('desk_members.desk_id', '=', deskId)
    .orderBy('staff.name')
    .orderBy('staff.login')
    .execute();
}

export type AuthorityRow = Pick<Selectable<Tables['authorities']>, 'id' | 'name'>;

export async function selectAuthorities(tx: OperatorTx): Promise<AuthorityRow[]> {
  return tx.db
    .selectFrom('authorities')
    .select(['id', 'name'])
    .where('operator_id', '=', tx.operatorId)
    .orderBy('name')
    .execute();
}

export async function selectAuthority(
  tx: OperatorTx,
  which: { id: string } | { name: string },
): Promise<AuthorityRow | undefined> {
  return tx.db
    .selectFrom('authorities')
    .select(['id', 'name'])
    .where('operator_id', '=', tx.operatorId)
    .where('id' in which ? 'id' : 'name', '=', 'id' in which ? which.id : which.name)
    .executeTakeFirst();
}

export async function insertAuthority(
  tx: OperatorTx,
  row: { id: string; name: string; createdAt: Date },
): Promise<void> {
  await tx.db
    .insertInto('authorities')
    .values({ operator_id: tx.operatorId, id: row.id, name: row.name, created_at: row.createdAt })
    .execute();
}
