import { sql } from 'kysely';
import type { SurveyWave } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    survey_answers: {
      operator_id: string;
      id: string;
      desk_id: string;
      survey: string;
      version_id: string;
      wave: SurveyWave;
      month: string;
      question: string;
      skipped: boolean;
      value: string | null;
    };
    survey_texts: { operator_id: string; ask_id: string; question: string; sealed: Buffer };
  }
}

export interface AnswerRow {
  readonly id: string;
  readonly desk_id: string;
  readonly survey: string;
  readonly version_id: string;
  readonly wave: SurveyWave;
  readonly month: string;
  readonly question: string;
  readonly skipped: boolean;
  readonly value: string | null;
}

export async function insertAnswers(tx: OperatorTx, rows: readonly AnswerRow[]): Promise<void> {
  const columns = {
    operator_id: 'uuid',
    id: 'uuid',
    desk_id: 'uuid',
    survey: 'text',
    version_id: 'uuid',
    wave: 'text',
    month: 'text',
    question: 'text',
    skipped: 'boolean',
    value: 'text',
  } as const;
  await insertRows(
    tx,
    'survey_answers',
    columns,
    rows.map((row) => ({ ...row, operator_id: tx.operatorId })),
  );
}

export async function insertText(
  tx: OperatorTx,
  row: { askId: string; question: string; sealed: Buffer },
): Promise<void> {
  await tx.db
    .insertInto('survey_texts')
    .values({ operator_id: tx.operatorId, ask_id: row.askId, question: row.question, sealed: row.sealed })
    .execute();
}

/** Months of Asia/Tokyo, both included, such as 2026-09 to 2026-11. */
export interface Period {
  readonly deskId: string;
  readonly survey: string;
  readonly from: string;
  readonly to: string;
}

/** The month in Tokyo in which somebody was asked. */
const askedMonth = sql<string>`to_char(asks.asked_at at time zone 'Asia/Tokyo', 'YYYY-MM')`;

export interface WaveCount {
  readonly wave: SurveyWave;
  readonly asked: number;
  readonly answered: number;
}

export async function countWaves(tx: OperatorTx, period: Period): Promise<WaveCount[]> {
  const { rows } = await sql<WaveCount>`
    select wave, count(*)::int as asked, (count(*) filter (where cardinality(answered) > 0))::int as answered
    from survey_asks asks
    where operator_id = ${tx.operatorId} and desk_id = ${period.deskId} and survey = ${period.survey}
      and state = 'asked' and ${askedMonth} between ${period.from} and ${period.to}
    group by wave`.execute(tx.db);
  return rows;
}

export interface AnswerCount {
  readonly question: string;
  readonly wave: SurveyWave;
  readonly skipped: boolean;
  readonly value: string | null;
  readonly count: number;
}

export async function countAnswers(tx: OperatorTx, period: Period): Promise<AnswerCount[]> {
  const { rows } = await sql<AnswerCount>`
    select question, wave, skipped, value, count(*)::int as count
    from survey_answers
    where operator_id = ${tx.operatorId} and desk_id = ${period.deskId} and survey = ${period.survey}
      and month between ${period.from} and ${period.to}
    group by question, wave, skipped, value`.execute(tx.db);
  return rows;
}

export interface TextRow {
  readonly ask_id: string;
  readonly question: string;
  readonly sealed: Buffer;
  readonly wave: SurveyWave;
  readonly month: string;
  readonly consultation_id: string;
  readonly wrapped_key: Buffer;
}

/** Free words of a period, newest asking first. */
export async function selectTexts(tx: OperatorTx, period: Period, limit: number): Promise<TextRow[]> {
  const { rows } = await sql<TextRow>`
    select texts.ask_id, texts.question, texts.sealed, asks.wave, ${askedMonth} as month, asks.consultation_id,
      talks.wrapped_key
    from survey_texts texts
    join survey_asks asks on asks.operator_id = texts.operator_id and asks.id = texts.ask_id
    join consultations talks on talks.operator_id = asks.operator_id and talks.id = asks.consultation_id
    where texts.operator_id = ${tx.operatorId} and asks.desk_id = ${period.deskId} and asks.survey = ${period.survey}
      and ${askedMonth} between ${period.from} and ${period.to}
    order by asks.asked_at desc, texts.ask_id, texts.question
    limit ${limit}`.execute(tx.db);
  return rows;
}
