import type { DeskTopic } from '@tomoshibi/contract';
import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

export type DeskEvent =
  | { readonly deskId: string; readonly kind: 'consultation'; readonly consultationId: string }
  | {
      readonly deskId: string;
      readonly kind: 'message';
      readonly consultationId: string;
      readonly messageId: string;
    }
  | { readonly deskId: string; readonly kind: 'reload' }
  /** Something of the desk itself changed; consoles fetch what they show of that topic again. */
  | { readonly deskId: string; readonly kind: 'desk'; readonly topic: DeskTopic };

export async function appendDeskEvents(
  tx: OperatorTx,
  deskId: string,
  events: readonly DeskEvent[],
  at: Date,
): Promise<void> {
  const kinds = events.map((event) => event.kind);
  const consultations = events.map((event) => ('consultationId' in event ? event.consultationId : null));
  const messages = events.map((event) => ('messageId' in event ? event.messageId : null));
  const topics = events.map((event) => ('topic' in event ? event.topic : null));
  await sql`
    with counter as (
      update desk_counters set event_seq = event_seq + ${events.length}
      where operator_id = ${tx.operatorId} and desk_id = ${deskId}
      returning event_seq - ${events.length} as base
    )
    insert into desk_events (operator_id, desk_id, seq, kind, consultation_id, message_id, topic, at)
    select ${tx.operatorId}, ${deskId}, counter.base + row.position, row.kind, row.consultation_id, row.message_id, row.topic, ${at}
    from counter, unnest(${kinds}::text[], ${consultations}::uuid[], ${messages}::uuid[], ${topics}::text[])
      with ordinality as row (kind, consultation_id, message_id, topic, position)`.execute(tx.db);
}
