import { sql, type Insertable, type Selectable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

export type SeekerRow = Selectable<Tables['seekers']>;

export interface KnownSeeker {
  readonly id: string;
  readonly line_user_index: Buffer;
  readonly consultations: number;
  readonly friend_state: 'following' | 'blocked' | null;
  readonly friend_changed_at: Date | null;
}

/** Locks and reads the desk's seekers with these LINE identities, as far as known, in one order for all who do so. */
export async function selectSeekersByIndex(
  tx: OperatorTx,
  deskId: string,
  indexes: readonly Buffer[],
): Promise<KnownSeeker[]> {
  const result = await sql<KnownSeeker>`
    select seeker.id, seeker.line_user_index, seeker.consultations,
      friend.state as friend_state, friend.changed_at as friend_changed_at
    from seekers seeker
    left join friends friend on friend.operator_id = seeker.operator_id and friend.seeker_id = seeker.id
    where seeker.operator_id = ${tx.operatorId} and seeker.desk_id = ${deskId}
      and seeker.line_user_index = any(${indexes}::bytea[])
    order by seeker.id
    for no key update of seeker`.execute(tx.db);
  return result.rows;
}

export async function insertSeekers(
  tx: OperatorTx,
  rows: readonly Insertable<Tables['seekers']>[],
): Promise<void> {
  if (rows.length > 0) await tx.db.insertInto('seekers').values(rows).execute();
}

export async function setConsultationCounts(
  tx: OperatorTx,
  counts: readonly { seekerId: string; consultations: number }[],
): Promise<void> {
  if (counts.length === 0) return;
  const ids = counts.map((count) => count.seekerId);
  const numbers = counts.map((count) => count.consultations);
  await sql`
    update seekers set consultations = new.consultations
    from unnest(${ids}::uuid[], ${numbers}::integer[]) as new (id, consultations)
    where seekers.operator_id = ${tx.operatorId} and seekers.id = new.id`.execute(tx.db);
}

export async function upsertFriends(
  tx: OperatorTx,
  rows: readonly Insertable<Tables['friends']>[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.db
    .insertInto('friends')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['operator_id', 'seeker_id']).doUpdateSet((row) => ({
        state: row.ref('excluded.state'),
        changed_at: row.ref('excluded.changed_at'),
      })),
    )
    .execute();
}

export async function upsertReplyTokens(
  tx: OperatorTx,
  tokens: readonly { seekerId: string; sealedToken: Buffer; receivedAt: Date }[],
): Promise<void> {
  if (tokens.length === 0) return;
  await sql`
    insert into reply_tokens (operator_id, seeker_id, sealed_token, received_at)
    select ${tx.operatorId}, * from unnest(
      ${tokens.map((token) => token.seekerId)}::uuid[],
      ${tokens.map((token) => token.sealedToken)}::bytea[],
      ${tokens.map((token) => token.receivedAt)}::timestamptz[])
    on conflict (operator_id, seeker_id) do update
      set sealed_token = excluded.sealed_token, received_at = excluded.received_at
      where excluded.received_at >= reply_tokens.received_at`.execute(tx.db);
}

/** Takes the reply tokens of these seekers that came after `since`. Each can be used once, so they are removed. */
export async function takeReplyTokens(
  tx: OperatorTx,
  seekerIds: readonly string[],
  since: Date,
): Promise<Map<string, Buffer>> {
  const rows = await tx.db
    .deleteFrom('reply_tokens')
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', sql<string>`any(${seekerIds}::uuid[])`)
    .returning(['seeker_id', 'sealed_token', 'received_at'])
    .execute();
  return new Map(
    rows.filter((row) => row.received_at > since).map((row) => [row.seeker_id, row.sealed_token]),
  );
}

export async function selectReplyTokenTime(tx: OperatorTx, seekerId: string): Promise<Date | null> {
  const row = await tx.db
    .selectFrom('reply_tokens')
    .select('received_at')
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .executeTakeFirst();
  return row?.received_at ?? null;
}

type Person = SeekerRow & { friend_state: 'following' | 'blocked' | null };

export async function selectSeekers(tx: OperatorTx, seekerIds: readonly string[]): Promise<Person[]> {
  return tx.db
    .selectFrom('seekers')
    .leftJoin('friends', (join) =>
      join
        .onRef('friends.operator_id', '=', 'seekers.operator_id')
        .onRef('friends.seeker_id', '=', 'seekers.id'),
    )
    .selectAll('seekers')
    .select('friends.state as friend_state')
    .where('seekers.operator_id', '=', tx.operatorId)
    .where('seekers.id', '=', sql<string>`any(${seekerIds}::uuid[])`)
    .execute();
}

export async function selectSeeker(tx: OperatorTx, seekerId: string): Promise<Person | undefined> {
  const [person] = await selectSeekers(tx, [seekerId]);
  return person;
}

/** Locks seekers until the commit, in one order for all who do so. */
export async function lockSeekers(tx: OperatorTx, seekerIds: readonly string[]): Promise<void> {
  await tx.db
    .selectFrom('seekers')
    .select('id')
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', sql<string>`any(${seekerIds}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** A person's next places in the order of what is sent to them, and the desk by whose LINE account it goes. */
export interface OutPlaces {
  readonly first: number;
  readonly accountDeskId: string;
}

/** Takes the next `count` places in the order of what is sent to each of these seekers. */
export async function takeOutPlaces(
  tx: OperatorTx,
  wanted: readonly { seekerId: string; count: number }[],
): Promise<Map<string, OutPlaces>> {
  const result = await sql<{ id: string; desk_id: string; first: number }>`
    update seekers set out_seq = out_seq + wanted.count
    from unnest(${wanted.map((one) => one.seekerId)}::uuid[], ${wanted.map((one) => one.count)}::integer[])
      as wanted (id, count)
    where seekers.operator_id = ${tx.operatorId} and seekers.id = wanted.id
    returning seekers.id, seekers.desk_id, out_seq - wanted.count + 1 as first`.execute(tx.db);
  return new Map(result.rows.map((row) => [row.id, { first: row.first, accountDeskId: row.desk_id }]));
}

/** Locks the seeker and counts one more consultation; answers its ordinal. */
export async function countConsultation(tx: OperatorTx, seekerId: string): Promise<number> {
  const row = await tx.db
    .updateTable('seekers')
    .set((seeker) => ({ consultations: seeker('consultations', '+', 1) }))
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', seekerId)
    .returning('consultations')
    .executeTakeFirstOrThrow();
  return row.consultations;
}

export async function setLineName(tx: OperatorTx, seekerId: string, sealedName: Buffer): Promise<void> {
  await tx.db
    .updateTable('seekers')
    .set({ sealed_line_name: sealedName })
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', seekerId)
    .execute();
}
