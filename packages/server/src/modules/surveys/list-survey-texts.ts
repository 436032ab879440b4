import { wordsIn, type SurveyText } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { selectTexts } from './answers-store.ts';
import { askedVersions, requireOrder, type Months } from './read-results.ts';
import type { SurveyPlace } from './read-version.ts';
import { textPlace } from './text-place.ts';

const SHOWN = 500;

/**
 * What people wrote in their own words, newest first: for those who see figures and may read every talk of the desk,
 * and written down like the reading of a talk. Anonymous surveys have no such words.
 */
export async function listSurveyTexts(
  context: Pick<Context, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  place: SurveyPlace,
  months: Months,
): Promise<{ texts: SurveyText[] }> {
  const { deskId, surveyKey: survey } = place;
  requireDeskRight(caller, deskId, 'figures.read');
  requireDeskRight(caller, deskId, 'talk.read_any');
  requireOrder(months);
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const versions = await askedVersions(tx, place);
    const words = new Map(
      versions
        .toReversed()
        .flatMap(({ document }) =>
          document.questions.map((question) => [question.key, wordsIn(question.words, 'standard')] as const),
        ),
    );
    const rows = await selectTexts(tx, { deskId, survey, ...months }, SHOWN);
    await recordAudit(tx, context.clock, caller, {
      action: 'survey.texts_read',
      deskId,
      details: { survey, texts: rows.length },
    });
    return {
      texts: rows.map((row) => ({
        question: words.get(row.question) ?? '',
        wave: row.wave,
        text: keys
          .openConsultationKey(row.consultation_id, row.wrapped_key)
          .unseal(textPlace(row.ask_id, row.question), row.sealed),
        month: row.month,
        consultationId: row.consultation_id,
      })),
    };
  });
}
