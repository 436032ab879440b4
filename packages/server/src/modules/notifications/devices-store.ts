import type { OperatorTx } from '../../platform/db/database.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    push_devices: {
      operator_id: string;
      id: string;
      staff_id: string;
      session_id: string;
      endpoint_index: Buffer;
      sealed_subscription: Buffer;
      device: string;
      created_at: Date;
      renewed_at: Date;
    };
  }
}

export interface DeviceRecord {
  readonly id: string;
  readonly session_id: string;
  readonly device: string;
  readonly created_at: Date;
}

export async function selectDevices(tx: OperatorTx, staffId: string): Promise<DeviceRecord[]> {
  return tx.db
    .selectFrom('push_devices')
    .select(['id', 'session_id', 'device', 'created_at'])
    .where('operator_id', '=', tx.operatorId)
    .where('staff_id', '=', staffId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Whose browser it is, whoever it was: one browser rings for one person, the last who asked. */
export async function lockDevice(
  tx: OperatorTx,
  endpointIndex: Buffer,
): Promise<{ id: string; staff_id: string } | undefined> {
  return tx.db
    .selectFrom('push_devices')
    .select(['id', 'staff_id'])
    .where('operator_id', '=', tx.operatorId)
    .where('endpoint_index', '=', endpointIndex)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertDevice(
  tx: OperatorTx,
  row: {
    id: string;
    staff_id: string;
    session_id: string;
    endpoint_index: Buffer;
    sealed_subscription: Buffer;
    device: string;
    at: Date;
  },
): Promise<void> {
  const { at, ...values } = row;
  await tx.db
    .insertInto('push_devices')
    .values({ ...values, operator_id: tx.operatorId, created_at: at, renewed_at: at })
    .execute();
}

export async function renewDevice(
  tx: OperatorTx,
  id: string,
  change: { session_id: string; sealed_subscription: Buffer; renewed_at: Date },
): Promise<void> {
  await tx.db
    .updateTable('push_devices')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** Removes browsers, with whatever waits to be sent to them; answers how many. */
export async function deleteDevices(
  tx: OperatorTx,
  which:
    | { readonly staffId: string; readonly id?: string; readonly sessionId?: string }
    | { readonly id: string }
    | { readonly staffId: string; readonly renewedBefore: Date },
): Promise<number> {
  let query = tx.db.deleteFrom('push_devices').where('operator_id', '=', tx.operatorId);
  if ('staffId' in which) query = query.where('staff_id', '=', which.staffId);
  if ('id' in which && which.id !== undefined) query = query.where('id', '=', which.id);
  if ('sessionId' in which && which.sessionId !== undefined)
    query = query.where('session_id', '=', which.sessionId);
  if ('renewedBefore' in which) query = query.where('renewed_at', '<', which.renewedBefore);
  const result = await query.executeTakeFirst();
  return Number(result.numDeletedRows);
}

export async function countDevices(tx: OperatorTx): Promise<number> {
  const row = await tx.db
    .selectFrom('push_devices')
    .select((each) => each.fn.countAll<number>().as('devices'))
    .where('operator_id', '=', tx.operatorId)
    .executeTakeFirstOrThrow();
  return row.devices;
}
