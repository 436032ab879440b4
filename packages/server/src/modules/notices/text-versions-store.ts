import { sql, type ColumnType, type Generated, type Selectable } from 'kysely';
import type { TextKind, TextState } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

export type Bodies = Record<string, string>;

declare module '../../platform/db/tables.ts' {
  interface Tables {
    text_versions: {
      operator_id: string;
      id: string;
      desk_id: string;
      kind: TextKind;
      number: number;
      state: TextState;
      turned_off: Generated<boolean>;
      /** jsonb: read as it is, written as JSON. */
      bodies: ColumnType<Bodies, string, string>;
      revision: Generated<number>;
      origin: 'console' | 'file';
      authors: Generated<string[]>;
      submitted_by: string | null;
      submitted_at: Date | null;
      decided_by: string | null;
      decided_at: Date | null;
      comment: string | null;
      in_force_from: Date | null;
      in_force_until: Date | null;
      updated_at: Date;
    };
  }
}

export type TextVersionRow = Omit<Selectable<Tables['text_versions']>, 'operator_id'>;

function versions(tx: OperatorTx, deskId: string) {
  return tx.db
    .selectFrom('text_versions')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId);
}

/** For every kind: what is in force, what is open, and the newest one when it was sent back. */
export async function selectCurrentTexts(tx: OperatorTx, deskId: string): Promise<TextVersionRow[]> {
  return versions(tx, deskId)
    .where((row) =>
      row.or([
        row('state', 'in', ['in_force', 'draft', 'submitted']),
        row.and([
          row('state', '=', 'sent_back'),
          row('number', '=', (of) =>
            of
              .selectFrom('text_versions as other')
              .select((max) => max.fn.max('other.number').as('newest'))
              .whereRef('other.operator_id', '=', 'text_versions.operator_id')
              .whereRef('other.desk_id', '=', 'text_versions.desk_id')
              .whereRef('other.kind', '=', 'text_versions.kind'),
          ),
        ]),
      ]),
    )
    .execute();
}

/** What was in force at a time, of every kind. */
export async function selectTextsAt(tx: OperatorTx, deskId: string, at: Date): Promise<TextVersionRow[]> {
  return versions(tx, deskId)
    .where('in_force_from', '<=', at)
    .where((row) => row.or([row('in_force_until', 'is', null), row('in_force_until', '>', at)]))
    .execute();
}

/** Every version of one text, newest first. */
export async function selectTextHistory(
  tx: OperatorTx,
  deskId: string,
  kind: TextKind,
): Promise<TextVersionRow[]> {
  return versions(tx, deskId).where('kind', '=', kind).orderBy('number', 'desc').execute();
}

export async function selectInForce(
  tx: OperatorTx,
  deskId: string,
  kinds: readonly TextKind[],
): Promise<TextVersionRow[]> {
  return versions(tx, deskId)
    .where('state', '=', 'in_force')
    .where('kind', '=', (row) => row.fn.any(row.val([...kinds])))
    .execute();
}

export async function selectSubmitted(tx: OperatorTx, deskIds: readonly string[]): Promise<TextVersionRow[]> {
  return tx.db
    .selectFrom('text_versions')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('state', '=', 'submitted')
    .where('desk_id', '=', (row) => row.fn.any(row.val([...deskIds])))
    .orderBy('submitted_at')
    .orderBy('id')
    .execute();
}

export async function selectTextVersion(
  tx: OperatorTx,
  deskId: string,
  id: string,
): Promise<TextVersionRow | undefined> {
  return versions(tx, deskId).where('id', '=', id).executeTakeFirst();
}

export async function selectOpenVersion(
  tx: OperatorTx,
  deskId: string,
  kind: TextKind,
): Promise<TextVersionRow | undefined> {
  return versions(tx, deskId)
    .where('kind', '=', kind)
    .where('state', 'in', ['draft', 'submitted'])
    .executeTakeFirst();
}

export async function selectKindsWithVersions(tx: OperatorTx, deskId: string): Promise<Set<TextKind>> {
  const rows = await tx.db
    .selectFrom('text_versions')
    .select('kind')
    .distinct()
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .execute();
  return new Set(rows.map(({ kind }) => kind));
}

/** The next number of a text; the desk's row is locked, so nobody else takes it. */
export async function nextNumber(tx: OperatorTx, deskId: string, kind: TextKind): Promise<number> {
  const row = await tx.db
    .selectFrom('text_versions')
    .select((of) => of.fn.max('number').as('newest'))
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return (row?.newest ?? 0) + 1;
}

export async function insertTextVersion(
  tx: OperatorTx,
  row: Pick<
    TextVersionRow,
    'id' | 'desk_id' | 'kind' | 'number' | 'state' | 'bodies' | 'origin' | 'updated_at'
  > &
    Partial<TextVersionRow>,
): Promise<void> {
  await tx.db
    .insertInto('text_versions')
    .values({ ...row, bodies: JSON.stringify(row.bodies), operator_id: tx.operatorId })
    .execute();
}

/** Writes into a draft, remembers who wrote, and raises the revision. */
export async function updateDraft(
  tx: OperatorTx,
  id: string,
  change: { bodies: Bodies; turnedOff: boolean; authorId: string; at: Date },
): Promise<void> {
  await sql`
    update text_versions set bodies = ${JSON.stringify(change.bodies)}::jsonb, turned_off = ${change.turnedOff},
      revision = revision + 1, updated_at = ${change.at},
      authors = case when ${change.authorId} = any(authors) then authors
        else array_append(authors, ${change.authorId}::uuid) end
    where operator_id = ${tx.operatorId} and id = ${id} and state = 'draft'`.execute(tx.db);
}

export async function updateTextVersion(
  tx: OperatorTx,
  id: string,
  change: Partial<Omit<TextVersionRow, 'id' | 'bodies'>>,
): Promise<void> {
  await tx.db
    .updateTable('text_versions')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** Ends the version in force, if there is one. */
export async function supersede(tx: OperatorTx, deskId: string, kind: TextKind, at: Date): Promise<void> {
  await tx.db
    .updateTable('text_versions')
    .set({ state: 'superseded', in_force_until: at })
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('kind', '=', kind)
    .where('state', '=', 'in_force')
    .execute();
}

export async function deleteDraftVersion(tx: OperatorTx, id: string): Promise<void> {
  await tx.db
    .deleteFrom('text_versions')
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute();
}

/** Whether somebody who can sign in is the authority's officer at this desk. */
export async function hasOfficer(tx: OperatorTx, deskId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('desk_members')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.operator_id', '=', 'desk_members.operator_id')
        .onRef('staff.id', '=', 'desk_members.staff_id'),
    )
    .select('staff.id')
    .where('desk_members.operator_id', '=', tx.operatorId)
    .where('desk_members.desk_id', '=', deskId)
    .where('desk_members.role', '=', 'officer')
    .where('staff.state', '=', 'active')
    .executeTakeFirst();
  return row !== undefined;
}

export async function selectNames(tx: OperatorTx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', (row) => row.fn.any(row.val([...ids])))
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
