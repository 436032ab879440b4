import type { BroadcastPause, BroadcastState } from '@tomoshibi/contract';
import { sql, type Generated, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    broadcasts: {
      operator_id: string;
      id: string;
      desk_id: string;
      state: BroadcastState;
      version: Generated<number>;
      title: string;
      texts: string[];
      segment: unknown;
      scheduled_for: Date | null;
      created_at: Date;
      created_by: string;
      written_by: string;
      submitted_at: Date | null;
      submitted_by: string | null;
      counted: number | null;
      decided_at: Date | null;
      decided_by: string | null;
      refusal: string | null;
      started_at: Date | null;
      ended_at: Date | null;
      stopped_by: string | null;
      pause: BroadcastPause | null;
      listed_up_to: string | null;
      listed_at: Date | null;
      told_at: Date | null;
    };
  }
}

export type BroadcastRow = Selectable<Tables['broadcasts']>;
export type BroadcastView = BroadcastRow & {
  readonly created_by_name: string;
  readonly decided_by_name: string | null;
  readonly stopped_by_name: string | null;
};

/** Newest first; one alone when its id is given. */
export async function selectBroadcastViews(
  tx: OperatorTx,
  deskId: string,
  filter: { readonly id?: string; readonly limit: number },
): Promise<BroadcastView[]> {
  const { rows } = await sql<BroadcastView>`
    select broadcast.*, author.name as created_by_name, decider.name as decided_by_name,
      stopper.name as stopped_by_name
    from broadcasts broadcast
    join staff author on author.operator_id = broadcast.operator_id and author.id = broadcast.created_by
    left join staff decider on decider.operator_id = broadcast.operator_id and decider.id = broadcast.decided_by
    left join staff stopper on stopper.operator_id = broadcast.operator_id and stopper.id = broadcast.stopped_by
    where broadcast.operator_id = ${tx.operatorId} and broadcast.desk_id = ${deskId}
      ${filter.id === undefined ? sql`` : sql`and broadcast.id = ${filter.id}`}
    order by broadcast.created_at desc, broadcast.id desc limit ${filter.limit}`.execute(tx.db);
  return rows;
}

/** Locks a broadcast until the commit. */
export async function lockBroadcast(
  tx: OperatorTx,
  place: { readonly deskId: string; readonly broadcastId: string },
): Promise<BroadcastRow | undefined> {
  return tx.db
    .selectFrom('broadcasts')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', place.deskId)
    .where('id', '=', place.broadcastId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Those of a desk that may have something to do by themselves, the one under way first. */
export async function selectActive(tx: OperatorTx, deskId: string): Promise<BroadcastRow[]> {
  const { rows } = await sql<BroadcastRow>`
    select * from broadcasts broadcast
    where operator_id = ${tx.operatorId} and desk_id = ${deskId}
      and (state in ('approved', 'sending') or state in ('stopped', 'paused') and exists (
        select from broadcast_batches batch
        where batch.operator_id = broadcast.operator_id and batch.broadcast_id = broadcast.id
          and batch.state = 'sending'))
    order by started_at nulls last, scheduled_for nulls first, id`.execute(tx.db);
  return rows;
}

export async function insertBroadcast(
  tx: OperatorTx,
  row: Omit<Insertable<Tables['broadcasts']>, 'operator_id'>,
): Promise<void> {
  await tx.db
    .insertInto('broadcasts')
    .values({ ...row, segment: JSON.stringify(row.segment), operator_id: tx.operatorId })
    .execute();
}

/** Writes a change that people see; the version grows. */
export async function updateBroadcastRow(
  tx: OperatorTx,
  id: string,
  change: Updateable<Omit<Tables['broadcasts'], 'operator_id' | 'id' | 'version' | 'segment'>> & {
    segment?: object;
  },
): Promise<void> {
  const { segment, ...rest } = change;
  await tx.db
    .updateTable('broadcasts')
    .set((row) => ({
      ...rest,
      ...(segment === undefined ? {} : { segment: JSON.stringify(segment) }),
      version: row('version', '+', 1),
    }))
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** Notes when consoles last heard of its progress. */
export async function setTold(tx: OperatorTx, id: string, at: Date): Promise<void> {
  await tx.db
    .updateTable('broadcasts')
    .set({ told_at: at })
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

export async function setListed(
  tx: OperatorTx,
  id: string,
  listed: { readonly upTo: string | null; readonly at: Date | null },
): Promise<void> {
  await tx.db
    .updateTable('broadcasts')
    .set({ listed_up_to: listed.upTo, listed_at: listed.at })
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

export async function deleteBroadcastRow(tx: OperatorTx, id: string): Promise<void> {
  await tx.db
    .deleteFrom('broadcasts')
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** The desk's LINE channel. */
export async function selectChannelId(tx: OperatorTx, deskId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('channels')
    .select('id')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
  return row?.id ?? null;
}
