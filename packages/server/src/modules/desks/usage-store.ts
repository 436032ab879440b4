import { sql } from 'kysely';
import { z } from 'zod';
import type { OperatorTx } from '../../platform/db/database.ts';

const Figures = z.object({ free: z.int(), billed: z.int(), counselor_messages: z.int() });
export type UsageFigures = z.infer<typeof Figures>;

/** Requests and counselors' messages LINE accepted in a calendar month of Asia/Tokyo (`2026-11`). */
export async function selectUsage(tx: OperatorTx, deskId: string, month: string): Promise<UsageFigures> {
  const first = `${month}-01`;
  const begin = sql`(${first}::timestamp at time zone 'Asia/Tokyo')`;
  const end = sql`((${first}::timestamp + interval '1 month') at time zone 'Asia/Tokyo')`;
  // A push is tried for less than a day, so what was accepted in the month was written little earlier; sent_at,
  // unlike accepted_at, never changes and carries the index.
  const { rows } = await sql`
    select requests.free, requests.billed, written.counselor_messages
    from (
      select count(*) filter (where method = 'reply')::int as free,
             count(*) filter (where method = 'push' and error is null)::int as billed
      from deliveries
      where operator_id = ${tx.operatorId} and desk_id = ${deskId} and state = 'accepted'
        and completed_at >= ${begin} and completed_at < ${end}
    ) as requests, (
      select count(*)::int as counselor_messages
      from messages
      where operator_id = ${tx.operatorId} and desk_id = ${deskId}
        and direction = 'out' and author_id is not null and delivery_state = 'accepted'
        and sent_at >= ${begin} - interval '7 days' and sent_at < ${end}
        and accepted_at >= ${begin} and accepted_at < ${end}
    ) as written`.execute(tx.db);
  return Figures.parse(rows[0]);
}
