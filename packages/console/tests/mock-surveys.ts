import { randomUUID } from 'node:crypto';
import {
  SURVEY_PRESETS,
  surveyChoices,
  wordsIn,
  type BodyOf,
  type ParamsOf,
  type routes,
  type SurveyResults,
  type SurveyVersion,
} from '@tomoshibi/contract';
import { MockError, type Context, type Handler } from './mock-context.ts';
import { mine } from './mock-session.ts';

type Routes = typeof routes;
type Params<K extends keyof Routes> = { params: ParamsOf<Routes[K]> };
type Body<K extends keyof Routes> = { body: BodyOf<Routes[K]> };

const drafts = new WeakMap<Context['data'], Map<string, SurveyVersion>>();
const inForce = new WeakMap<Context['data'], Map<string, SurveyVersion>>();

function shelf(of: typeof drafts, { data }: Context): Map<string, SurveyVersion> {
  const known = of.get(data) ?? new Map<string, SurveyVersion>();
  of.set(data, known);
  return known;
}

function draftOf(context: Context, key: string): SurveyVersion {
  const draft = shelf(drafts, context).get(key);
  if (!draft) throw new MockError('not_found');
  return draft;
}

const COUNTS = {
  end: [
    [38, 21, 6, 3],
    [30, 22, 9, 4],
    [41, 17, 5, 4],
  ],
  later: [
    [3, 1, 0, 0],
    [12, 9, 4, 2],
    [15, 8, 3, 1],
  ],
};
const SKIPPED = { end: [4, 7, 5], later: [0, 2, 1] };

/** Three questions asked twice; too few answered the first one later. */
function results({ surveyKey: key }: ParamsOf<Routes['getSurveyResults']>): SurveyResults {
  const { title, questions } = SURVEY_PRESETS.kanagawa;
  return {
    key,
    title,
    from: '2025-12',
    to: '2026-11',
    anonymous: false,
    minimum: 5,
    waves: [
      { wave: 'end', asked: 164, answered: 74 },
      { wave: 'later', asked: 121, answered: 29 },
    ],
    questions: [
      ...questions.map((question, index) => ({
        key: question.key,
        type: question.type,
        words: wordsIn(question.words, 'standard'),
        options: surveyChoices(question, 'standard').flatMap(({ value, label }) =>
          value === null ? [] : [{ value, label }],
        ),
        tallies: (['end', 'later'] as const).map((wave) => {
          const counts = COUNTS[wave][index] ?? [];
          const skipped = SKIPPED[wave][index] ?? 0;
          const n = counts.reduce((sum, count) => sum + count, skipped);
          return n < 5 ? { wave, n, skipped: null, counts: null } : { wave, n, skipped, counts };
        }),
      })),
      {
        key: 'free',
        type: 'text' as const,
        words: 'ひとことあれば、書いてください。',
        options: [],
        tallies: [{ wave: 'end' as const, n: 61, skipped: 40, counts: [21] }],
      },
    ],
  };
}

export const surveyHandlers: Record<string, Handler> = {
  listSurveys: (_, context) => {
    const keys = [...new Set([...shelf(inForce, context).keys(), ...shelf(drafts, context).keys()])];
    return {
      approver: 'officer',
      surveys: keys.map((key) => ({
        key,
        inForce: shelf(inForce, context).get(key) ?? null,
        draft: shelf(drafts, context).get(key) ?? null,
        asked: 164,
      })),
    };
  },
  getSurvey: ({ params }: Params<'getSurvey'>, context) => {
    const versions = [drafts, inForce].flatMap((of) => shelf(of, context).get(params.surveyKey) ?? []);
    if (versions.length === 0) throw new MockError('not_found');
    const { staff } = mine(context);
    const draft = shelf(drafts, context).get(params.surveyKey);
    const wrote = draft?.authors.some(({ staffId }) => staffId === staff.staffId) ?? true;
    return { versions, approver: 'officer', mayDecide: draft?.ready === true && !wrote };
  },
  saveSurveyDraft: (
    { params, body }: Params<'saveSurveyDraft'> & Body<'saveSurveyDraft'>,
    context,
  ): SurveyVersion => {
    const { staff } = mine(context);
    const former = shelf(drafts, context).get(params.surveyKey);
    if ((former?.revision ?? 0) !== body.revision) throw new MockError('version_changed');
    const draft: SurveyVersion = {
      versionId: former?.versionId ?? randomUUID(),
      deskId: params.deskId,
      key: params.surveyKey,
      number: 1,
      state: 'draft',
      ready: body.ready,
      document: body.document,
      revision: body.revision + 1,
      origin: 'console',
      authors: [{ staffId: staff.staffId, name: staff.name }],
      decidedBy: null,
      decidedAt: null,
      comment: null,
      inForceFrom: null,
      inForceUntil: null,
      updatedAt: new Date().toISOString(),
    };
    shelf(drafts, context).set(params.surveyKey, draft);
    return draft;
  },
  discardSurveyDraft: ({ params }: Params<'discardSurveyDraft'>, context) => {
    shelf(drafts, context).delete(params.surveyKey);
  },
  decideSurvey: ({ params, body }: Params<'decideSurvey'> & Body<'decideSurvey'>, context) => {
    const draft = draftOf(context, params.surveyKey);
    if (body.verdict === 'send_back') return Object.assign(draft, { ready: false, comment: body.comment });
    shelf(drafts, context).delete(params.surveyKey);
    const version: SurveyVersion = { ...draft, state: 'in_force', inForceFrom: new Date().toISOString() };
    shelf(inForce, context).set(params.surveyKey, version);
    return version;
  },
  stopSurvey: ({ params }: Params<'stopSurvey'>, context) => {
    const version = shelf(inForce, context).get(params.surveyKey);
    if (!version) throw new MockError('conflict');
    shelf(inForce, context).delete(params.surveyKey);
    return { ...version, state: 'stopped', inForceUntil: new Date().toISOString() };
  },
  listPendingSurveys: (_, context) => ({
    pending: [...shelf(drafts, context).values()]
      .filter(({ ready }) => ready)
      .map((version) => ({ deskName: 'こども相談', version, mayDecide: true })),
  }),
  getSurveyResults: ({ params }: Params<'getSurveyResults'>) => results(params),
  exportSurveyResults: () => ({ fileName: 'survey.csv', csv: '時期\r\n' }),
  listSurveyTexts: () => ({
    texts: [
      {
        question: 'ひとことあれば、書いてください。',
        wave: 'end',
        text: '話を聞いてもらえて、\n少し楽になりました。',
        month: '2026-11',
        consultationId: randomUUID(),
      },
    ],
  }),
  listTalkSurveys: () => ({ surveys: [{ title: '相談のあとの3問', wave: 'end', answered: true }] }),
};
