import { sql, type Selectable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    unreached: {
      operator_id: string;
      id: string;
      desk_id: string;
      seeker_id: string;
      consultation_id: string;
      reason: 'outside_hours' | 'not_reached';
      since: Date;
      state: 'open' | 'offered' | 'reached' | 'settled';
      offered_at: Date | null;
      reached_at: Date | null;
      settled_at: Date | null;
      settled_by: string | null;
    };
  }
}

export type UnreachedRow = Selectable<Tables['unreached']>;
export type UnreachedView = UnreachedRow & { pseudonym: string; blocked: boolean };

export interface NewUnreached {
  readonly id: string;
  readonly deskId: string;
  readonly seekerId: string;
  readonly consultationId: string;
  readonly reason: UnreachedRow['reason'];
  readonly since: Date;
}

const COLUMNS = {
  operator_id: 'uuid',
  id: 'uuid',
  desk_id: 'uuid',
  seeker_id: 'uuid',
  consultation_id: 'uuid',
  reason: 'text',
  since: 'timestamptz',
  state: 'text',
} as const;

/** Lists people who were not served; somebody already on the list stays there as they are. */
export async function addUnreached(tx: OperatorTx, rows: readonly NewUnreached[]): Promise<void> {
  if (rows.length === 0) return;
  const known = await tx.db
    .selectFrom('unreached')
    .select('seeker_id')
    .where('operator_id', '=', tx.operatorId)
    .where('state', 'in', ['open', 'offered'])
    .where(
      'seeker_id',
      'in',
      rows.map((row) => row.seekerId),
    )
    .execute();
  const listed = new Set(known.map((row) => row.seeker_id));
  await insertRows(
    tx,
    'unreached',
    COLUMNS,
    rows
      .filter((row) => !listed.has(row.seekerId))
      .map((row) => ({
        operator_id: tx.operatorId,
        id: row.id,
        desk_id: row.deskId,
        seeker_id: row.seekerId,
        consultation_id: row.consultationId,
        reason: row.reason,
        since: row.since,
        state: 'open',
      })),
  );
}

/** A person has answered: whoever waited on the list for that is reached. Answers whether somebody was on it. */
export async function markReached(tx: OperatorTx, seekerId: string, at: Date): Promise<boolean> {
  const result = await tx.db
    .updateTable('unreached')
    .set({ state: 'reached', reached_at: at })
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .where('state', 'in', ['open', 'offered'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** People on a desk's list, those who wrote first at the top. */
export async function selectUnreached(
  tx: OperatorTx,
  deskId: string,
  filter: { states: readonly UnreachedRow['state'][]; limit: number },
): Promise<UnreachedView[]> {
  const result = await sql<UnreachedView>`
    select listed.*, seeker.pseudonym, coalesce(friend.state = 'blocked', false) as blocked
    from unreached listed
    join seekers seeker on seeker.operator_id = listed.operator_id and seeker.id = listed.seeker_id
    left join friends friend on friend.operator_id = seeker.operator_id and friend.seeker_id = seeker.id
    where listed.operator_id = ${tx.operatorId} and listed.desk_id = ${deskId}
      and listed.state = any(${filter.states}::text[])
    order by listed.since, listed.id limit ${filter.limit}`.execute(tx.db);
  return result.rows;
}

export async function countUnreachedStates(
  tx: OperatorTx,
  deskId: string,
): Promise<Record<UnreachedRow['state'], number>> {
  const rows = await tx.db
    .selectFrom('unreached')
    .select(['state', (select) => select.fn.countAll<number>().as('count')])
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .groupBy('state')
    .execute();
  const counts = { open: 0, offered: 0, reached: 0, settled: 0 };
  for (const row of rows) counts[row.state] = row.count;
  return counts;
}

/** Locks people on a desk's list who still wait there, in one order for all who do so. */
export async function lockUnreached(
  tx: OperatorTx,
  deskId: string,
  ids: readonly string[],
): Promise<UnreachedRow[]> {
  return tx.db
    .selectFrom('unreached')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('state', 'in', ['open', 'offered'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

export async function markOffered(tx: OperatorTx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .updateTable('unreached')
    .set({ state: 'offered', offered_at: at })
    .where('operator_id', '=', tx.operatorId)
    .where('id', 'in', ids)
    .execute();
}

export async function markSettled(
  tx: OperatorTx,
  ids: readonly string[],
  by: { staffId: string; at: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .updateTable('unreached')
    .set({ state: 'settled', settled_at: by.at, settled_by: by.staffId })
    .where('operator_id', '=', tx.operatorId)
    .where('id', 'in', ids)
    .execute();
}

/** People still waiting to be offered an opening. */
export async function selectToOffer(tx: OperatorTx, deskId: string, limit: number): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('unreached')
    .select('id')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('state', '=', 'open')
    .orderBy('since')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

export interface UnreachedFigures {
  readonly cases: number;
  readonly persons: number;
  readonly outsideHours: number;
  readonly notReached: number;
  readonly reachedLater: number;
}

/** Figures of a month in Asia/Tokyo, by when the people wrote. */
export async function countUnreachedOf(
  tx: OperatorTx,
  deskId: string,
  month: string,
): Promise<UnreachedFigures> {
  const result = await sql<UnreachedFigures>`
    select count(*)::integer as cases, count(distinct seeker_id)::integer as persons,
      (count(*) filter (where reason = 'outside_hours'))::integer as "outsideHours",
      (count(*) filter (where reason = 'not_reached'))::integer as "notReached",
      (count(*) filter (where state = 'reached'))::integer as "reachedLater"
    from unreached
    where operator_id = ${tx.operatorId} and desk_id = ${deskId}
      and to_char(since at time zone 'Asia/Tokyo', 'YYYY-MM') = ${month}`.execute(tx.db);
  return result.rows[0] ?? { cases: 0, persons: 0, outsideHours: 0, notReached: 0, reachedLater: 0 };
}
