import { sql, type Selectable, type Updateable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { Tables } from '../../platform/db/tables.ts';

export type DeliveryRow = Selectable<Tables['deliveries']>;

export async function insertDeliveries(tx: OperatorTx, rows: readonly DeliveryRow[]): Promise<void> {
  const columns = {
    operator_id: 'uuid',
    id: 'uuid',
    desk_id: 'uuid',
    seeker_id: 'uuid',
    state: 'text',
    method: 'text',
    sealed_reply_token: 'bytea',
    attempts: 'integer',
    created_at: 'timestamptz',
  } as const;
  await insertRows(tx, 'deliveries', columns, rows);
}

export async function selectDeliveries(tx: OperatorTx, ids: readonly string[]): Promise<DeliveryRow[]> {
  return tx.db
    .selectFrom('deliveries')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}

export async function updateDeliveries(
  tx: OperatorTx,
  ids: readonly string[],
  change: Updateable<Omit<Tables['deliveries'], 'operator_id' | 'id'>>,
): Promise<void> {
  await tx.db
    .updateTable('deliveries')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}

/** Counts one more attempt of these requests. */
export async function countAttempts(tx: OperatorTx, ids: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('deliveries')
    .set((row) => ({ state: 'sending', attempts: row('attempts', '+', 1) }))
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}

/** Writes down what LINE's answers were. */
export async function recordAnswers(
  tx: OperatorTx,
  answers: readonly { deliveryId: string; status: number | null; requestId: string | null }[],
): Promise<void> {
  await sql`
    update deliveries set line_status = answer.status, line_request_id = answer.request_id
    from unnest(${answers.map((answer) => answer.deliveryId)}::uuid[], ${answers.map((answer) => answer.status)}::integer[],
      ${answers.map((answer) => answer.requestId)}::text[]) as answer (id, status, request_id)
    where deliveries.operator_id = ${tx.operatorId} and deliveries.id = answer.id`.execute(tx.db);
}
