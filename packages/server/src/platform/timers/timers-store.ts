import { sql } from 'kysely';
import type { Database, OperatorTx } from '../db/database.ts';

declare module '../db/tables.ts' {
  interface Tables {
    desk_timers: {
      operator_id: string;
      desk_id: string;
      kind: string;
      due_at: Date | null;
      wakes: number;
      lease_until: Date | null;
      lease_id: string | null;
      failures: number;
    };
  }
}

export interface TimerKey {
  readonly deskId: string;
  readonly kind: string;
}
export interface ClaimedTimer extends TimerKey {
  readonly operatorId: string;
}

/** Makes a timer due at a time or earlier. The row stays locked until the commit, so no run can miss this change. */
export async function bringForward(tx: OperatorTx, { deskId, kind }: TimerKey, dueAt: Date): Promise<void> {
  await sql`
    insert into desk_timers (operator_id, desk_id, kind, due_at)
    values (${tx.operatorId}, ${deskId}, ${kind}, ${dueAt})
    on conflict (operator_id, desk_id, kind) do update
      set due_at = least(desk_timers.due_at, excluded.due_at), wakes = desk_timers.wakes + 1`.execute(tx.db);
}

/** As `bringForward`, for a desk that has such a timer; any other is left without, and nothing is locked. */
export async function bringForwardKnown(
  tx: OperatorTx,
  { deskId, kind }: TimerKey,
  dueAt: Date,
): Promise<boolean> {
  const result = await sql`
    update desk_timers set due_at = least(due_at, ${dueAt}), wakes = wakes + 1
    where operator_id = ${tx.operatorId} and desk_id = ${deskId} and kind = ${kind}`.execute(tx.db);
  return result.numAffectedRows === 1n;
}

interface Lease {
  readonly id: string;
  readonly now: Date;
  readonly until: Date;
  readonly limit: number;
  /** Others are left to nodes that know them. */
  readonly kinds: readonly string[];
}

/** Leases timers that are due, or whose lease ran out with the process that held it. */
export async function leaseTimers(db: Database, lease: Lease): Promise<ClaimedTimer[]> {
  return db.gate(async (gate) => {
    const result = await sql<ClaimedTimer>`
      update desk_timers set lease_id = ${lease.id}, lease_until = ${lease.until}
      where (operator_id, desk_id, kind) in (
        select operator_id, desk_id, kind from desk_timers
        where kind = any(${lease.kinds}::text[]) and due_at <= ${lease.now} and (lease_until is null or lease_until <= ${lease.now})
        order by due_at limit ${lease.limit} for update skip locked)
      returning operator_id as "operatorId", desk_id as "deskId", kind`.execute(gate);
    return result.rows;
  });
}

/** Where a leased timer stands as its work begins; null when the lease is lost. */
export async function readLeased(
  tx: OperatorTx,
  { deskId, kind }: TimerKey,
  leaseId: string,
): Promise<{ wakes: number; failures: number } | null> {
  const row = await tx.db
    .selectFrom('desk_timers')
    .select(['wakes', 'failures'])
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('kind', '=', kind)
    .where('lease_id', '=', leaseId)
    .executeTakeFirst();
  return row ?? null;
}

interface End {
  readonly leaseId: string;
  /** As read when the work began; a later wake-up leaves the timer due. */
  readonly wakes: number;
  readonly dueAt: Date | null;
  readonly failures: number;
}

/** Gives the lease back. */
export async function endTimer(tx: OperatorTx, { deskId, kind }: TimerKey, end: End): Promise<void> {
  await sql`
    update desk_timers set lease_id = null, lease_until = null, failures = ${end.failures},
      due_at = case when wakes = ${end.wakes} then ${end.dueAt}::timestamptz else due_at end
    where operator_id = ${tx.operatorId} and desk_id = ${deskId} and kind = ${kind}
      and lease_id = ${end.leaseId}`.execute(tx.db);
}
