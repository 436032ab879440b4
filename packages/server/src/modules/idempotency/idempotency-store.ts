import type { OperatorTx } from '../../platform/db/database.ts';

export interface Slot {
  readonly staffId: string;
  readonly key: string;
}
export interface StoredAnswer {
  readonly requestHash: Buffer;
  readonly status: number | null;
  readonly sealedAnswer: Buffer | null;
  readonly createdAt: Date;
}

/** False when the key is in use. */
export async function insertSlot(
  tx: OperatorTx,
  slot: Slot,
  requestHash: Buffer,
  now: Date,
): Promise<boolean> {
  const row = await tx.db
    .insertInto('idempotency_keys')
    .values({
      operator_id: tx.operatorId,
      staff_id: slot.staffId,
      key: slot.key,
      request_hash: requestHash,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['operator_id', 'staff_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  return row !== undefined;
}

export async function lockSlot(tx: OperatorTx, slot: Slot): Promise<StoredAnswer | undefined> {
  const row = await tx.db
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'sealed_answer', 'created_at'])
    .where('operator_id', '=', tx.operatorId)
    .where('staff_id', '=', slot.staffId)
    .where('key', '=', slot.key)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      requestHash: row.request_hash,
      status: row.status,
      sealedAnswer: row.sealed_answer,
      createdAt: row.created_at,
    }
  );
}

/** Begins anew with a slot that is old or left behind. */
export async function restartSlot(tx: OperatorTx, slot: Slot, requestHash: Buffer, now: Date): Promise<void> {
  await tx.db
    .updateTable('idempotency_keys')
    .set({ request_hash: requestHash, status: null, sealed_answer: null, created_at: now })
    .where('operator_id', '=', tx.operatorId)
    .where('staff_id', '=', slot.staffId)
    .where('key', '=', slot.key)
    .execute();
}

/** Keeps the answer, unless somebody else took the slot over meanwhile. */
export async function fillSlot(
  tx: OperatorTx,
  slot: Slot,
  begunAt: Date,
  answer: { status: number; sealedAnswer: Buffer },
): Promise<void> {
  await tx.db
    .updateTable('idempotency_keys')
    .set({ status: answer.status, sealed_answer: answer.sealedAnswer })
    .where('operator_id', '=', tx.operatorId)
    .where('staff_id', '=', slot.staffId)
    .where('key', '=', slot.key)
    .where('created_at', '=', begunAt)
    .where('status', 'is', null)
    .execute();
}

export async function freeSlot(tx: OperatorTx, slot: Slot, begunAt: Date): Promise<void> {
  await tx.db
    .deleteFrom('idempotency_keys')
    .where('operator_id', '=', tx.operatorId)
    .where('staff_id', '=', slot.staffId)
    .where('key', '=', slot.key)
    .where('created_at', '=', begunAt)
    .where('status', 'is', null)
    .execute();
}

export async function deleteOldSlots(tx: OperatorTx, before: Date): Promise<void> {
  await tx.db
    .deleteFrom('idempotency_keys')
    .where('operator_id', '=', tx.operatorId)
    .where('created_at', '<', before)
    .execute();
}
