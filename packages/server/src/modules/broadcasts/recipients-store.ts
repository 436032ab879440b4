import type { RecipientResult } from '@tomoshibi/contract';
import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

export interface RecipientRow {
  readonly seeker_id: string;
  readonly pseudonym: string;
  readonly result: RecipientResult;
  readonly at: Date | null;
}

/** People of a broadcast in the order of their ids, after the last one of the page before. */
export async function selectRecipientPage(
  tx: OperatorTx,
  wanted: {
    readonly broadcastId: string;
    readonly result: RecipientResult | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<RecipientRow[]> {
  const { broadcastId, result, after, limit } = wanted;
  const { rows } = await sql<RecipientRow>`
    select * from (
      select recipient.seeker_id, seeker.pseudonym, batch.completed_at as at,
        case when recipient.skipped then 'skipped'
          when batch.state in ('waiting', 'sending') then 'left' else batch.state end as result
      from broadcast_recipients recipient
      join broadcast_batches batch
        on batch.operator_id = recipient.operator_id and batch.id = recipient.batch_id
      join seekers seeker
        on seeker.operator_id = recipient.operator_id and seeker.id = recipient.seeker_id
      where recipient.operator_id = ${tx.operatorId} and recipient.broadcast_id = ${broadcastId}
        ${after === null ? sql`` : sql`and recipient.seeker_id > ${after}`}
    ) as person
    ${result === null ? sql`` : sql`where person.result = ${result}`}
    order by person.seeker_id limit ${limit}`.execute(tx.db);
  return rows;
}
