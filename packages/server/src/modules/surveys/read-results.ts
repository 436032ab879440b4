import type { SurveyResults } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { countAnswers, countWaves } from './answers-store.ts';
import type { SurveyPlace } from './read-version.ts';
import { resultsOf } from './results.ts';
import { selectVersions, type VersionRow } from './versions-store.ts';

export interface Months {
  readonly from: string;
  readonly to: string;
}

export function requireOrder({ from, to }: Months): void {
  if (from > to)
    throw new AppError('invalid_input', 'The period ends before it begins.', [
      { field: 'to', reason: 'must not be before from' },
    ]);
}

/** The versions people were asked by, newest first. */
export async function askedVersions(
  tx: OperatorTx,
  { deskId, surveyKey }: SurveyPlace,
): Promise<VersionRow[]> {
  const versions = await selectVersions(tx, deskId, surveyKey);
  if (versions.length === 0) throw notFound('survey');
  return versions.filter(({ state }) => state !== 'draft');
}

export async function readResults(
  context: Pick<Context, 'db'>,
  caller: Caller,
  place: SurveyPlace,
  months: Months,
): Promise<SurveyResults> {
  requireDeskRight(caller, place.deskId, 'figures.read');
  requireOrder(months);
  const period = { deskId: place.deskId, survey: place.surveyKey, ...months };
  return context.db.tenant(caller.operatorId, async (tx) =>
    resultsOf(place.surveyKey, {
      versions: await askedVersions(tx, place),
      waves: await countWaves(tx, period),
      answers: await countAnswers(tx, period),
      ...months,
    }),
  );
}
