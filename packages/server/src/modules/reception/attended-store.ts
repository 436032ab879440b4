import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

export interface AttendedRow {
  readonly id: string;
  readonly seeker_id: string;
  readonly state: 'bot' | 'outside' | 'waiting' | 'active';
  readonly last_message_at: Date;
  readonly unanswered_since: Date | null;
  readonly first_reply_at: Date | null;
  readonly nudged_at: Date | null;
  readonly told_at: Date | null;
  readonly told_place: number | null;
  readonly attention: 'none' | 'failed' | 'unknown';
}

/** The open talks of a desk, as far as rules look at them. */
export async function selectAttended(tx: OperatorTx, deskId: string): Promise<AttendedRow[]> {
  const result = await sql<AttendedRow>`
    select id, seeker_id, state, last_message_at, unanswered_since, first_reply_at, nudged_at, told_at, told_place,
      attention
    from consultations
    where operator_id = ${tx.operatorId} and desk_id = ${deskId} and state <> 'closed'
    order by opened_at, id`.execute(tx.db);
  return result.rows;
}

export interface DeskCounts {
  readonly bot: number;
  readonly outside: number;
  readonly waiting: number;
  readonly active: number;
}

export async function countAttended(tx: OperatorTx, deskId: string): Promise<DeskCounts> {
  const result = await sql<DeskCounts>`
    select (count(*) filter (where state = 'bot'))::integer as bot,
      (count(*) filter (where state = 'outside'))::integer as outside,
      (count(*) filter (where state = 'waiting'))::integer as waiting,
      (count(*) filter (where state = 'active'))::integer as active
    from consultations
    where operator_id = ${tx.operatorId} and desk_id = ${deskId} and state <> 'closed'`.execute(tx.db);
  return result.rows[0] ?? { bot: 0, outside: 0, waiting: 0, active: 0 };
}
