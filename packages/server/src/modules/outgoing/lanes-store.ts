import { sql, type Selectable, type Updateable } from 'kysely';
import type { Database, OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

export type LaneRow = Selectable<Tables['lanes']>;

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
  readonly desk_id: string;
}

/**
 * Leases lanes that are due, or whose lease ran out with the process that held it: first those due since `hopeful`, the
 * longest waiting of them before the others, then what has waited longer.
 */
export async function leaseLanes(
  db: Database,
  lease: { id: string; now: Date; until: Date; limit: number; hopeful: Date },
): Promise<ClaimedLane[]> {
  return db.gate(async (gate) => {
    const result = await sql<ClaimedLane>`
      update lanes set lease_id = ${lease.id}, lease_until = ${lease.until}
      where (operator_id, seeker_id) in (
        select operator_id, seeker_id from lanes
        where state = 'ready' and due_at <= ${lease.now} and (lease_until is null or lease_until <= ${lease.now})
        order by due_at < ${lease.hopeful}, due_at limit ${lease.limit} for update skip locked)
      returning operator_id, seeker_id, desk_id`.execute(gate);
    return result.rows;
  });
}

/** Locks and reads the lanes of these seekers. */
export async function selectLanes(tx: OperatorTx, seekerIds: readonly string[]): Promise<LaneRow[]> {
  return tx.db
    .selectFrom('lanes')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', sql<string>`any(${seekerIds}::uuid[])`)
    .orderBy('seeker_id')
    .forUpdate()
    .execute();
}

export async function updateLanes(
  tx: OperatorTx,
  seekerIds: readonly string[],
  change: Updateable<Omit<Tables['lanes'], 'operator_id' | 'seeker_id'>>,
): Promise<void> {
  await tx.db
    .updateTable('lanes')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', sql<string>`any(${seekerIds}::uuid[])`)
    .execute();
}

/** Notes the requests in the lanes that send them. */
export async function loadLanes(tx: OperatorTx, deliveryIds: readonly string[]): Promise<void> {
  await sql`
    update lanes set delivery_id = delivery.id from deliveries delivery
    where delivery.operator_id = ${tx.operatorId} and delivery.id = any(${deliveryIds}::uuid[])
      and lanes.operator_id = ${tx.operatorId} and lanes.seeker_id = delivery.seeker_id`.execute(tx.db);
}

/** Removes those of these lanes that have nothing to send; whoever has something new waits for their seeker's lock. */
export async function deleteEmptyLanes(tx: OperatorTx, seekerIds: readonly string[]): Promise<void> {
  await sql`
    delete from lanes where operator_id = ${tx.operatorId} and seeker_id = any(${seekerIds}::uuid[])
      and not exists (select from outbox
        where outbox.operator_id = ${tx.operatorId} and outbox.seeker_id = lanes.seeker_id)`.execute(tx.db);
}
