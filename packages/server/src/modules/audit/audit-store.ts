import type { Insertable, Selectable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { Tables } from '../../platform/db/tables.ts';

const AUDIT_COLUMNS = {
  operator_id: 'uuid',
  id: 'uuid',
  at: 'timestamptz',
  actor_kind: 'text',
  actor_id: 'uuid',
  token_id: 'uuid',
  action: 'text',
  desk_id: 'uuid',
  subject_kind: 'text',
  subject_id: 'text',
  details: 'jsonb',
} as const;

export async function insertAuditRows(
  tx: OperatorTx,
  rows: readonly Insertable<Tables['audit_rows']>[],
): Promise<void> {
  await insertRows(tx, 'audit_rows', AUDIT_COLUMNS, rows);
}

export type AuditRowWithName = Selectable<Tables['audit_rows']> & { actor_name: string | null };

/** Newest first; ids are time-ordered, so they serve as the cursor. */
export async function selectAuditRows(
  tx: OperatorTx,
  filter: { before: string | null; deskId: string | null; limit: number },
): Promise<AuditRowWithName[]> {
  let query = tx.db
    .selectFrom('audit_rows as row')
    .leftJoin('staff', (join) =>
      join.onRef('staff.operator_id', '=', 'row.operator_id').onRef('staff.id', '=', 'row.actor_id'),
    )
    .selectAll('row')
    .select('staff.name as actor_name')
    .where('row.operator_id', '=', tx.operatorId)
    .orderBy('row.id', 'desc')
    .limit(filter.limit);
  if (filter.before) query = query.where('row.id', '<', filter.before);
  if (filter.deskId) query = query.where('row.desk_id', '=', filter.deskId);
  return query.execute();
}
