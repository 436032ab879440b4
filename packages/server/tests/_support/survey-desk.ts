import { SURVEY_PRESETS, SurveyDocument, routes, type BodyOf } from '@tomoshibi/contract';
import { z } from 'zod';
import { putSurveyInForce } from '../../src/modules/surveys/index.ts';
import type { TestPerson } from './people.ts';
import type { LineSeeker } from './line-desk.ts';
import { startReceptionDesk, type ReceptionDesk, type Setting } from './reception-desk.ts';

/** Three questions at the end and three weeks later, whoever was asked before. */
export const SURVEY = SurveyDocument.parse({
  ...SURVEY_PRESETS.kanagawa,
  intro: { standard: 'はじめに', easy: 'はじめ' },
  thanks: { standard: 'ありがとう' },
  send: { laterDays: 21, restDays: 0 },
});

type Reason = BodyOf<typeof routes.closeConsultation>['reason'];

const Bubble = z.object({
  text: z.string().default(''),
  quickReply: z
    .object({ items: z.array(z.object({ action: z.object({ label: z.string(), data: z.string() }) })) })
    .optional(),
});

export interface SurveyDesk extends ReceptionDesk {
  /** Puts a survey in force as a desk file would. */
  ask(document: SurveyDocument | 'off', key?: string): Promise<void>;
  /** A talk that the counselor answered and ended. */
  ended(reason?: Reason, as?: TestPerson): Promise<{ seeker: LineSeeker; consultationId: string }>;
  end(consultationId: string, reason?: Reason): Promise<void>;
  /** The buttons under the newest bubble, by what they say. */
  buttons(seeker: LineSeeker): Promise<Map<string, string>>;
  /** Presses a button that says this, or sends any data. */
  tap(seeker: LineSeeker, label: string): Promise<void>;
  tapData(seeker: LineSeeker, data: string): Promise<void>;
  /** The token in the newest bubble that names one. */
  tokenOf(seeker: LineSeeker): Promise<string>;
  results(key?: string): ReturnType<typeof resultsAt>;
}

function resultsAt(desk: ReceptionDesk, key: string) {
  return desk.test.call(routes.getSurveyResults, {
    as: desk.supervisor,
    params: { ...desk.params, surveyKey: key },
    query: { from: '2026-11', to: '2035-12' },
  });
}

/** A desk that asks how it was. Starts at noon on Friday, 20 November 2026. */
export async function startSurveyDesk(setting: Setting = {}): Promise<SurveyDesk> {
  const desk = await startReceptionDesk(setting);
  const { test, operator } = desk;
  const { counselor } = operator.staff;
  const bubbles = async (seeker: LineSeeker) =>
    (await desk.journal(seeker)).flatMap(({ messages }) => messages.map((message) => Bubble.parse(message)));
  const survey: SurveyDesk = {
    ...desk,
    async ask(wanted, key = 'kanagawa') {
      await test.context.db.tenant(operator.operatorId, (tx) =>
        putSurveyInForce(tx, test.context, { kind: 'system' }, { ...desk.params, key, wanted }),
      );
    },
    async ended(reason, as = counselor) {
      const { seeker, consultationId } = await desk.claimed(as);
      await desk.send(as, consultationId, 'どうしましたか。');
      await test.app.drain();
      await survey.end(consultationId, reason);
      return { seeker, consultationId };
    },
    async end(consultationId, reason = 'ended') {
      const params = { consultationId };
      await test.call(routes.closeConsultation, { as: counselor, params, body: { reason } });
      await test.app.drain();
    },
    async buttons(seeker) {
      const items = (await bubbles(seeker)).at(-1)?.quickReply?.items ?? [];
      return new Map(items.map(({ action }) => [action.label, action.data]));
    },
    async tap(seeker, label) {
      const data = (await survey.buttons(seeker)).get(label);
      if (data === undefined) throw new Error(`The newest bubble has no button ${label}.`);
      await survey.tapData(seeker, data);
    },
    async tapData(seeker, data) {
      await desk.line.control.postback(desk.channelId, seeker.userId, { data });
      await desk.settle();
    },
    async tokenOf(seeker) {
      const texts = (await bubbles(seeker)).map(({ text }) => /\/s\/([\w-]{22})/u.exec(text)?.[1]);
      const token = texts.findLast((one) => one !== undefined);
      if (token === undefined) throw new Error('No bubble has a link to the form.');
      return token;
    },
    results: (key = 'kanagawa') => resultsAt(desk, key),
  };
  return survey;
}
