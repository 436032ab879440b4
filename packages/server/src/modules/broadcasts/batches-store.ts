import type { BroadcastTotals } from '@tomoshibi/contract';
import { sql, type Generated, type Selectable, type Updateable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    broadcast_batches: {
      operator_id: string;
      id: string;
      broadcast_id: string;
      desk_id: string;
      retry_key: string;
      state: 'waiting' | 'sending' | 'accepted' | 'failed' | 'unknown' | 'stopped' | 'replaced';
      listed: number;
      skipped: Generated<number>;
      attempts: Generated<number>;
      uncertain: Generated<boolean>;
      first_attempt_at: Date | null;
      due_at: Date;
      lease_id: string | null;
      lease_until: Date | null;
      line_status: number | null;
      line_request_id: string | null;
      completed_at: Date | null;
      decided_at: Date | null;
      decided_by: string | null;
    };
    broadcast_recipients: {
      operator_id: string;
      broadcast_id: string;
      seeker_id: string;
      batch_id: string;
      skipped: Generated<boolean>;
    };
  }
}

export type BatchRow = Selectable<Tables['broadcast_batches']>;

export interface NewBatch {
  readonly id: string;
  readonly retryKey: string;
  readonly seekerIds: readonly string[];
}
interface Place {
  readonly deskId: string;
  readonly broadcastId: string;
  readonly dueAt: Date;
}

async function insertBatchRows(tx: OperatorTx, place: Place, batches: readonly NewBatch[]): Promise<void> {
  await tx.db
    .insertInto('broadcast_batches')
    .values(
      batches.map((batch) => ({
        operator_id: tx.operatorId,
        id: batch.id,
        broadcast_id: place.broadcastId,
        desk_id: place.deskId,
        retry_key: batch.retryKey,
        state: 'waiting' as const,
        listed: batch.seekerIds.length,
        due_at: place.dueAt,
      })),
    )
    .execute();
}

const membersOf = (batches: readonly NewBatch[]) => ({
  seekers: batches.flatMap((batch) => batch.seekerIds),
  batches: batches.flatMap((batch) => batch.seekerIds.map(() => batch.id)),
});

/** Puts people on the list, each in the batch that will carry them. */
export async function insertBatches(
  tx: OperatorTx,
  place: Place,
  batches: readonly NewBatch[],
): Promise<void> {
  if (batches.length === 0) return;
  await insertBatchRows(tx, place, batches);
  const members = membersOf(batches);
  await sql`
    insert into broadcast_recipients (operator_id, broadcast_id, seeker_id, batch_id)
    select ${tx.operatorId}, ${place.broadcastId}, member.*
    from unnest(${members.seekers}::uuid[], ${members.batches}::uuid[]) as member`.execute(tx.db);
}

/** Moves the people of a batch that will not be tried again into new ones. */
export async function replaceBatch(
  tx: OperatorTx,
  place: Place & { readonly batchId: string },
  batches: readonly NewBatch[],
): Promise<void> {
  await insertBatchRows(tx, place, batches);
  const members = membersOf(batches);
  await sql`
    update broadcast_recipients set batch_id = member.batch_id
    from unnest(${members.seekers}::uuid[], ${members.batches}::uuid[]) as member (seeker_id, batch_id)
    where broadcast_recipients.operator_id = ${tx.operatorId}
      and broadcast_recipients.broadcast_id = ${place.broadcastId}
      and broadcast_recipients.seeker_id = member.seeker_id`.execute(tx.db);
  // The skipped stay behind, so that nobody is counted twice.
  await sql`
    update broadcast_batches set state = 'replaced', listed = skipped
    where operator_id = ${tx.operatorId} and id = ${place.batchId}`.execute(tx.db);
}

/** The batch to go on with: one under way first, then in the order of the list. Locked until the commit. */
export async function lockNextBatch(tx: OperatorTx, broadcastId: string): Promise<BatchRow | undefined> {
  return tx.db
    .selectFrom('broadcast_batches')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('broadcast_id', '=', broadcastId)
    .where('state', 'in', ['sending', 'waiting'])
    .orderBy('state')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

export async function lockBatch(
  tx: OperatorTx,
  place: { readonly broadcastId: string; readonly batchId: string },
): Promise<BatchRow | undefined> {
  return tx.db
    .selectFrom('broadcast_batches')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('broadcast_id', '=', place.broadcastId)
    .where('id', '=', place.batchId)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateBatch(
  tx: OperatorTx,
  id: string,
  change: Updateable<Omit<Tables['broadcast_batches'], 'operator_id' | 'id'>>,
): Promise<void> {
  await tx.db
    .updateTable('broadcast_batches')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** Leaves out who has blocked the account or was erased since the list was made; answers how many. */
export async function skipBlocked(tx: OperatorTx, batchId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update broadcast_recipients recipient set skipped = true
    where operator_id = ${tx.operatorId} and batch_id = ${batchId} and not skipped and not exists (
      select from friends friend
      join seekers seeker on seeker.operator_id = friend.operator_id and seeker.id = friend.seeker_id
      where friend.operator_id = recipient.operator_id and friend.seeker_id = recipient.seeker_id
        and friend.state = 'following' and seeker.sealed_line_user_id is not null)`.execute(tx.db);
  return Number(numAffectedRows ?? 0);
}

/** Whom a batch carries, with their sealed LINE ids, in one order for every attempt. */
export async function selectCarried(
  tx: OperatorTx,
  batchId: string,
): Promise<{ id: string; sealed_line_user_id: Buffer }[]> {
  const { rows } = await sql<{ id: string; sealed_line_user_id: Buffer }>`
    select seeker.id, seeker.sealed_line_user_id
    from broadcast_recipients recipient
    join seekers seeker on seeker.operator_id = recipient.operator_id and seeker.id = recipient.seeker_id
    where recipient.operator_id = ${tx.operatorId} and recipient.batch_id = ${batchId} and not recipient.skipped
      and seeker.sealed_line_user_id is not null
    order by seeker.id`.execute(tx.db);
  return rows;
}

/** Ends what no request carries any more, when a broadcast is stopped. */
export async function stopWaiting(tx: OperatorTx, broadcastId: string, at: Date): Promise<void> {
  await sql`
    update broadcast_batches
    set state = case when uncertain then 'unknown' else 'stopped' end, completed_at = ${at}
    where operator_id = ${tx.operatorId} and broadcast_id = ${broadcastId} and state = 'waiting'`.execute(
    tx.db,
  );
}

/** Makes a paused broadcast's next batch due at once. */
export async function hurryWaiting(tx: OperatorTx, broadcastId: string, at: Date): Promise<void> {
  await sql`
    update broadcast_batches set due_at = ${at}
    where operator_id = ${tx.operatorId} and broadcast_id = ${broadcastId} and state = 'waiting'
      and due_at > ${at}`.execute(tx.db);
}

export type TotalsRow = BroadcastTotals & { readonly broadcast_id: string; readonly retry_at: Date | null };

/** People by what became of their copy. */
export async function selectTotals(tx: OperatorTx, broadcastIds: readonly string[]): Promise<TotalsRow[]> {
  if (broadcastIds.length === 0) return [];
  const { rows } = await sql<TotalsRow>`
    select broadcast_id, coalesce(sum(listed), 0)::int as total, coalesce(sum(skipped), 0)::int as skipped,
      coalesce(sum(listed - skipped) filter (where state = 'accepted'), 0)::int as accepted,
      coalesce(sum(listed - skipped) filter (where state = 'failed'), 0)::int as failed,
      coalesce(sum(listed - skipped) filter (where state = 'unknown'), 0)::int as unknown,
      coalesce(sum(listed - skipped) filter (where state = 'stopped'), 0)::int as stopped,
      coalesce(sum(listed - skipped) filter (where state in ('waiting', 'sending')), 0)::int as left,
      min(due_at) filter (where state = 'waiting' and attempts > 0) as retry_at
    from broadcast_batches
    where operator_id = ${tx.operatorId} and broadcast_id = any(${broadcastIds}::uuid[])
    group by broadcast_id`.execute(tx.db);
  return rows;
}

export async function selectUndecided(tx: OperatorTx, broadcastId: string): Promise<BatchRow[]> {
  return tx.db
    .selectFrom('broadcast_batches')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('broadcast_id', '=', broadcastId)
    .where('state', '=', 'unknown')
    .where('decided_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** Lets the next batch rest, so that the pace holds whatever wakes the timer. */
export async function delayNext(tx: OperatorTx, broadcastId: string, until: Date): Promise<void> {
  await sql`
    update broadcast_batches set due_at = ${until}
    where operator_id = ${tx.operatorId} and id = (
      select id from broadcast_batches
      where operator_id = ${tx.operatorId} and broadcast_id = ${broadcastId} and state = 'waiting'
      order by id limit 1)`.execute(tx.db);
}
