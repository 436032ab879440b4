import type { OperatorTx } from '../../platform/db/database.ts';

export interface TokenRecord {
  readonly id: string;
  readonly name: string;
  readonly staff_id: string;
  readonly staff_name: string;
  readonly access: 'read' | 'write';
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_used_at: Date | null;
}

/** Newest first; one of them, or all. */
export async function selectTokens(tx: OperatorTx, tokenId: string | null): Promise<TokenRecord[]> {
  let query = tx.db
    .selectFrom('api_tokens as token')
    .innerJoin('staff', (join) =>
      join.onRef('staff.operator_id', '=', 'token.operator_id').onRef('staff.id', '=', 'token.staff_id'),
    )
    .select([
      'token.id',
      'token.name',
      'token.staff_id',
      'staff.name as staff_name',
      'token.access',
      'token.created_at',
      'token.expires_at',
      'token.last_used_at',
    ])
    .where('token.operator_id', '=', tx.operatorId)
    .orderBy('token.created_at', 'desc')
    .orderBy('token.id');
  if (tokenId) query = query.where('token.id', '=', tokenId);
  return query.execute();
}

export async function insertToken(
  tx: OperatorTx,
  row: {
    id: string;
    staff_id: string;
    name: string;
    access: 'read' | 'write';
    token_hash: Buffer;
    created_by: string | null;
    created_at: Date;
    expires_at: Date;
  },
): Promise<void> {
  await tx.db
    .insertInto('api_tokens')
    .values({ ...row, operator_id: tx.operatorId })
    .execute();
}

/** The member the token acted for, or null when there was no such token. */
export async function deleteToken(tx: OperatorTx, tokenId: string): Promise<string | null> {
  const row = await tx.db
    .deleteFrom('api_tokens')
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', tokenId)
    .returning('staff_id')
    .executeTakeFirst();
  return row?.staff_id ?? null;
}
