import { sql, type Generated, type Selectable } from 'kysely';
import type { SurveyWave } from '@tomoshibi/contract';
import type { Database, OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    survey_asks: {
      operator_id: string;
      id: string;
      desk_id: string;
      survey: string;
      version_id: string;
      seeker_id: string;
      consultation_id: string;
      wave: SurveyWave;
      state: 'planned' | 'asked' | 'dropped';
      due_at: Date;
      drop_at: Date;
      token_hash: Buffer | null;
      asked_at: Date | null;
      expires_at: Date | null;
      answered: Generated<string[]>;
    };
  }
}

export type AskRow = Omit<Selectable<Tables['survey_asks']>, 'operator_id'>;

/** Whose ask a link of the form belongs to, before the operator is known. */
export async function findAsk(
  db: Database,
  tokenHash: Buffer,
): Promise<{ operatorId: string; askId: string } | null> {
  const row = await db.gate((gate) =>
    gate
      .selectFrom('survey_asks')
      .select(['operator_id', 'id'])
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst(),
  );
  return row ? { operatorId: row.operator_id, askId: row.id } : null;
}

type NewAsk = Omit<AskRow, 'token_hash' | 'asked_at' | 'expires_at' | 'answered' | 'state'>;

/** Plans to ask; false when this talk had this survey in this wave already. */
export async function insertAsk(tx: OperatorTx, row: NewAsk): Promise<boolean> {
  const made = await tx.db
    .insertInto('survey_asks')
    .values({ ...row, operator_id: tx.operatorId, state: 'planned' })
    .onConflict((conflict) => conflict.constraint('survey_asks_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

const locked = (tx: OperatorTx) =>
  tx.db.selectFrom('survey_asks').selectAll().where('operator_id', '=', tx.operatorId).forUpdate();

export async function lockAsk(tx: OperatorTx, id: string): Promise<AskRow | undefined> {
  return locked(tx).where('id', '=', id).executeTakeFirst();
}

export async function lockAskByToken(tx: OperatorTx, tokenHash: Buffer): Promise<AskRow | undefined> {
  return locked(tx).where('token_hash', '=', tokenHash).executeTakeFirst();
}

export async function updateAsk(
  tx: OperatorTx,
  id: string,
  change: Partial<Omit<AskRow, 'id'>>,
): Promise<void> {
  await tx.db
    .updateTable('survey_asks')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

export interface DueAsk {
  readonly id: string;
  readonly seeker_id: string;
}

export async function selectDue(tx: OperatorTx, deskId: string, now: Date, limit: number): Promise<DueAsk[]> {
  return tx.db
    .selectFrom('survey_asks')
    .select(['id', 'seeker_id'])
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('state', '=', 'planned')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function selectNextDue(tx: OperatorTx, deskId: string): Promise<Date | null> {
  const row = await tx.db
    .selectFrom('survey_asks')
    .select('due_at')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('state', '=', 'planned')
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.due_at ?? null;
}

/** Whether the person was asked this in this wave since a moment. */
export async function wasAskedSince(
  tx: OperatorTx,
  { seekerId, survey, wave }: { seekerId: string; survey: string; wave: SurveyWave },
  since: Date,
): Promise<boolean> {
  const row = await tx.db
    .selectFrom('survey_asks')
    .select('id')
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .where('survey', '=', survey)
    .where('wave', '=', wave)
    .where('asked_at', '>', since)
    .executeTakeFirst();
  return row !== undefined;
}

/** Drops what is planned for a person in a wave; a newer talk asks the same. */
export async function dropPlanned(
  tx: OperatorTx,
  { seekerId, survey, wave }: { seekerId: string; survey: string; wave: SurveyWave },
): Promise<void> {
  await tx.db
    .updateTable('survey_asks')
    .set({ state: 'dropped' })
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .where('survey', '=', survey)
    .where('wave', '=', wave)
    .where('state', '=', 'planned')
    .execute();
}

/** How often each survey of a desk was sent. */
export async function countAsked(tx: OperatorTx, deskId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ survey: string; asked: number }>`
    select survey, count(*)::int as asked from survey_asks
    where operator_id = ${tx.operatorId} and desk_id = ${deskId} and state = 'asked'
    group by survey`.execute(tx.db);
  return new Map(rows.map(({ survey, asked }) => [survey, asked]));
}

export interface TalkAsk {
  readonly version_id: string;
  readonly wave: SurveyWave;
  readonly answered: boolean;
}

/** What was sent because of a talk. */
export async function selectAsksOfTalk(tx: OperatorTx, consultationId: string): Promise<TalkAsk[]> {
  const { rows } = await sql<TalkAsk>`
    select version_id, wave, cardinality(answered) > 0 as answered from survey_asks
    where operator_id = ${tx.operatorId} and consultation_id = ${consultationId} and state = 'asked'
    order by asked_at`.execute(tx.db);
  return rows;
}
