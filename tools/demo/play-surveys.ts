import { routes, SURVEY_PRESETS, SurveyDocument } from '../../packages/contract/src/index.ts';
import { createControlClient } from '../../packages/line-simulator/src/index.ts';
import { z } from 'zod';
import { eventually, signIn } from './api.ts';
import { channelOf, type DemoDesk } from './desks.ts';
import { answer, write, type Stage } from './play-scenes.ts';
import { DemoError, type DemoSettings } from './settings.ts';

const DESK = 'aoba-school';
const KEY = 'kanagawa';
/** At any hour, so that the demo shows it whenever it is started. */
const SURVEY = SurveyDocument.parse({
  ...SURVEY_PRESETS.kanagawa,
  send: { ...SURVEY_PRESETS.kanagawa.send, quiet: null },
});

/** What each person taps, by the place of the button; nobody answers everything, and some answer nothing. */
const PEOPLE: readonly (readonly [string, readonly number[]])[] = [
  ['すず', [0, 0, 0]],
  ['かなた', [0, 1, 1]],
  ['つむぎ', [1, 0, 0]],
  ['れん', [2, 1, 4]],
  ['いろは', [0, 4, 1]],
  ['そうた', [0, 0]],
  ['ほのか', []],
  ['しゅん', []],
];

const Bubble = z.object({
  quickReply: z.object({ items: z.array(z.object({ action: z.object({ data: z.string() }) })) }).optional(),
});

/** The buttons of the question that is the newest bubble on the phone. */
async function buttons({ control, desk, userId }: Stage): Promise<string[]> {
  const { entries } = await control.journal(channelOf(desk).channelId, { userId });
  const bubble = Bubble.safeParse(entries.at(-1)?.messages.at(-1));
  const data = bubble.data?.quickReply?.items.map(({ action }) => action.data) ?? [];
  return data.filter((one) => one.startsWith('survey='));
}

async function tap(stage: Stage, places: readonly number[]): Promise<void> {
  let pressed = '';
  for (const place of places) {
    const data = await eventually('a question of the demo', async () => {
      const found = (await buttons(stage))[place];
      return found?.split('.')[1] === pressed ? undefined : found;
    });
    await stage.control.postback(channelOf(stage.desk).channelId, stage.userId, { data });
    pressed = data.split('.')[1] ?? '';
  }
}

/** A survey that an officer approved, a few people who were asked after their talks, and most of their answers. */
export async function playSurveys(settings: DemoSettings, desks: readonly DemoDesk[]): Promise<void> {
  const desk = desks.find(({ code }) => code === DESK);
  const staff = (role: string) => {
    const one = desk?.staff.find((each) => each.role === role);
    if (!one) throw new DemoError(`demo/${DESK}.yaml lacks what the survey needs: a ${role}.`);
    return signIn(settings.consoleUrl, one.login, one.password);
  };
  const [supervisor, officer, api] = [
    await staff('supervisor'),
    await staff('officer'),
    await staff('counselor'),
  ];
  const { deskId } = (await api.call(routes.listDesks, {})).desks.find(({ code }) => code === DESK) ?? {};
  if (!desk || deskId === undefined) throw new DemoError(`${DESK}: the desk is not there.`);
  const params = { deskId, surveyKey: KEY };
  const { surveys } = await supervisor.call(routes.listSurveys, { params: { deskId } });
  if (surveys.length === 0) {
    await supervisor.call(routes.saveSurveyDraft, {
      params,
      body: { revision: 0, document: SURVEY, ready: true },
    });
    await officer.call(routes.decideSurvey, { params, body: { verdict: 'approve', revision: 1 } });
  }
  const control = createControlClient(settings.lineUrl);
  const there = new Set((await control.seekers()).map(({ displayName }) => displayName));
  for (const [displayName, places] of PEOPLE.filter(([name]) => !there.has(name))) {
    const { userId } = await control.createSeeker({ displayName });
    const stage = { control, desk, api, userId };
    await control.follow(channelOf(desk).channelId, userId);
    const talk = await write(stage, null, 'こんにちは。少しだけ話せますか');
    const one = { consultationId: talk.id };
    await api.call(routes.claim, { params: one, body: {} });
    await answer(stage, talk, 'こんにちは。もちろんです。今日はどんなことがありましたか。');
    await api.call(routes.closeConsultation, { params: one, body: { reason: 'ended' } });
    await tap(stage, places);
  }
}
