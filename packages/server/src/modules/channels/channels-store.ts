import type { Selectable, Updateable } from 'kysely';
import type { Database, OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

export type ChannelRow = Selectable<Tables['channels']>;

/** Which operator a LINE channel belongs to, before the operator is known. */
export async function findChannelOwner(
  db: Database,
  lineChannelId: string,
): Promise<{ operatorId: string; channelId: string } | null> {
  const row = await db.gate((gate) =>
    gate
      .selectFrom('channels')
      .select(['operator_id', 'id'])
      .where('line_channel_id', '=', lineChannelId)
      .executeTakeFirst(),
  );
  return row ? { operatorId: row.operator_id, channelId: row.id } : null;
}

export async function selectChannel(tx: OperatorTx, channelId: string): Promise<ChannelRow | undefined> {
  return tx.db
    .selectFrom('channels')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', channelId)
    .executeTakeFirst();
}

export async function selectChannelOfDesk(
  tx: OperatorTx,
  deskId: string,
  lock: 'lock' | 'look' = 'look',
): Promise<ChannelRow | undefined> {
  const query = tx.db
    .selectFrom('channels')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId);
  return (lock === 'lock' ? query.forNoKeyUpdate() : query).executeTakeFirst();
}

export async function insertChannel(
  tx: OperatorTx,
  row: Pick<
    ChannelRow,
    'id' | 'desk_id' | 'line_channel_id' | 'sealed_secret' | 'sealed_access_token' | 'created_at'
  >,
): Promise<void> {
  await tx.db
    .insertInto('channels')
    .values({ ...row, operator_id: tx.operatorId })
    .execute();
}

export async function updateChannel(
  tx: OperatorTx,
  channelId: string,
  change: Updateable<Tables['channels']>,
): Promise<void> {
  await tx.db
    .updateTable('channels')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', channelId)
    .execute();
}
