import { sql, type Generated, type Selectable } from 'kysely';
import type { Database, OperatorTx } from '../../platform/db/database.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    notification_deliveries: {
      operator_id: string;
      id: string;
      desk_id: string | null;
      kind: string;
      urgent: boolean;
      transport: 'push' | 'mail';
      state: Generated<'waiting' | 'failed'>;
      notification_id: string | null;
      staff_id: string | null;
      push_device_id: string | null;
      sealed_address: Buffer | null;
      attempts: Generated<number>;
      next_attempt_at: Date;
      expires_at: Date;
      lease_until: Date | null;
      lease_id: string | null;
      error: string | null;
      created_at: Date;
    };
  }
}

export type DeliveryRow = Selectable<Tables['notification_deliveries']>;

const COLUMNS = {
  operator_id: 'uuid',
  id: 'uuid',
  desk_id: 'uuid',
  kind: 'text',
  urgent: 'boolean',
  transport: 'text',
  notification_id: 'uuid',
  staff_id: 'uuid',
  push_device_id: 'uuid',
  sealed_address: 'bytea',
  next_attempt_at: 'timestamptz',
  expires_at: 'timestamptz',
  created_at: 'timestamptz',
} as const;

export type NewDelivery = Pick<DeliveryRow, Exclude<keyof typeof COLUMNS, 'operator_id'>>;

export async function insertDeliveries(tx: OperatorTx, rows: readonly NewDelivery[]): Promise<void> {
  await insertRows(
    tx,
    'notification_deliveries',
    COLUMNS,
    rows.map((row) => ({ ...row, operator_id: tx.operatorId })),
  );
}

export interface LeasedDelivery {
  readonly operator_id: string;
  readonly id: string;
}

/** Leases what is due, or whose lease ran out with the process that held it. */
export async function leaseDeliveries(
  db: Database,
  lease: { id: string; now: Date; until: Date; limit: number },
): Promise<LeasedDelivery[]> {
  return db.gate(async (gate) => {
    const result = await sql<LeasedDelivery>`
      update notification_deliveries set lease_id = ${lease.id}, lease_until = ${lease.until}
      where (operator_id, id) in (
        select operator_id, id from notification_deliveries
        where state = 'waiting' and next_attempt_at <= ${lease.now}
          and (lease_until is null or lease_until <= ${lease.now})
        order by next_attempt_at limit ${lease.limit} for update skip locked)
      returning operator_id, id`.execute(gate);
    return result.rows;
  });
}

export type LeasedRow = DeliveryRow & {
  desk_name: string | null;
  read_at: Date | null;
  sealed_subscription: Buffer | null;
};

/** The delivery with what it needs to be sent, locked; nothing when somebody else has taken it over. */
export async function lockDelivery(
  tx: OperatorTx,
  id: string,
  leaseId: string,
): Promise<LeasedRow | undefined> {
  return tx.db
    .selectFrom('notification_deliveries as row')
    .leftJoin('desks', (join) =>
      join.onRef('desks.operator_id', '=', 'row.operator_id').onRef('desks.id', '=', 'row.desk_id'),
    )
    .leftJoin('notifications as notification', (join) =>
      join
        .onRef('notification.operator_id', '=', 'row.operator_id')
        .onRef('notification.id', '=', 'row.notification_id'),
    )
    .leftJoin('push_devices as device', (join) =>
      join.onRef('device.operator_id', '=', 'row.operator_id').onRef('device.id', '=', 'row.push_device_id'),
    )
    .selectAll('row')
    .select(['desks.name as desk_name', 'notification.read_at', 'device.sealed_subscription'])
    .where('row.operator_id', '=', tx.operatorId)
    .where('row.id', '=', id)
    .where('row.lease_id', '=', leaseId)
    .where('row.state', '=', 'waiting')
    .forUpdate('row')
    .executeTakeFirst();
}

/** Each only while the lease is still ours. */
export async function deleteDelivery(tx: OperatorTx, id: string, leaseId: string): Promise<void> {
  await tx.db
    .deleteFrom('notification_deliveries')
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .where('lease_id', '=', leaseId)
    .execute();
}

export async function releaseDelivery(
  tx: OperatorTx,
  id: string,
  leaseId: string,
  change: { state: 'waiting' | 'failed'; error: string; next_attempt_at: Date },
): Promise<void> {
  await tx.db
    .updateTable('notification_deliveries')
    .set((row) => ({ ...change, attempts: row('attempts', '+', 1), lease_id: null, lease_until: null }))
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .where('lease_id', '=', leaseId)
    .execute();
}

export interface FailureCount {
  readonly transport: 'push' | 'mail';
  readonly error: string;
  readonly count: number;
  readonly last_at: Date;
}

export async function countFailures(tx: OperatorTx, since: Date): Promise<FailureCount[]> {
  const { rows } = await sql<FailureCount>`
    select transport, coalesce(error, '') as error, count(*) as count, max(next_attempt_at) as last_at
    from notification_deliveries
    where operator_id = ${tx.operatorId} and (state = 'failed' or attempts > 0) and next_attempt_at >= ${since}
    group by 1, 2 order by last_at desc`.execute(tx.db);
  return rows;
}

export async function deleteOldDeliveries(tx: OperatorTx, before: Date): Promise<void> {
  await sql`
    delete from notification_deliveries where operator_id = ${tx.operatorId} and id in (
      select id from notification_deliveries
      where operator_id = ${tx.operatorId} and created_at < ${before} limit 500 for update skip locked)`.execute(
    tx.db,
  );
}

/** How many of a kind still wait to reach a member. */
export async function countWaiting(tx: OperatorTx, staffId: string, kind: string): Promise<number> {
  const row = await tx.db
    .selectFrom('notification_deliveries')
    .select((each) => each.fn.countAll<number>().as('waiting'))
    .where('operator_id', '=', tx.operatorId)
    .where('staff_id', '=', staffId)
    .where('kind', '=', kind)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return row.waiting;
}
