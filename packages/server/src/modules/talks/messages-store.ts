import type { MessageHit } from '@tomoshibi/contract';
import { sql, type Insertable, type Updateable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { MessageRow } from '../../platform/db/tables.ts';

export type MessageWithAuthor = MessageRow & { author_name: string | null; quoted_message_id: string | null };

/** A message with the places where keywords were found in it, in their order. */
export type ReadableMessage = MessageWithAuthor & { hits: MessageHit[] };

export interface MessageFilter {
  readonly afterSeq?: number;
  readonly beforeSeq?: number;
  readonly ids?: readonly string[];
  readonly limit: number;
}

/** Messages of a consultation by seq ascending: after or before a seq, by id, or else the newest. */
export async function selectMessages(
  tx: OperatorTx,
  consultationId: string,
  filter: MessageFilter,
): Promise<ReadableMessage[]> {
  const forward = filter.afterSeq !== undefined;
  const conditions = [
    sql`message.operator_id = ${tx.operatorId}`,
    sql`message.consultation_id = ${consultationId}`,
    ...(filter.afterSeq === undefined ? [] : [sql`message.seq > ${filter.afterSeq}::bigint`]),
    ...(filter.beforeSeq === undefined ? [] : [sql`message.seq < ${filter.beforeSeq}::bigint`]),
    ...(filter.ids === undefined ? [] : [sql`message.id = any(${filter.ids}::uuid[])`]),
  ];
  const result = await sql<ReadableMessage>`
    select message.*, staff.name as author_name, quoted.message_id as quoted_message_id,
      coalesce(found.hits, '[]'::json) as hits
    from messages message
    left join staff on staff.operator_id = message.operator_id and staff.id = message.author_id
    left join lateral (
      select id as message_id from messages own
      where own.operator_id = message.operator_id and own.desk_id = message.desk_id
        and own.line_message_id = message.quoted_line_message_id
      union all
      select message_id from sent_bubbles bubble
      where bubble.operator_id = message.operator_id and bubble.desk_id = message.desk_id
        and bubble.line_message_id = message.quoted_line_message_id
      limit 1
    ) quoted on message.quoted_line_message_id is not null
    left join lateral (
      select json_agg(json_build_object('list', hit.list, 'entry', hit.entry, 'level', hit.level,
        'start', hit.start_at, 'end', hit.end_at, 'likelyFalse', hit.likely_false)
        order by hit.start_at, hit.end_at, hit.id) as hits
      from message_hits hit
      where hit.operator_id = message.operator_id and hit.message_id = message.id and hit.start_at is not null
    ) found on message.direction = 'in' and message.unsent_at is null
    where ${sql.join(conditions, sql` and `)}
    order by message.seq ${forward ? sql`asc` : sql`desc`}
    limit ${filter.limit}`.execute(tx.db);
  return forward ? result.rows : result.rows.reverse();
}

export async function selectMessagesById(
  tx: OperatorTx,
  ids: readonly string[],
): Promise<MessageWithAuthor[]> {
  const result = await sql<MessageWithAuthor>`
    select message.*, staff.name as author_name, null::uuid as quoted_message_id
    from messages message
    left join staff on staff.operator_id = message.operator_id and staff.id = message.author_id
    where message.operator_id = ${tx.operatorId} and message.id = any(${ids}::uuid[])`.execute(tx.db);
  return result.rows;
}

/** The newest message that a person wrote in each consultation, for the list; the desk's own texts say nothing new. */
export type NewestRow = Pick<MessageRow, 'id' | 'consultation_id' | 'kind' | 'sealed' | 'unsent_at'>;

/** The newest message with words or media of each consultation, for the list. */
export async function selectNewest(tx: OperatorTx, consultationIds: readonly string[]): Promise<NewestRow[]> {
  const result = await sql<NewestRow>`
    select newest.* from unnest(${consultationIds}::uuid[]) as wanted (id)
    cross join lateral (
      select id, consultation_id, kind, sealed, unsent_at from messages message
      where message.operator_id = ${tx.operatorId} and message.consultation_id = wanted.id
        and message.direction <> 'system' and message.notice_kind is null
      order by message.seq desc limit 1
    ) newest`.execute(tx.db);
  return result.rows;
}

export async function selectByLineIds(
  tx: OperatorTx,
  deskId: string,
  lineMessageIds: readonly string[],
): Promise<MessageRow[]> {
  if (lineMessageIds.length === 0) return [];
  return tx.db
    .selectFrom('messages')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('line_message_id', 'in', lineMessageIds)
    .execute();
}

export async function selectByClientId(
  tx: OperatorTx,
  consultationId: string,
  clientId: string,
): Promise<MessageRow | undefined> {
  return tx.db
    .selectFrom('messages')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('consultation_id', '=', consultationId)
    .where('client_id', '=', clientId)
    .executeTakeFirst();
}

export async function updateMessages(
  tx: OperatorTx,
  ids: readonly string[],
  change: Updateable<Omit<MessageRow, 'id' | 'operator_id'>>,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .updateTable('messages')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('id', 'in', ids)
    .execute();
}

/** What a new message has; how its delivery goes is written later. */
const MESSAGE_COLUMNS = {
  operator_id: 'uuid',
  id: 'uuid',
  desk_id: 'uuid',
  consultation_id: 'uuid',
  seq: 'integer',
  direction: 'text',
  kind: 'text',
  sent_at: 'timestamptz',
  author_id: 'uuid',
  client_id: 'uuid',
  line_message_id: 'text',
  quoted_line_message_id: 'text',
  webhook_event_id: 'text',
  sealed: 'bytea',
  refused: 'boolean',
  unsent_at: 'timestamptz',
  edited_at: 'timestamptz',
  delivery_state: 'text',
  delivery_attempts: 'integer',
  notice_version_id: 'uuid',
  notice_kind: 'text',
  via: 'text',
} as const;

export type NewMessage = Pick<Insertable<MessageRow>, keyof typeof MESSAGE_COLUMNS>;

export async function insertMessages(tx: OperatorTx, rows: readonly NewMessage[]): Promise<void> {
  await insertRows(tx, 'messages', MESSAGE_COLUMNS, rows);
}
