import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    quota_rules: {
      operator_id: string;
      desk_id: string;
      reserve_kind: 'messages' | 'percent';
      reserve_value: number;
      batch_size: number;
      batch_pause_seconds: number;
    };
    quota_readings: {
      operator_id: string;
      desk_id: string;
      plan: number | null;
      used: number;
      read_at: Date;
    };
    quota_alarms: {
      operator_id: string;
      desk_id: string;
      month: string;
      threshold: number;
      raised_at: Date;
    };
  }
}

export type RulesRow = Selectable<Tables['quota_rules']>;
export type ReadingRow = Selectable<Tables['quota_readings']>;

export async function selectRules(tx: OperatorTx, deskId: string): Promise<RulesRow | undefined> {
  return tx.db
    .selectFrom('quota_rules')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
}

export async function upsertRules(tx: OperatorTx, row: Omit<RulesRow, 'operator_id'>): Promise<void> {
  const { desk_id: _, ...rules } = row;
  await tx.db
    .insertInto('quota_rules')
    .values({ ...row, operator_id: tx.operatorId })
    .onConflict((conflict) => conflict.columns(['operator_id', 'desk_id']).doUpdateSet(rules))
    .execute();
}

export async function selectReading(tx: OperatorTx, deskId: string): Promise<ReadingRow | undefined> {
  return tx.db
    .selectFrom('quota_readings')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
}

export async function upsertReading(tx: OperatorTx, row: Omit<ReadingRow, 'operator_id'>): Promise<void> {
  const { desk_id: _, ...reading } = row;
  await tx.db
    .insertInto('quota_readings')
    .values({ ...row, operator_id: tx.operatorId })
    .onConflict((conflict) => conflict.columns(['operator_id', 'desk_id']).doUpdateSet(reading))
    .execute();
}

/** Notes a threshold of a month; false when it was noted before. */
export async function insertAlarm(
  tx: OperatorTx,
  row: Omit<Selectable<Tables['quota_alarms']>, 'operator_id'>,
): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('quota_alarms')
    .values({ ...row, operator_id: tx.operatorId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('threshold')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function selectAlarms(
  tx: OperatorTx,
  deskId: string,
  month: string,
): Promise<{ threshold: number; raised_at: Date }[]> {
  return tx.db
    .selectFrom('quota_alarms')
    .select(['threshold', 'raised_at'])
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('month', '=', month)
    .orderBy('threshold')
    .execute();
}

const Count = z.object({ pushes: z.int(), broadcasts: z.int() });
export type BilledCount = z.infer<typeof Count>;

// A push whose error is set was refused and given up by a person; LINE billed nothing for it.
const pushes = (tx: OperatorTx, deskId: string, from: Date) => sql`
  from deliveries
  where operator_id = ${tx.operatorId} and desk_id = ${deskId} and state = 'accepted' and method = 'push'
    and error is null and completed_at >= ${from}`;

/** What LINE accepted since a time and bills, by our own books. */
export async function countBilledSince(tx: OperatorTx, deskId: string, from: Date): Promise<BilledCount> {
  const { rows } = await sql`
    select (select count(*)::int ${pushes(tx, deskId, from)}) as pushes, (
      select coalesce(sum(listed - skipped), 0)::int from broadcast_batches
      where operator_id = ${tx.operatorId} and desk_id = ${deskId} and state = 'accepted'
        and completed_at >= ${from}) as broadcasts`.execute(tx.db);
  return Count.parse(rows[0]);
}

/** Pushes of counselling by day in Tokyo (`2026-11-20`); days without any are left out. */
export async function countPushesByDay(
  tx: OperatorTx,
  deskId: string,
  from: Date,
): Promise<{ day: string; billed: number }[]> {
  const { rows } = await sql<{ day: string; billed: number }>`
    select to_char(completed_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as day, count(*)::int as billed
    ${pushes(tx, deskId, from)} group by 1 order by 1`.execute(tx.db);
  return rows;
}

/** What broadcasts that are approved or under way will still use in a span of time, apart from one of them. */
export async function countCommitted(
  tx: OperatorTx,
  deskId: string,
  wanted: { readonly except: string | null; readonly now: Date; readonly from: Date; readonly until: Date },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(case when listed_at is null then coalesce(counted, 0) else (
        select coalesce(sum(batch.listed - batch.skipped), 0) from broadcast_batches batch
        where batch.operator_id = broadcast.operator_id and batch.broadcast_id = broadcast.id
          and batch.state in ('waiting', 'sending')) end), 0)::int as count
    from broadcasts broadcast
    where operator_id = ${tx.operatorId} and desk_id = ${deskId}
      and state in ('approved', 'sending', 'paused') and id is distinct from ${wanted.except}::uuid
      and case when state = 'approved' then coalesce(scheduled_for, ${wanted.now}) else ${wanted.now} end
        between ${wanted.from} and ${wanted.until}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

/** Since when the desk has a LINE channel. */
export async function selectChannelSince(tx: OperatorTx, deskId: string): Promise<Date | null> {
  const row = await tx.db
    .selectFrom('channels')
    .select('created_at')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
  return row?.created_at ?? null;
}
