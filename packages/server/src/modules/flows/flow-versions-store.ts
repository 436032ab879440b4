import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

export interface FlowVersionRow {
  readonly id: string;
  /** jsonb: the document as it was approved. */
  readonly bodies: unknown;
}

/** The flow a desk's bot follows in new talks; none where the desk has no bot. */
export async function selectFlowInForce(tx: OperatorTx, deskId: string): Promise<FlowVersionRow | undefined> {
  const result = await sql<FlowVersionRow>`
    select id, bodies from text_versions
    where operator_id = ${tx.operatorId} and desk_id = ${deskId} and kind = 'flow' and state = 'in_force'
      and not turned_off`.execute(tx.db);
  return result.rows[0];
}

export async function selectFlowVersions(tx: OperatorTx, ids: readonly string[]): Promise<FlowVersionRow[]> {
  if (ids.length === 0) return [];
  const result = await sql<FlowVersionRow>`
    select id, bodies from text_versions
    where operator_id = ${tx.operatorId} and id = any(${ids}::uuid[]) and kind = 'flow'`.execute(tx.db);
  return result.rows;
}
