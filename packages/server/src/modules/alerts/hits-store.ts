import type { AlertLevel, HitList } from '@tomoshibi/contract';
import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import type { OperatorTx } from '../../platform/db/database.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    message_hits: {
      operator_id: string;
      id: string;
      desk_id: string;
      consultation_id: string;
      message_id: string;
      list: HitList;
      entry: string;
      level: AlertLevel;
      start_at: number | null;
      end_at: number | null;
      likely_false: string | null;
      lexicon_version: string;
      at: Date;
    };
  }
}

const COLUMNS = {
  operator_id: 'uuid',
  id: 'uuid',
  desk_id: 'uuid',
  consultation_id: 'uuid',
  message_id: 'uuid',
  list: 'text',
  entry: 'text',
  level: 'text',
  start_at: 'integer',
  end_at: 'integer',
  likely_false: 'text',
  lexicon_version: 'text',
  at: 'timestamptz',
} as const;

export async function insertHits(
  tx: OperatorTx,
  rows: readonly Selectable<Tables['message_hits']>[],
): Promise<void> {
  await insertRows(tx, 'message_hits', COLUMNS, rows);
}

export async function forgetPlaces(tx: OperatorTx, messageIds: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('message_hits')
    .set({ start_at: null, end_at: null })
    .where('operator_id', '=', tx.operatorId)
    .where('message_id', 'in', messageIds)
    .execute();
}

const Figure = z.object({
  list: z.enum(['fixed', 'lexicon', 'desk']),
  entry: z.string().nullable(),
  messages: z.int(),
  likely_false: z.int(),
  consultations: z.int(),
});
export type HitFigure = z.infer<typeof Figure>;

/**
 * Messages with hits in a calendar month of Asia/Tokyo (`2026-11`), by the time of the message: for every entry, and
 * with `entry` null for a whole list. A message counts once, however often it has the word; it counts as likely false
 * when all its hits of the entry are labelled so.
 */
export async function selectHitFigures(tx: OperatorTx, deskId: string, month: string): Promise<HitFigure[]> {
  const first = `${month}-01`;
  const begin = sql`(${first}::timestamp at time zone 'Asia/Tokyo')`;
  const end = sql`((${first}::timestamp + interval '1 month') at time zone 'Asia/Tokyo')`;
  const { rows } = await sql`
    with found as (
      select list, entry, message_id, consultation_id, bool_and(likely_false is not null) as doubtful
      from message_hits
      where operator_id = ${tx.operatorId} and desk_id = ${deskId} and at >= ${begin} and at < ${end}
      group by list, entry, message_id, consultation_id
    )
    select list, entry, count(distinct message_id)::int as messages,
      count(distinct message_id) filter (where doubtful)::int as likely_false,
      count(distinct consultation_id)::int as consultations
    from found group by grouping sets ((list, entry), (list))`.execute(tx.db);
  return z.array(Figure).parse(rows);
}
