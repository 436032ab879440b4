import type { OperatorTx } from '../../platform/db/database.ts';

/** Shows on a person's page, until a time, that somebody is writing; null: not any more. */
export async function setThinking(tx: OperatorTx, seekerId: string, until: Date | null): Promise<void> {
  await tx.db
    .updateTable('rooms')
    .set({ thinking_until: until })
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .execute();
}
