import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    queue_moves: {
      operator_id: string;
      id: string;
      desk_id: string;
      consultation_id: string;
      moved_by: string;
      moved_at: Date;
      placed: 'front' | 'before' | 'automatic';
      sealed_reason: Buffer;
    };
  }
  interface ConsultationRow {
    queue_key: string | null;
    queue_move_id: string | null;
  }
}

export interface WaitingRow {
  readonly id: string;
  readonly key: string;
}

/** The key of somebody's own turn, letter for letter as `ownKey` of the contract makes it. */
const ownKey = sql`'8' || lpad(floor(extract(epoch from consultation.waiting_since) * 1000)::bigint::text, 15, '0')
  || replace(consultation.id::text, '-', '') || '8'`;

/** Who waits at a desk, in the order of their keys: the places supervisors gave, then who has waited longest. */
export async function selectWaiting(tx: OperatorTx, deskId: string): Promise<WaitingRow[]> {
  const result = await sql<WaitingRow>`
    select consultation.id, coalesce(consultation.queue_key, ${ownKey}) collate "C" as key
    from consultations consultation
    where consultation.operator_id = ${tx.operatorId} and consultation.desk_id = ${deskId}
      and consultation.state = 'waiting'
    order by key, consultation.id`.execute(tx.db);
  return result.rows;
}

export interface Turn {
  readonly consultationId: string;
  /** People who will be served before; 0 for who is next. */
  readonly ahead: number;
}

/**
 * Everybody who waits at a desk in the order they will be served (queue-order.ts of the contract). `raised` gives the
 * level of a consultation's open alert, the more pressing the higher; those without one are not raised.
 */
export async function placesOf(
  tx: OperatorTx,
  deskId: string,
  raised: ReadonlyMap<string, number> = new Map(),
): Promise<Turn[]> {
  const waiting = await selectWaiting(tx, deskId);
  const level = (row: WaitingRow): number => raised.get(row.id) ?? 0;
  // Sorting is stable: among equally raised people the order of the keys stays.
  if (raised.size > 0) waiting.sort((one, other) => level(other) - level(one));
  return waiting.map((row, ahead) => ({ consultationId: row.id, ahead }));
}

export async function insertQueueMove(
  tx: OperatorTx,
  move: {
    id: string;
    deskId: string;
    consultationId: string;
    by: string;
    at: Date;
    placed: 'front' | 'before' | 'automatic';
    sealedReason: Buffer;
  },
): Promise<void> {
  await tx.db
    .insertInto('queue_moves')
    .values({
      operator_id: tx.operatorId,
      id: move.id,
      desk_id: move.deskId,
      consultation_id: move.consultationId,
      moved_by: move.by,
      moved_at: move.at,
      placed: move.placed,
      sealed_reason: move.sealedReason,
    })
    .execute();
}

/** Locks the order of a desk's queue until the commit, so that two supervisors' moves follow one another. */
export async function lockQueueOrder(tx: OperatorTx, deskId: string): Promise<void> {
  await tx.db
    .selectFrom('desks')
    .select('id')
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', deskId)
    .forNoKeyUpdate()
    .execute();
}
