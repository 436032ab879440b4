import type { AlertLevel, AlertStage } from '@tomoshibi/contract';
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { ConsultationRow, MessageRow, Tables } from '../../platform/db/tables.ts';

export type FactsRow = ConsultationRow & {
  pseudonym: string;
  assignee_name: string | null;
  blocked: boolean;
  sealed_line_name: Buffer | null;
  name_display: 'pseudonym' | 'line_name';
  /** The newest alert of the talk; null: there never was one. */
  alert: {
    id: string;
    level: AlertLevel;
    open: boolean;
    stage: AlertStage;
    seen: boolean;
    likely_false: boolean;
  } | null;
};

export type ConsultationFilter =
  | { readonly ids: readonly string[] }
  | { readonly openAtDesks: readonly string[]; readonly limit: number }
  | { readonly seekerId: string };

function condition(filter: ConsultationFilter) {
  if ('ids' in filter) return sql`consultation.id = any(${filter.ids}::uuid[])`;
  if ('seekerId' in filter) return sql`consultation.seeker_id = ${filter.seekerId}`;
  return sql`consultation.desk_id = any(${filter.openAtDesks}::uuid[]) and consultation.state <> 'closed'`;
}

/** As `alertRank` of the contract has it, so that a snapshot that is cut off keeps the most pressing talks. */
const RANK = sql`case
    when alert.id is null or alert.decided_at is not null then 4
    when alert.likely_false then 3
    else array_position(array['urgent', 'high', 'medium'], alert.level) - 1 end`;

/** Consultations with what their presentation needs, oldest first; open ones of desks with an alert before others. */
export async function selectConsultations(tx: OperatorTx, filter: ConsultationFilter): Promise<FactsRow[]> {
  const limit = 'limit' in filter ? sql`limit ${filter.limit}` : sql``;
  const rank = 'openAtDesks' in filter ? sql`${RANK},` : sql``;
  const result = await sql<FactsRow>`
    select consultation.*, seeker.pseudonym, seeker.sealed_line_name, desk.name_display,
      staff.name as assignee_name, coalesce(friend.state = 'blocked', false) as blocked,
      case when alert.id is not null then jsonb_build_object('id', alert.id, 'level', alert.level,
        'open', alert.decided_at is null, 'stage', alert.stage, 'seen', alert.seen_at is not null,
        'likely_false', alert.likely_false) end as alert
    from consultations consultation
    join seekers seeker on seeker.operator_id = consultation.operator_id and seeker.id = consultation.seeker_id
    join desks desk on desk.operator_id = consultation.operator_id and desk.id = consultation.desk_id
    left join friends friend on friend.operator_id = seeker.operator_id and friend.seeker_id = seeker.id
    left join staff on staff.operator_id = consultation.operator_id and staff.id = consultation.assignee_id
    left join lateral (
      select * from alerts newest
      where newest.operator_id = consultation.operator_id and newest.consultation_id = consultation.id
      order by newest.id desc limit 1
    ) alert on true
    where consultation.operator_id = ${tx.operatorId} and ${condition(filter)}
    order by ${rank} consultation.opened_at, consultation.id ${limit}`.execute(tx.db);
  return result.rows;
}

/**
 * Locks the person and then the consultation until the commit. Whatever concerns one person takes the person's row
 * first, so that incoming messages, deliveries and verbs queue up instead of deadlocking.
 */
export async function lockConsultation(tx: OperatorTx, id: string): Promise<ConsultationRow | undefined> {
  const result = await sql<ConsultationRow>`
    with person as materialized (
      select seeker.id from seekers seeker
      where seeker.operator_id = ${tx.operatorId} and seeker.id = (
        select seeker_id from consultations where operator_id = ${tx.operatorId} and id = ${id})
      for no key update
    )
    select seeker_id from person, consultations
    where operator_id = ${tx.operatorId} and consultations.id = ${id}`.execute(tx.db);
  if (result.rows.length === 0) return undefined;
  return tx.db
    .selectFrom('consultations')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Locks the open consultations of these seekers, in one order for all who do so. */
export async function lockOpenConsultations(
  tx: OperatorTx,
  seekerIds: readonly string[],
): Promise<ConsultationRow[]> {
  if (seekerIds.length === 0) return [];
  return tx.db
    .selectFrom('consultations')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', 'in', seekerIds)
    .where('state', '<>', 'closed')
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

export async function insertConsultations(
  tx: OperatorTx,
  rows: readonly Insertable<ConsultationRow>[],
): Promise<void> {
  if (rows.length > 0) await tx.db.insertInto('consultations').values(rows).execute();
}

/** Changes a consultation and raises its version, by which consoles know which state is newer. */
export async function updateConsultation(
  tx: OperatorTx,
  id: string,
  change: Updateable<Omit<ConsultationRow, 'id' | 'operator_id' | 'version'>>,
): Promise<void> {
  await tx.db
    .updateTable('consultations')
    .set(change)
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

export interface Progress {
  readonly id: string;
  readonly lastSeq: number;
  readonly messageCount: number;
  readonly lastMessageAt: Date;
  readonly unansweredSince: Date | null;
}

/** Writes how far many consultations have come, in one statement. */
export async function updateProgress(tx: OperatorTx, rows: readonly Progress[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update consultations set last_seq = new.last_seq, message_count = new.message_count,
      last_message_at = new.last_message_at, unanswered_since = new.unanswered_since, version = version + 1
    from unnest(
      ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.lastSeq)}::integer[],
      ${rows.map((row) => row.messageCount)}::integer[], ${rows.map((row) => row.lastMessageAt)}::timestamptz[],
      ${rows.map((row) => row.unansweredSince)}::timestamptz[]
    ) as new (id, last_seq, message_count, last_message_at, unanswered_since)
    where consultations.operator_id = ${tx.operatorId} and consultations.id = new.id`.execute(tx.db);
}

/** Raises the version so that consoles look again, though no column of the consultation changed. */
export async function touchConsultations(tx: OperatorTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .updateTable('consultations')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('operator_id', '=', tx.operatorId)
    .where('id', 'in', ids)
    .execute();
}

export async function countActiveOf(tx: OperatorTx, deskId: string, staffId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('consultations')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('operator_id', '=', tx.operatorId)
    .where('assignee_id', '=', staffId)
    .where('desk_id', '=', deskId)
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Locks the person's membership, so that two claims of one person are counted one after the other. */
export async function lockMembership(tx: OperatorTx, deskId: string, staffId: string): Promise<void> {
  await tx.db
    .selectFrom('desk_members')
    .select('role')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('staff_id', '=', staffId)
    .forUpdate()
    .execute();
}

export async function selectDesk(
  tx: OperatorTx,
  deskId: string,
): Promise<Selectable<Tables['desks']> | undefined> {
  return tx.db
    .selectFrom('desks')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', deskId)
    .executeTakeFirst();
}

/** Whether the person now has an open talk with the seeker; then the seeker's history is theirs to read. */
export async function isServing(tx: OperatorTx, staffId: string, seekerId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('consultations')
    .select('id')
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .where('assignee_id', '=', staffId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row !== undefined;
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
} as const;

export type NewMessage = Pick<Insertable<MessageRow>, keyof typeof MESSAGE_COLUMNS>;

export async function insertMessages(tx: OperatorTx, rows: readonly NewMessage[]): Promise<void> {
  await insertRows(tx, 'messages', MESSAGE_COLUMNS, rows);
}
