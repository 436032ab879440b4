import { sql } from 'kysely';
import type { Database, OperatorTx } from '../../platform/db/database.ts';

export interface NewEvent {
  readonly channel: { readonly operatorId: string; readonly channelId: string };
  readonly webhookEventId: string;
  readonly eventAt: Date;
  readonly arrival: number;
  readonly sealed: Buffer;
}

/** How many events of one millisecond keep their order of arrival; see arrivalOf. */
const ARRIVALS_PER_MS = 4096;

/** Time and order of arrival in one number, so that the database is sent one value for both. */
export function arrivalOf(receivedAt: Date, position: number): number {
  return receivedAt.getTime() * ARRIVALS_PER_MS + (position % ARRIVALS_PER_MS);
}

/** An array as PostgreSQL reads it, of values that need no quoting: ids and numbers. */
const list = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;

const INSERT_EVENTS = `
  insert into line_events (operator_id, channel_id, webhook_event_id, event_at, received_at, arrival, sealed)
  select ($1::uuid[])[channel], ($2::uuid[])[channel], webhook_event_id, to_timestamp(event_ms / 1000.0),
    to_timestamp(arrival / ${ARRIVALS_PER_MS} / 1000.0), arrival, substring($3::bytea, start, length)
  from unnest($4::integer[], $5::text[], $6::bigint[], $7::bigint[], $8::integer[], $9::integer[])
    as event (channel, webhook_event_id, event_ms, arrival, start, length)
  on conflict do nothing`;

/**
 * Adds events with the insert-only role; an event that is there already is left as it is. The sealed values travel as
 * one binary value that the statement cuts up: as an array they would be written out in hexadecimal and read back.
 * Channels are named once. This is the hottest statement of all: every microsecond is a webhook's.
 */
export async function insertEvents(db: Database, rows: readonly NewEvent[]): Promise<void> {
  const channels = [...new Set(rows.map((row) => row.channel))];
  const numbers = new Map(channels.map((channel, index) => [channel, index + 1]));
  let end = 1;
  const starts = rows.map((row) => {
    const start = end;
    end += row.sealed.length;
    return start;
  });
  await db.ingest({
    name: 'insert_line_events',
    text: INSERT_EVENTS,
    values: [
      list(channels.map((channel) => channel.operatorId)),
      list(channels.map((channel) => channel.channelId)),
      Buffer.concat(rows.map((row) => row.sealed)),
      list(rows.map((row) => numbers.get(row.channel) ?? 0)),
      list(rows.map((row) => row.webhookEventId)),
      list(rows.map((row) => row.eventAt.getTime())),
      list(rows.map((row) => row.arrival)),
      list(starts),
      list(rows.map((row) => row.sealed.length)),
    ],
  });
}

export interface PendingChannel {
  readonly operator_id: string;
  readonly id: string;
}

/** Channels with events that wait to be applied now. */
export async function selectPendingChannels(db: Database, now: Date): Promise<PendingChannel[]> {
  return db.gate((gate) =>
    gate
      .selectFrom('channels')
      .select(['operator_id', 'id'])
      .where((where) =>
        where.exists(
          where
            .selectFrom('line_events')
            .select('line_events.state')
            .whereRef('line_events.operator_id', '=', 'channels.operator_id')
            .whereRef('line_events.channel_id', '=', 'channels.id')
            .where('line_events.state', '=', 'pending')
            .where((event) => event.or([event('retry_at', 'is', null), event('retry_at', '<=', now)])),
        ),
      )
      .execute(),
  );
}

/** The desk at which a batch of events came in. */
export interface Door {
  /** null: they did not come over LINE. */
  readonly id: string | null;
  readonly desk_id: string;
  readonly desk_state: 'active' | 'closed';
  readonly authority_id: string;
}

export interface LockedChannel extends Door {
  readonly id: string;
  readonly name_display: 'pseudonym' | 'line_name';
  readonly last_event_at: Date | null;
}

/** Locks a channel so that one worker at a time applies its events; null when another has it or it is gone. */
export async function lockChannel(tx: OperatorTx, channelId: string): Promise<LockedChannel | null> {
  const result = await sql<LockedChannel>`
    select channel.id, channel.desk_id, desk.state as desk_state, desk.name_display,
      desk.authority_id, channel.last_event_at
    from channels channel
    join desks desk on desk.operator_id = channel.operator_id and desk.id = channel.desk_id
    where channel.operator_id = ${tx.operatorId} and channel.id = ${channelId}
    for no key update of channel skip locked`.execute(tx.db);
  return result.rows[0] ?? null;
}

export async function selectDoor(tx: OperatorTx, deskId: string): Promise<Door | undefined> {
  const row = await tx.db
    .selectFrom('desks')
    .select(['id', 'state', 'authority_id'])
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', deskId)
    .executeTakeFirst();
  return row && { id: null, desk_id: row.id, desk_state: row.state, authority_id: row.authority_id };
}

export interface PendingEvent {
  readonly webhook_event_id: string;
  readonly event_at: Date;
  readonly received_at: Date;
  readonly sealed: Buffer | null;
  readonly attempts: number;
}

/** Events that wait to be applied now, in LINE's time order; arrival decides between equal times. */
export async function selectPendingEvents(
  tx: OperatorTx,
  channelId: string,
  now: Date,
  limit: number,
): Promise<PendingEvent[]> {
  return tx.db
    .selectFrom('line_events')
    .select(['webhook_event_id', 'event_at', 'received_at', 'sealed', 'attempts'])
    .where('operator_id', '=', tx.operatorId)
    .where('channel_id', '=', channelId)
    .where('state', '=', 'pending')
    .where((event) => event.or([event('retry_at', 'is', null), event('retry_at', '<=', now)]))
    .orderBy('event_at')
    .orderBy('arrival')
    .limit(limit)
    .execute();
}

export async function markApplied(
  tx: OperatorTx,
  channelId: string,
  outcomes: readonly { webhookEventId: string; outcome: string; lineMessageId: string | null }[],
): Promise<void> {
  await sql`
    update line_events set state = 'applied', outcome = new.outcome, line_message_id = new.line_message_id
    from unnest(
      ${outcomes.map((row) => row.webhookEventId)}::text[], ${outcomes.map((row) => row.outcome)}::text[],
      ${outcomes.map((row) => row.lineMessageId)}::text[]
    ) as new (webhook_event_id, outcome, line_message_id)
    where line_events.operator_id = ${tx.operatorId} and line_events.channel_id = ${channelId}
      and line_events.webhook_event_id = new.webhook_event_id`.execute(tx.db);
}

/** Counts a failed try: the event waits until `retryAt`, or is set aside for good when that is null. */
export async function markAttempt(
  tx: OperatorTx,
  channelId: string,
  webhookEventId: string,
  retryAt: Date | null,
): Promise<void> {
  await tx.db
    .updateTable('line_events')
    .set((row) => ({
      attempts: row('attempts', '+', 1),
      retry_at: retryAt,
      ...(retryAt ? {} : { state: 'failed', outcome: 'failed' }),
    }))
    .where('operator_id', '=', tx.operatorId)
    .where('channel_id', '=', channelId)
    .where('webhook_event_id', '=', webhookEventId)
    .execute();
}

/** Erases the raw form of events whose words were taken back. */
export async function eraseRaw(
  tx: OperatorTx,
  channelId: string,
  { erase, takenBack }: { erase: readonly string[]; takenBack: readonly string[] },
): Promise<void> {
  const raw = tx.db
    .updateTable('line_events')
    .set({ sealed: null })
    .where('operator_id', '=', tx.operatorId)
    .where('channel_id', '=', channelId);
  if (erase.length > 0) await raw.where('webhook_event_id', 'in', erase).execute();
  if (takenBack.length > 0) await raw.where('line_message_id', 'in', takenBack).execute();
}

export async function setLastEventAt(tx: OperatorTx, channelId: string, at: Date): Promise<void> {
  await tx.db
    .updateTable('channels')
    .set({ last_event_at: at })
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', channelId)
    .execute();
}

export interface EarlyChange {
  readonly line_message_id: string;
  readonly unsent_at: Date | null;
  readonly edited_at: Date | null;
  readonly sealed_text: Buffer | null;
}

export async function selectEarlyChanges(
  tx: OperatorTx,
  deskId: string,
  lineMessageIds: readonly string[],
): Promise<EarlyChange[]> {
  if (lineMessageIds.length === 0) return [];
  return tx.db
    .selectFrom('early_changes')
    .select(['line_message_id', 'unsent_at', 'edited_at', 'sealed_text'])
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('line_message_id', 'in', lineMessageIds)
    .execute();
}

export async function upsertEarlyChange(tx: OperatorTx, deskId: string, change: EarlyChange): Promise<void> {
  await sql`
    insert into early_changes (operator_id, desk_id, line_message_id, unsent_at, edited_at, sealed_text)
    values (${tx.operatorId}, ${deskId}, ${change.line_message_id}, ${change.unsent_at}, ${change.edited_at}, ${change.sealed_text})
    on conflict (operator_id, desk_id, line_message_id) do update set
      unsent_at = coalesce(early_changes.unsent_at, excluded.unsent_at),
      edited_at = case when excluded.edited_at > coalesce(early_changes.edited_at, '-infinity') then excluded.edited_at else early_changes.edited_at end,
      sealed_text = case
        when excluded.unsent_at is not null or early_changes.unsent_at is not null then null
        when excluded.edited_at > coalesce(early_changes.edited_at, '-infinity') then excluded.sealed_text
        else early_changes.sealed_text end`.execute(tx.db);
}

/** Forgets early changes once their message is there; from then on the message itself carries them. */
export async function deleteEarlyChanges(
  tx: OperatorTx,
  deskId: string,
  lineMessageIds: readonly string[],
): Promise<void> {
  if (lineMessageIds.length === 0) return;
  await tx.db
    .deleteFrom('early_changes')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('line_message_id', 'in', lineMessageIds)
    .execute();
}
