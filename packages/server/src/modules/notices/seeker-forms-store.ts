import type { OperatorTx } from '../../platform/db/database.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    seeker_forms: { operator_id: string; seeker_id: string; form: string; chosen_at: Date };
  }
}

export async function selectForms(
  tx: OperatorTx,
  seekerIds: readonly string[],
): Promise<{ seeker_id: string; form: string }[]> {
  if (seekerIds.length === 0) return [];
  return tx.db
    .selectFrom('seeker_forms')
    .select(['seeker_id', 'form'])
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', (row) => row.fn.any(row.val([...seekerIds])))
    .execute();
}

export async function upsertForm(
  tx: OperatorTx,
  row: { seekerId: string; form: string; at: Date },
): Promise<void> {
  await tx.db
    .insertInto('seeker_forms')
    .values({ operator_id: tx.operatorId, seeker_id: row.seekerId, form: row.form, chosen_at: row.at })
    .onConflict((conflict) =>
      conflict.columns(['operator_id', 'seeker_id']).doUpdateSet({ form: row.form, chosen_at: row.at }),
    )
    .execute();
}
