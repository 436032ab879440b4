import type { ConsultationState } from '@tomoshibi/contract';
import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

export interface RoomTalkRow {
  readonly id: string;
  readonly desk_id: string;
  readonly state: ConsultationState;
  readonly venue: 'line' | 'room';
  readonly wrapped_key: Buffer;
}

/** The talk a page shows: the open one, else the one it was opened for. */
export async function selectRoomTalk(
  tx: OperatorTx,
  seekerId: string,
  consultationId: string | null,
): Promise<RoomTalkRow | undefined> {
  const result = await sql<RoomTalkRow>`
    select id, desk_id, state, venue, wrapped_key from consultations
    where operator_id = ${tx.operatorId} and seeker_id = ${seekerId}
      and (state <> 'closed' or id = ${consultationId}::uuid)
    order by ordinal desc limit 1`.execute(tx.db);
  return result.rows[0];
}

/** The talk a new link leads into: the open one, or one that ended with an answer the person has not read. */
export async function selectTalkToEnter(tx: OperatorTx, seekerId: string): Promise<string | null> {
  const result = await sql<{ id: string }>`
    select talk.id from consultations talk
    where talk.operator_id = ${tx.operatorId} and talk.seeker_id = ${seekerId}
      and (talk.state <> 'closed' or exists (
        select from messages where operator_id = talk.operator_id and consultation_id = talk.id
          and delivery_state = 'in_room'))
    order by talk.ordinal desc limit 1`.execute(tx.db);
  return result.rows[0]?.id ?? null;
}

export interface RoomMessageRow {
  readonly id: string;
  readonly seq: number;
  readonly direction: 'in' | 'out';
  readonly kind: string;
  readonly sent_at: Date;
  readonly via: 'room' | null;
  readonly author_id: string | null;
  readonly sealed: Buffer | null;
}

/**
 * What the person and the desk said to each other, wherever the person wrote it. What was taken back is left out, and
 * so is what staff alone see.
 */
export async function selectRoomMessages(
  tx: OperatorTx,
  consultationId: string,
  afterSeq: number,
): Promise<RoomMessageRow[]> {
  const result = await sql<RoomMessageRow>`
    select id, seq, direction, kind, sent_at, via, author_id, sealed from messages
    where operator_id = ${tx.operatorId} and consultation_id = ${consultationId} and seq > ${afterSeq}
      and unsent_at is null and direction in ('in', 'out')
    order by seq limit 500`.execute(tx.db);
  return result.rows;
}

/** Marks answers up to a place as shown; answers which. */
export async function markShown(
  tx: OperatorTx,
  consultationId: string,
  upToSeq: number,
  at: Date,
): Promise<string[]> {
  const rows = await tx.db
    .updateTable('messages')
    .set({ delivery_state: 'shown', accepted_at: at })
    .where('operator_id', '=', tx.operatorId)
    .where('consultation_id', '=', consultationId)
    .where('delivery_state', '=', 'in_room')
    .where('seq', '<=', upToSeq)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}
