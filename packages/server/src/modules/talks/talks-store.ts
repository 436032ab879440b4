import type { AlertLevel, AlertStage } from '@tomoshibi/contract';
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow, Tables } from '../../platform/db/tables.ts';

/** What a consultation's presentation needs of it; what inbound and reception keep for themselves stays out. */
const FACTS = [
  'operator_id',
  'id',
  'desk_id',
  'seeker_id',
  'ordinal',
  'state',
  'wrapped_key',
  'assignee_id',
  'opened_at',
  'waiting_since',
  'claimed_at',
  'first_reply_at',
  'closed_at',
  'close_reason',
  'last_message_at',
  'unanswered_since',
  'message_count',
  'attention',
  'version',
  'target',
  'venue',
  'queue_key',
  'queue_move_id',
  'last_seq',
  'reserved_for',
  'reserved_until',
] as const satisfies readonly (keyof ConsultationRow)[];
const FACT_COLUMNS = sql.join(FACTS.map((column) => sql.ref(`consultation.${column}`)));

export type FactsRow = Pick<ConsultationRow, (typeof FACTS)[number]> & {
  pseudonym: string;
  assignee_name: string | null;
  blocked: boolean;
  sealed_line_name: Buffer | null;
  name_display: 'pseudonym' | 'line_name';
  placed: 'front' | 'before' | null;
  placed_by: string | null;
  placed_by_name: string | null;
  placed_at: Date | null;
  sealed_placed_reason: Buffer | null;
  reserved_name: string | null;
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

/** Open consultations a caller may see: all at some desks, at others what nobody has taken and the caller's own. */
export interface OpenFilter {
  readonly staffId: string;
  readonly allAtDesks: readonly string[];
  readonly waitingAtDesks: readonly string[];
  readonly ownAtDesks: readonly string[];
}

export type ConsultationFilter =
  | { readonly ids: readonly string[] }
  | (OpenFilter & { readonly limit: number })
  | { readonly seekerId: string };

function isOpenTo({ staffId, allAtDesks, waitingAtDesks, ownAtDesks }: OpenFilter) {
  return sql`consultation.state <> 'closed' and (consultation.desk_id = any(${allAtDesks}::uuid[])
    or (consultation.state in ('waiting', 'outside', 'bot') and consultation.desk_id = any(${waitingAtDesks}::uuid[]))
    or (consultation.assignee_id = ${staffId} and consultation.desk_id = any(${ownAtDesks}::uuid[])))`;
}

function condition(filter: ConsultationFilter) {
  if ('ids' in filter) return sql`consultation.id = any(${filter.ids}::uuid[])`;
  if ('seekerId' in filter) return sql`consultation.seeker_id = ${filter.seekerId}`;
  return isOpenTo(filter);
}

/** As `alertRank` of the contract has it, so that a snapshot that is cut off keeps the most pressing talks. */
const RANK = sql`case
    when alert.id is null or alert.decided_at is not null then 4
    when alert.likely_false then 3
    else array_position(array['urgent', 'high', 'medium'], alert.level) - 1 end`;

/** Own talks first, then what is kept for the caller, then who is next in the queue, then colleagues' talks: what a list that ends must not leave out. */
const nearestFirst = (staffId: string) => sql`consultation.assignee_id is distinct from ${staffId}::uuid,
  consultation.state <> 'waiting', ${RANK}, consultation.reserved_for is distinct from ${staffId}::uuid,
  consultation.queue_key is null, consultation.queue_key,
  coalesce(consultation.waiting_since, consultation.opened_at), consultation.id`;

/** How many open consultations the filter finds, listed or not. */
export async function countOpen(tx: OperatorTx, filter: OpenFilter): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::integer as count from consultations consultation
    where consultation.operator_id = ${tx.operatorId} and ${isOpenTo(filter)}`.execute(tx.db);
  return result.rows[0]?.count ?? 0;
}

/** Consultations with what their presentation needs, oldest first; of the open ones those nearest to the caller. */
export async function selectConsultations(tx: OperatorTx, filter: ConsultationFilter): Promise<FactsRow[]> {
  const order =
    'limit' in filter
      ? sql`${nearestFirst(filter.staffId)} limit ${filter.limit}`
      : sql`consultation.opened_at, consultation.id`;
  const result = await sql<FactsRow>`
    select ${FACT_COLUMNS}, seeker.pseudonym, seeker.sealed_line_name, desk.name_display,
      staff.name as assignee_name, coalesce(friend.state = 'blocked', false) as blocked,
      move.placed, move.moved_by as placed_by, mover.name as placed_by_name, move.moved_at as placed_at,
      move.sealed_reason as sealed_placed_reason, keeper.name as reserved_name,
      case when alert.id is not null then jsonb_build_object('id', alert.id, 'level', alert.level,
        'open', alert.decided_at is null, 'stage', alert.stage, 'seen', alert.seen_at is not null,
        'likely_false', alert.likely_false) end as alert
    from consultations consultation
    join seekers seeker on seeker.operator_id = consultation.operator_id and seeker.id = consultation.seeker_id
    join desks desk on desk.operator_id = consultation.operator_id and desk.id = consultation.desk_id
    left join friends friend on friend.operator_id = seeker.operator_id and friend.seeker_id = seeker.id
    left join staff on staff.operator_id = consultation.operator_id and staff.id = consultation.assignee_id
    left join queue_moves move on move.operator_id = consultation.operator_id and move.id = consultation.queue_move_id
    left join staff mover on mover.operator_id = move.operator_id and mover.id = move.moved_by
    left join staff keeper on keeper.operator_id = consultation.operator_id and keeper.id = consultation.reserved_for
    left join lateral (
      select * from alerts newest
      -- A constant here lets row-level security be checked once instead of for every row.
      where newest.operator_id = ${tx.operatorId} and newest.consultation_id = consultation.id
      order by newest.id desc limit 1
    ) alert on true
    where consultation.operator_id = ${tx.operatorId} and ${condition(filter)}
    order by ${order}`.execute(tx.db);
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

export type OpenRow = ConsultationRow & { state: 'bot' | 'outside' | 'waiting' | 'active' };

/** Locks the open consultations of these seekers, in one order for all who do so. */
export async function lockOpenConsultations(
  tx: OperatorTx,
  seekerIds: readonly string[],
): Promise<OpenRow[]> {
  if (seekerIds.length === 0) return [];
  return tx.db
    .selectFrom('consultations')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', 'in', seekerIds)
    .where('state', '<>', 'closed')
    .orderBy('id')
    .forNoKeyUpdate()
    .$narrowType<{ state: 'bot' | 'outside' | 'waiting' | 'active' }>()
    .execute();
}

export async function insertConsultations(
  tx: OperatorTx,
  rows: readonly Insertable<Tables['consultations']>[],
): Promise<void> {
  if (rows.length > 0) await tx.db.insertInto('consultations').values(rows).execute();
}

/**
 * Changes a consultation and raises its version, by which consoles know which state is newer. Answers the desk it is
 * at.
 */
export async function updateConsultation(
  tx: OperatorTx,
  id: string,
  change: Updateable<Omit<ConsultationRow, 'id' | 'operator_id' | 'version'>>,
): Promise<{ deskId: string }> {
  return tx.db
    .updateTable('consultations')
    .set(change)
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .returning('desk_id as deskId')
    .executeTakeFirstOrThrow();
}

/**
 * Shows what the outgoing messages of consultations ask of a person; an unknown fate weighs more than a failure. Answers
 * the desk of each.
 */
export async function refreshAttention(tx: OperatorTx, ids: readonly string[]): Promise<Map<string, string>> {
  const result = await sql<{ id: string; desk_id: string }>`
    with talk as (
      select id from consultations where operator_id = ${tx.operatorId} and id = any(${ids}::uuid[])
      order by id for no key update
    ), undecided as (
      select consultation_id, bool_or(delivery_state = 'unknown') as unknown from messages
      where operator_id = ${tx.operatorId} and consultation_id = any(${ids}::uuid[])
        and delivery_state in ('failed', 'unknown')
      group by consultation_id
    )
    update consultations set version = version + 1, attention =
      case when undecided.unknown then 'unknown' when undecided.consultation_id is not null then 'failed' else 'none' end
    from talk left join undecided on undecided.consultation_id = talk.id
    where consultations.operator_id = ${tx.operatorId} and consultations.id = talk.id
    returning consultations.id, consultations.desk_id`.execute(tx.db);
  return new Map(result.rows.map((row) => [row.id, row.desk_id]));
}

export interface Progress {
  readonly id: string;
  readonly deskId: string;
  readonly homeAuthorityId: string | null;
  readonly state: ConsultationRow['state'];
  readonly venue: ConsultationRow['venue'];
  readonly waitingSince: Date | null;
  readonly lastSeq: number;
  readonly messageCount: number;
  readonly lastMessageAt: Date;
  readonly unansweredSince: Date | null;
  readonly told_kind: string | null;
  readonly told_at: Date | null;
  readonly told_place: number | null;
  readonly media_told_at: Date | null;
  readonly sealed_tail: Buffer | null;
}

/** Writes how far many consultations have come, in one statement. */
export async function updateProgress(tx: OperatorTx, rows: readonly Progress[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update consultations set desk_id = new.desk_id, home_authority_id = new.home_authority_id, state = new.state,
      venue = new.venue, waiting_since = new.waiting_since, last_seq = new.last_seq,
      message_count = new.message_count, last_message_at = new.last_message_at,
      unanswered_since = new.unanswered_since, told_kind = new.told_kind, told_at = new.told_at,
      told_place = new.told_place, media_told_at = new.media_told_at, sealed_tail = new.sealed_tail,
      version = version + 1
    from unnest(
      ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.state)}::text[],
      ${rows.map((row) => row.waitingSince)}::timestamptz[], ${rows.map((row) => row.lastSeq)}::integer[],
      ${rows.map((row) => row.messageCount)}::integer[], ${rows.map((row) => row.lastMessageAt)}::timestamptz[],
      ${rows.map((row) => row.unansweredSince)}::timestamptz[], ${rows.map((row) => row.told_kind)}::text[],
      ${rows.map((row) => row.told_at)}::timestamptz[], ${rows.map((row) => row.told_place)}::integer[],
      ${rows.map((row) => row.media_told_at)}::timestamptz[], ${rows.map((row) => row.sealed_tail)}::bytea[],
      ${rows.map((row) => row.deskId)}::uuid[], ${rows.map((row) => row.homeAuthorityId)}::uuid[],
      ${rows.map((row) => row.venue)}::text[]
    ) as new (id, state, waiting_since, last_seq, message_count, last_message_at, unanswered_since, told_kind,
      told_at, told_place, media_told_at, sealed_tail, desk_id, home_authority_id, venue)
    where consultations.operator_id = ${tx.operatorId} and consultations.id = new.id`.execute(tx.db);
}

/**
 * Raises the version so that consoles look again, though no column of the consultation changed. Answers the desks the
 * consultations are at.
 */
export async function touchConsultations(
  tx: OperatorTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .updateTable('consultations')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('operator_id', '=', tx.operatorId)
    .where('id', 'in', ids)
    .returning(['id', 'desk_id'])
    .execute();
  return new Map(rows.map((row) => [row.id, row.desk_id]));
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

/** The desk whose LINE account a person writes to. */
export async function selectDoor(tx: OperatorTx, seekerId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('seekers')
    .select('desk_id')
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', seekerId)
    .executeTakeFirst();
  return row?.desk_id ?? null;
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

/** The authority the person of a talk belongs to: by the region they chose, else by the desk. */
export async function selectHomeAuthority(
  tx: OperatorTx,
  consultationId: string,
): Promise<{ authorityId: string; name: string } | undefined> {
  return tx.db
    .selectFrom('consultations as c')
    .innerJoin('desks as d', (join) =>
      join.onRef('d.operator_id', '=', 'c.operator_id').onRef('d.id', '=', 'c.desk_id'),
    )
    .innerJoin('authorities as a', (join) =>
      join
        .onRef('a.operator_id', '=', 'c.operator_id')
        .on('a.id', '=', sql<string>`coalesce(c.home_authority_id, d.authority_id)`),
    )
    .select(['a.id as authorityId', 'a.name'])
    .where('c.operator_id', '=', tx.operatorId)
    .where('c.id', '=', consultationId)
    .executeTakeFirst();
}
