import { sql, type ColumnType, type Generated, type Selectable } from 'kysely';
import type { FlowDocument, MenuDocument, TextKind, TextState } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

export type Bodies = Record<string, string>;
export type VersionKind = TextKind | 'flow' | 'menu';
type BodiesOf = Record<TextKind, Bodies> & { flow: FlowDocument; menu: MenuDocument };

declare module '../../platform/db/tables.ts' {
  interface Tables {
    text_versions: {
      operator_id: string;
      id: string;
      desk_id: string;
      kind: VersionKind;
      number: number;
      state: TextState;
      turned_off: Generated<boolean>;
      /** jsonb: read as it is, written as JSON. */
      bodies: ColumnType<BodiesOf[VersionKind], string, string>;
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

type Stored = Omit<Selectable<Tables['text_versions']>, 'operator_id'>;
export type VersionRow<K extends VersionKind = VersionKind> = Omit<Stored, 'kind' | 'bodies'> & {
  kind: K;
  bodies: BodiesOf[K];
};
/** What somebody writes into a draft. */
export interface VersionContent<K extends VersionKind> {
  readonly kind: K;
  readonly bodies: BodiesOf[K];
  readonly turnedOff: boolean;
}

/** The kind says what the bodies are. */
function narrowed<K extends VersionKind>(rows: readonly VersionRow[], kinds: readonly K[]): VersionRow<K>[] {
  return rows.filter((row): row is VersionRow<K> => kinds.some((kind) => kind === row.kind));
}

function versions(tx: OperatorTx, kinds: readonly VersionKind[]) {
  return tx.db
    .selectFrom('text_versions')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('kind', '=', (row) => row.fn.any(row.val([...kinds])));
}

/** For every kind: what is in force, what is open, and the newest one when it was sent back. */
export async function selectCurrent<K extends VersionKind>(
  tx: OperatorTx,
  deskId: string,
  kinds: readonly K[],
): Promise<VersionRow<K>[]> {
  const rows = await versions(tx, kinds)
    .where('desk_id', '=', deskId)
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
  return narrowed(rows, kinds);
}

/** What was in force at a time, of every kind. */
export async function selectAt<K extends VersionKind>(
  tx: OperatorTx,
  deskId: string,
  kinds: readonly K[],
  at: Date,
): Promise<VersionRow<K>[]> {
  const rows = await versions(tx, kinds)
    .where('desk_id', '=', deskId)
    .where('in_force_from', '<=', at)
    .where((row) => row.or([row('in_force_until', 'is', null), row('in_force_until', '>', at)]))
    .execute();
  return narrowed(rows, kinds);
}

/** Every version of one text, newest first. */
export async function selectHistory<K extends VersionKind>(
  tx: OperatorTx,
  deskId: string,
  kind: K,
): Promise<VersionRow<K>[]> {
  const rows = await versions(tx, [kind]).where('desk_id', '=', deskId).orderBy('number', 'desc').execute();
  return narrowed(rows, [kind]);
}

export async function selectInForce<K extends VersionKind>(
  tx: OperatorTx,
  deskId: string,
  kinds: readonly K[],
): Promise<VersionRow<K>[]> {
  const rows = await versions(tx, kinds)
    .where('desk_id', '=', deskId)
    .where('state', '=', 'in_force')
    .execute();
  return narrowed(rows, kinds);
}

/** Every desk's versions that are in force or on their way there. */
export async function selectLiving<K extends VersionKind>(
  tx: OperatorTx,
  kinds: readonly K[],
): Promise<VersionRow<K>[]> {
  const rows = await versions(tx, kinds).where('state', 'in', ['draft', 'submitted', 'in_force']).execute();
  return narrowed(rows, kinds);
}

export async function selectSubmitted<K extends VersionKind>(
  tx: OperatorTx,
  deskIds: readonly string[],
  kinds: readonly K[],
): Promise<VersionRow<K>[]> {
  const rows = await versions(tx, kinds)
    .where('state', '=', 'submitted')
    .where('desk_id', '=', (row) => row.fn.any(row.val([...deskIds])))
    .orderBy('submitted_at')
    .orderBy('id')
    .execute();
  return narrowed(rows, kinds);
}

/** A version by its id, wherever in the operator it belongs. */
export async function selectVersion<K extends VersionKind>(
  tx: OperatorTx,
  id: string,
  kinds: readonly K[],
): Promise<VersionRow<K> | undefined> {
  return narrowed(await versions(tx, kinds).where('id', '=', id).execute(), kinds)[0];
}

export async function selectOpenVersion<K extends VersionKind>(
  tx: OperatorTx,
  deskId: string,
  kind: K,
): Promise<VersionRow<K> | undefined> {
  const rows = await versions(tx, [kind])
    .where('desk_id', '=', deskId)
    .where('state', 'in', ['draft', 'submitted'])
    .execute();
  return narrowed(rows, [kind])[0];
}

export async function selectKindsWithVersions(tx: OperatorTx, deskId: string): Promise<Set<VersionKind>> {
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
export async function nextNumber(tx: OperatorTx, deskId: string, kind: VersionKind): Promise<number> {
  const row = await tx.db
    .selectFrom('text_versions')
    .select((of) => of.fn.max('number').as('newest'))
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return (row?.newest ?? 0) + 1;
}

export async function insertVersion(
  tx: OperatorTx,
  row: Pick<VersionRow, 'id' | 'desk_id' | 'kind' | 'number' | 'state' | 'bodies' | 'origin' | 'updated_at'> &
    Partial<VersionRow>,
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
  change: { bodies: BodiesOf[VersionKind]; turnedOff: boolean; authorId: string; at: Date },
): Promise<void> {
  await sql`
    update text_versions set bodies = ${JSON.stringify(change.bodies)}::jsonb, turned_off = ${change.turnedOff},
      revision = revision + 1, updated_at = ${change.at},
      authors = case when ${change.authorId} = any(authors) then authors
        else array_append(authors, ${change.authorId}::uuid) end
    where operator_id = ${tx.operatorId} and id = ${id} and state = 'draft'`.execute(tx.db);
}

export async function updateVersion(
  tx: OperatorTx,
  id: string,
  change: Partial<Omit<VersionRow, 'id' | 'bodies'>>,
): Promise<void> {
  await tx.db
    .updateTable('text_versions')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** Ends the version in force, if there is one. */
export async function supersede(tx: OperatorTx, deskId: string, kind: VersionKind, at: Date): Promise<void> {
  await tx.db
    .updateTable('text_versions')
    .set({ state: 'superseded', in_force_until: at })
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('kind', '=', kind)
    .where('state', '=', 'in_force')
    .execute();
}

export async function deleteDraft(tx: OperatorTx, id: string): Promise<void> {
  await tx.db
    .deleteFrom('text_versions')
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute();
}
