import { routes, SURVEY_PRESETS } from '@tomoshibi/contract';
import { putSurveyInForce } from '../../../src/modules/surveys/index.ts';
import { insertText } from '../../../src/modules/surveys/answers-store.ts';
import { answerForm } from '../../../src/modules/surveys/answer-form.ts';
import { insertAsk, updateAsk } from '../../../src/modules/surveys/asks-store.ts';
import { hashToken, newToken } from '../../../src/modules/surveys/token.ts';
import { selectInForce } from '../../../src/modules/surveys/versions-store.ts';
import { randomUUID } from 'node:crypto';
import type { TestApp, TestOperator } from '../app.ts';
import { DAY } from '../clock.ts';
import type { LineDesk } from '../line-desk.ts';
import type { FilledTalk, ModuleCases, VerbsAt } from './case.ts';

const document = SURVEY_PRESETS.kanagawa;

async function verbs({ desk, verb, params }: VerbsAt): Promise<void> {
  const { supervisor, officer } = desk.operator.staff;
  const survey = { ...params, surveyKey: 'every_verb' };
  const draft = { as: supervisor, params: survey, body: { revision: 0, document, ready: true } };
  await verb({ route: 'saveSurveyDraft', action: 'survey.drafted', call: draft });
  await verb({
    route: 'decideSurvey',
    action: 'survey.approved',
    call: { as: officer, params: survey, body: { verdict: 'approve', revision: 1 } },
  });
  await verb({
    route: 'stopSurvey',
    action: 'survey.stopped',
    call: { as: supervisor, params: survey },
  });
  await desk.test.call(routes.saveSurveyDraft, draft);
  await verb({
    route: 'discardSurveyDraft',
    action: 'survey.draft_discarded',
    call: { as: supervisor, params: survey },
  });
}

async function ids(app: TestApp, { desk, staff }: TestOperator) {
  const surveyKey = 'tried_by_strangers';
  await app.call(routes.saveSurveyDraft, {
    as: staff.system_admin,
    params: { deskId: desk.deskId, surveyKey },
    body: { revision: 0, document, ready: true },
  });
  return { surveyKey };
}

/** Somebody who was asked and answered, in words as well. */
async function fill({ test, operator }: LineDesk, { consultationId, seekerId }: FilledTalk): Promise<void> {
  const { deskId } = operator.desk;
  const now = test.clock.now();
  const [askId, token] = [randomUUID(), newToken()];
  const keys = await test.context.keys(operator.operatorId);
  await test.context.db.tenant(operator.operatorId, async (tx) => {
    const wanted = { deskId, key: 'filled', wanted: document };
    await putSurveyInForce(tx, test.context, { kind: 'system' }, wanted);
    const [version] = await selectInForce(tx, deskId);
    if (!version) throw new Error('No survey is in force.');
    await insertAsk(tx, {
      id: askId,
      desk_id: deskId,
      survey: 'filled',
      version_id: version.id,
      seeker_id: seekerId,
      consultation_id: consultationId,
      wave: 'flow',
      due_at: now,
      drop_at: new Date(now.getTime() + DAY),
    });
    await updateAsk(tx, askId, {
      state: 'asked',
      token_hash: hashToken(token),
      asked_at: now,
      expires_at: new Date(now.getTime() + DAY),
    });
    await insertText(tx, { askId, question: 'free', sealed: keys.seal('survey_texts', 'ひとこと') });
  });
  await answerForm(test.context, { token, form: null }, new Map([['glad', 'yes']]));
}

export const surveysCases: ModuleCases = {
  ids,
  samples: {
    intro: [{ standard: 'ためし' }],
    thanks: [{ standard: 'ためし' }],
    // The body of a decision is one of two.
    '': [{ verdict: 'approve', revision: 1 }],
  },
  verbs,
  fill,
};
