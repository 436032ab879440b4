import type { Selectable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

export type TemplateRow = Omit<Selectable<Tables['templates']>, 'operator_id'>;

export async function selectTemplates(tx: OperatorTx, deskId: string): Promise<TemplateRow[]> {
  return tx.db
    .selectFrom('templates')
    .select(['id', 'desk_id', 'title', 'body', 'position'])
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export async function insertTemplate(tx: OperatorTx, row: TemplateRow): Promise<void> {
  await tx.db
    .insertInto('templates')
    .values({ ...row, operator_id: tx.operatorId })
    .execute();
}

/** Whether there was such a template at this desk. */
export async function updateTemplateRow(tx: OperatorTx, row: TemplateRow): Promise<boolean> {
  const updated = await tx.db
    .updateTable('templates')
    .set({ title: row.title, body: row.body, position: row.position })
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', row.desk_id)
    .where('id', '=', row.id)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

export async function deleteTemplateRow(
  tx: OperatorTx,
  deskId: string,
  templateId: string,
): Promise<boolean> {
  const deleted = await tx.db
    .deleteFrom('templates')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('id', '=', templateId)
    .returning('id')
    .executeTakeFirst();
  return deleted !== undefined;
}
