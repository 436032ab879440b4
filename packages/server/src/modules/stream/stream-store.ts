import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

export interface StreamRow {
  readonly seq: number;
  readonly kind: 'consultation' | 'message' | 'reload' | 'desk';
  readonly consultation_id: string | null;
  readonly message_id: string | null;
  readonly topic: string | null;
}

/** A desk's events after a position, at most `limit`. */
export async function selectDeskEvents(
  tx: OperatorTx,
  deskId: string,
  after: number,
  limit: number,
): Promise<StreamRow[]> {
  return tx.db
    .selectFrom('desk_events')
    .select(['seq', 'kind', 'consultation_id', 'message_id', 'topic'])
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** How far each desk's stream has come. Read before the snapshot it belongs to. */
export async function selectPositions(
  tx: OperatorTx,
  deskIds: readonly string[],
): Promise<Map<string, number>> {
  const result = await sql<{ desk_id: string; event_seq: number }>`
    select desk_id, event_seq from desk_counters
    where operator_id = ${tx.operatorId} and desk_id = any(${deskIds}::uuid[])`.execute(tx.db);
  return new Map(result.rows.map((row) => [row.desk_id, row.event_seq]));
}
