import type { OperatorTx } from '../../platform/db/database.ts';

export async function insertSession(
  tx: OperatorTx,
  row: {
    id: string;
    staff_id: string;
    token_hash: Buffer;
    device: string;
    created_at: Date;
    last_seen_at: Date;
    expires_at: Date;
  },
): Promise<void> {
  await tx.db
    .insertInto('sessions')
    .values({ ...row, operator_id: tx.operatorId })
    .execute();
}

export interface SessionRecord {
  readonly id: string;
  readonly device: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
}

/** Newest use first. */
export async function selectSessions(tx: OperatorTx, staffId: string): Promise<SessionRecord[]> {
  return tx.db
    .selectFrom('sessions')
    .select(['id', 'device', 'created_at', 'last_seen_at', 'expires_at'])
    .where('operator_id', '=', tx.operatorId)
    .where('staff_id', '=', staffId)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();
}

/** How many were ended. */
export async function deleteSessions(
  tx: OperatorTx,
  staffId: string,
  which: { id: string } | 'all' | { expiredBefore: Date },
): Promise<number> {
  let query = tx.db
    .deleteFrom('sessions')
    .where('operator_id', '=', tx.operatorId)
    .where('staff_id', '=', staffId);
  if (which !== 'all')
    query =
      'id' in which ? query.where('id', '=', which.id) : query.where('expires_at', '<', which.expiredBefore);
  const result = await query.executeTakeFirst();
  return Number(result.numDeletedRows);
}
