import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Database, OperatorTx } from '../../platform/db/database.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { Tables } from '../../platform/db/tables.ts';

export type OutboxRow = Selectable<Tables['outbox']>;
export type DeliveryRow = Selectable<Tables['deliveries']>;
export type LaneRow = Selectable<Tables['lanes']>;

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

/** Makes the lanes of seekers due; a lane that is held for a decision stays held. */
export async function wakeLanes(
  tx: OperatorTx,
  lanes: readonly { seekerId: string; deskId: string; dueAt: Date }[],
): Promise<void> {
  await sql`
    insert into lanes (operator_id, seeker_id, desk_id, state, due_at)
    select ${tx.operatorId}, lane.seeker_id, lane.desk_id, 'ready', lane.due_at
    from unnest(${lanes.map((lane) => lane.seekerId)}::uuid[], ${lanes.map((lane) => lane.deskId)}::uuid[],
      ${lanes.map((lane) => lane.dueAt)}::timestamptz[]) as lane (seeker_id, desk_id, due_at)
    on conflict (operator_id, seeker_id) do update set due_at = least(lanes.due_at, excluded.due_at)
      where lanes.delivery_id is null`.execute(tx.db);
}

export interface ClaimedLane {
  readonly operator_id: string;
  readonly seeker_id: string;
}

/** Leases lanes that are due, or whose lease ran out with the process that held it. */
export async function leaseLanes(
  db: Database,
  lease: { id: string; now: Date; until: Date; limit: number },
): Promise<ClaimedLane[]> {
  return db.gate(async (gate) => {
    const result = await sql<ClaimedLane>`
      update lanes set lease_id = ${lease.id}, lease_until = ${lease.until}
      where (operator_id, seeker_id) in (
        select operator_id, seeker_id from lanes
        where state = 'ready' and due_at <= ${lease.now} and (lease_until is null or lease_until <= ${lease.now})
        order by due_at limit ${lease.limit} for update skip locked)
      returning operator_id, seeker_id`.execute(gate);
    return result.rows;
  });
}

export async function selectLane(tx: OperatorTx, seekerId: string): Promise<LaneRow | undefined> {
  return tx.db
    .selectFrom('lanes')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateLane(
  tx: OperatorTx,
  seekerId: string,
  change: Updateable<Omit<Tables['lanes'], 'operator_id' | 'seeker_id'>>,
): Promise<void> {
  await tx.db
    .updateTable('lanes')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .execute();
}

export async function deleteLane(tx: OperatorTx, seekerId: string): Promise<void> {
  await tx.db
    .deleteFrom('lanes')
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .execute();
}

/** The next bubbles of a seeker that no request carries yet, in order. */
export async function selectUnsent(tx: OperatorTx, seekerId: string, limit: number): Promise<OutboxRow[]> {
  return tx.db
    .selectFrom('outbox')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .where('delivery_id', 'is', null)
    .orderBy('out_seq')
    .limit(limit)
    .execute();
}

export async function selectBubbles(tx: OperatorTx, deliveryId: string): Promise<OutboxRow[]> {
  return tx.db
    .selectFrom('outbox')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('delivery_id', '=', deliveryId)
    .orderBy('out_seq')
    .execute();
}

export async function freezeBubbles(
  tx: OperatorTx,
  seekerId: string,
  places: readonly number[],
  deliveryId: string,
): Promise<void> {
  await tx.db
    .updateTable('outbox')
    .set({ delivery_id: deliveryId })
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .where('out_seq', 'in', places)
    .execute();
}

export async function deleteBubbles(tx: OperatorTx, deliveryId: string): Promise<void> {
  await tx.db
    .deleteFrom('outbox')
    .where('operator_id', '=', tx.operatorId)
    .where('delivery_id', '=', deliveryId)
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

export async function insertDelivery(tx: OperatorTx, row: Insertable<Tables['deliveries']>): Promise<void> {
  await tx.db.insertInto('deliveries').values(row).execute();
}

export async function selectDelivery(tx: OperatorTx, id: string): Promise<DeliveryRow | undefined> {
  return tx.db
    .selectFrom('deliveries')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function updateDelivery(
  tx: OperatorTx,
  id: string,
  change: Updateable<Omit<Tables['deliveries'], 'operator_id' | 'id'>>,
): Promise<void> {
  await tx.db
    .updateTable('deliveries')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
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
