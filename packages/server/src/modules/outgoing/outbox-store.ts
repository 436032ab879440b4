import { sql, type Insertable, type Selectable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { Tables } from '../../platform/db/tables.ts';

export type OutboxRow = Selectable<Tables['outbox']>;

export async function insertOutbox(
  tx: OperatorTx,
  rows: readonly Insertable<Tables['outbox']>[],
): Promise<void> {
  const columns = {
    operator_id: 'uuid',
    seeker_id: 'uuid',
    out_seq: 'bigint',
    desk_id: 'uuid',
    consultation_id: 'uuid',
    message_id: 'uuid',
    part: 'integer',
    sealed: 'bytea',
  } as const;
  await insertRows(tx, 'outbox', columns, rows);
}

/** The next bubbles of each of these seekers that no request carries yet, in order. */
export async function selectUnsent(
  tx: OperatorTx,
  seekerIds: readonly string[],
  limit: number,
): Promise<OutboxRow[]> {
  const result = await sql<OutboxRow>`
    select unsent.* from unnest(${seekerIds}::uuid[]) as wanted (id), lateral (
      select * from outbox
      where operator_id = ${tx.operatorId} and seeker_id = wanted.id and delivery_id is null
      order by out_seq limit ${limit}
    ) unsent
    order by unsent.seeker_id, unsent.out_seq`.execute(tx.db);
  return result.rows;
}

/** The bubbles of these requests, those of one in order. */
export async function selectBubbles(tx: OperatorTx, deliveryIds: readonly string[]): Promise<OutboxRow[]> {
  return tx.db
    .selectFrom('outbox')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('delivery_id', '=', sql<string>`any(${deliveryIds}::uuid[])`)
    .orderBy('seeker_id')
    .orderBy('out_seq')
    .execute();
}

/** Ties bubbles to the requests that carry them. */
export async function freezeBubbles(
  tx: OperatorTx,
  bubbles: readonly { seekerId: string; place: number; deliveryId: string }[],
): Promise<void> {
  await sql`
    update outbox set delivery_id = frozen.delivery_id
    from unnest(${bubbles.map((bubble) => bubble.seekerId)}::uuid[], ${bubbles.map((bubble) => bubble.place)}::bigint[],
      ${bubbles.map((bubble) => bubble.deliveryId)}::uuid[]) as frozen (seeker_id, out_seq, delivery_id)
    where outbox.operator_id = ${tx.operatorId} and outbox.seeker_id = frozen.seeker_id
      and outbox.out_seq = frozen.out_seq`.execute(tx.db);
}

export async function deleteBubbles(tx: OperatorTx, deliveryIds: readonly string[]): Promise<void> {
  await tx.db
    .deleteFrom('outbox')
    .where('operator_id', '=', tx.operatorId)
    .where('delivery_id', '=', sql<string>`any(${deliveryIds}::uuid[])`)
    .execute();
}

/** Takes a message's bubbles out of the request they were frozen in; answers that request. */
export async function releaseMessage(tx: OperatorTx, messageId: string): Promise<void> {
  await tx.db
    .updateTable('outbox')
    .set({ delivery_id: null })
    .where('operator_id', '=', tx.operatorId)
    .where('message_id', '=', messageId)
    .execute();
}

export async function deleteMessageBubbles(tx: OperatorTx, messageId: string): Promise<void> {
  await tx.db
    .deleteFrom('outbox')
    .where('operator_id', '=', tx.operatorId)
    .where('message_id', '=', messageId)
    .execute();
}

/** Which of these messages still have bubbles to send. */
export async function selectUnfinished(
  tx: OperatorTx,
  messageIds: readonly string[],
): Promise<Set<string | null>> {
  if (messageIds.length === 0) return new Set();
  const rows = await tx.db
    .selectFrom('outbox')
    .select('message_id')
    .distinct()
    .where('operator_id', '=', tx.operatorId)
    .where('message_id', 'in', messageIds)
    .execute();
  return new Set(rows.map((row) => row.message_id));
}

export async function insertSentBubbles(
  tx: OperatorTx,
  rows: readonly Insertable<Tables['sent_bubbles']>[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.db
    .insertInto('sent_bubbles')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** LINE's id and quote token of the first bubble of a message we sent. */
export async function selectSentBubble(
  tx: OperatorTx,
  deskId: string,
  messageId: string,
): Promise<{ line_message_id: string; sealed_quote_token: Buffer | null } | undefined> {
  return tx.db
    .selectFrom('sent_bubbles')
    .select(['line_message_id', 'sealed_quote_token'])
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('message_id', '=', messageId)
    .orderBy('line_message_id')
    .executeTakeFirst();
}

export async function selectChannelOfDesk(tx: OperatorTx, deskId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('channels')
    .select('id')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Which of these messages a member of staff wrote; the others are automatic texts. */
export async function selectWritten(tx: OperatorTx, messageIds: readonly string[]): Promise<Set<string>> {
  if (messageIds.length === 0) return new Set();
  const rows = await tx.db
    .selectFrom('messages')
    .select('id')
    .where('operator_id', '=', tx.operatorId)
    .where('id', 'in', messageIds)
    .where('author_id', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Takes these bubbles out of their lanes. */
export async function deletePlaces(
  tx: OperatorTx,
  places: readonly Pick<OutboxRow, 'seeker_id' | 'out_seq'>[],
): Promise<void> {
  await sql`
    delete from outbox using unnest(${places.map((place) => place.seeker_id)}::uuid[],
      ${places.map((place) => place.out_seq)}::bigint[]) as gone (seeker_id, out_seq)
    where outbox.operator_id = ${tx.operatorId} and outbox.seeker_id = gone.seeker_id
      and outbox.out_seq = gone.out_seq`.execute(tx.db);
}
