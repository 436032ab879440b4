import { sql, type ColumnType, type Generated, type Selectable } from 'kysely';
import { SurveyDocument } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    survey_versions: {
      operator_id: string;
      id: string;
      desk_id: string;
      key: string;
      number: number;
      state: 'draft' | 'in_force' | 'superseded' | 'stopped';
      /** jsonb: read as it is, written as JSON. */
      document: ColumnType<unknown, string, string>;
      revision: Generated<number>;
      ready_at: Date | null;
      origin: 'console' | 'file';
      authors: Generated<string[]>;
      decided_by: string | null;
      decided_at: Date | null;
      comment: string | null;
      in_force_from: Date | null;
      in_force_until: Date | null;
      updated_at: Date;
    };
  }
}

type StoredRow = Omit<Selectable<Tables['survey_versions']>, 'operator_id'>;
export type VersionRow = Omit<StoredRow, 'document'> & { readonly document: SurveyDocument };

const opened = (row: StoredRow): VersionRow => ({ ...row, document: SurveyDocument.parse(row.document) });

const versions = (tx: OperatorTx) =>
  tx.db.selectFrom('survey_versions').selectAll().where('operator_id', '=', tx.operatorId);

/** Every version of one survey, newest first. */
export async function selectVersions(tx: OperatorTx, deskId: string, key: string): Promise<VersionRow[]> {
  const rows = await versions(tx)
    .where('desk_id', '=', deskId)
    .where('key', '=', key)
    .orderBy('number', 'desc')
    .execute();
  return rows.map(opened);
}

/** The newest version of every survey of a desk, with the one in force beside a draft. */
export async function selectCurrentVersions(tx: OperatorTx, deskId: string): Promise<VersionRow[]> {
  const rows = await versions(tx)
    .where('desk_id', '=', deskId)
    .where((row) =>
      row.or([
        row('state', 'in', ['draft', 'in_force']),
        row('number', '=', (of) =>
          of
            .selectFrom('survey_versions as other')
            .select((max) => max.fn.max('other.number').as('newest'))
            .whereRef('other.operator_id', '=', 'survey_versions.operator_id')
            .whereRef('other.desk_id', '=', 'survey_versions.desk_id')
            .whereRef('other.key', '=', 'survey_versions.key'),
        ),
      ]),
    )
    .orderBy('key')
    .orderBy('number', 'desc')
    .execute();
  return rows.map(opened);
}

export async function selectInForce(tx: OperatorTx, deskId: string): Promise<VersionRow[]> {
  const rows = await versions(tx)
    .where('desk_id', '=', deskId)
    .where('state', '=', 'in_force')
    .orderBy('key')
    .execute();
  return rows.map(opened);
}

export async function selectVersion(tx: OperatorTx, id: string): Promise<VersionRow | undefined> {
  const row = await versions(tx).where('id', '=', id).executeTakeFirst();
  return row && opened(row);
}

/** Drafts handed in at these desks, oldest first. */
export async function selectWaiting(tx: OperatorTx, deskIds: readonly string[]): Promise<VersionRow[]> {
  const rows = await versions(tx)
    .where('state', '=', 'draft')
    .where('ready_at', 'is not', null)
    .where('desk_id', '=', (row) => row.fn.any(row.val([...deskIds])))
    .orderBy('ready_at')
    .orderBy('id')
    .execute();
  return rows.map(opened);
}

/** The next number of a survey; the desk's row is locked, so nobody else takes it. */
export async function nextNumber(tx: OperatorTx, deskId: string, key: string): Promise<number> {
  const row = await tx.db
    .selectFrom('survey_versions')
    .select((of) => of.fn.max('number').as('newest'))
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('key', '=', key)
    .executeTakeFirst();
  return (row?.newest ?? 0) + 1;
}

export type NewVersion = Pick<
  VersionRow,
  'id' | 'desk_id' | 'key' | 'number' | 'state' | 'document' | 'origin' | 'updated_at'
> &
  Partial<VersionRow>;

export async function insertVersion(tx: OperatorTx, row: NewVersion): Promise<void> {
  await tx.db
    .insertInto('survey_versions')
    .values({ ...row, document: JSON.stringify(row.document), operator_id: tx.operatorId })
    .execute();
}

/** Writes into a draft, remembers who wrote, and raises the revision. */
export async function updateDraft(
  tx: OperatorTx,
  id: string,
  change: { document: SurveyDocument; ready: boolean; authorId: string; at: Date },
): Promise<void> {
  await sql`
    update survey_versions set document = ${JSON.stringify(change.document)}::jsonb,
      ready_at = ${change.ready ? change.at : null}::timestamptz, comment = null,
      revision = revision + 1, updated_at = ${change.at},
      authors = case when ${change.authorId} = any(authors) then authors
        else array_append(authors, ${change.authorId}::uuid) end
    where operator_id = ${tx.operatorId} and id = ${id} and state = 'draft'`.execute(tx.db);
}

export async function updateVersion(
  tx: OperatorTx,
  id: string,
  change: Partial<Omit<VersionRow, 'id' | 'document'>>,
): Promise<void> {
  await tx.db
    .updateTable('survey_versions')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** Ends the version in force, if there is one. */
export async function endInForce(
  tx: OperatorTx,
  { deskId, key }: { deskId: string; key: string },
  end: { state: 'superseded' | 'stopped'; at: Date },
): Promise<void> {
  await tx.db
    .updateTable('survey_versions')
    .set({ state: end.state, in_force_until: end.at })
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('key', '=', key)
    .where('state', '=', 'in_force')
    .execute();
}

export async function deleteDraft(tx: OperatorTx, id: string): Promise<void> {
  await tx.db
    .deleteFrom('survey_versions')
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute();
}
