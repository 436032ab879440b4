import type { Insertable, Selectable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

export async function insertAuditRows(
  tx: OperatorTx,
  rows: readonly Insertable<Tables['audit_rows']>[],
): Promise<void> {
  if (rows.length > 0) await tx.db.insertInto('audit_rows').values(rows).execute();
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
