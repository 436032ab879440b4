import { routes } from '../../packages/contract/src/index.ts';
import { createControlClient } from '../../packages/line-simulator/src/index.ts';
import { eventually, signIn } from './api.ts';
import { channelOf, type DemoDesk } from './desks.ts';
import { DemoError, type DemoSettings } from './settings.ts';

const DESK = 'aoba-school';
/** Friends who have not written yet. */
const FRIENDS = ['ひなた', 'りく', 'めい', 'あさひ', 'こはる', 'いつき', 'のぞみ', 'たいち'] as const;

const SENT = {
  title: '11月の開設のお知らせ',
  texts: [
    'あおば市 こども・若者LINE相談です。\n11月も、毎日17時から21時まで相談をお受けしています。',
    '話したいことがあるときは、このトークにそのまま書いてください。',
  ],
};
const WAITING = {
  title: '冬休みの相談時間のお知らせ',
  texts: [
    'あおば市 こども・若者LINE相談です。\n12月24日から1月7日までは、毎日15時から21時まで相談をお受けします。',
  ],
};

/** One announcement that went out, and one that waits for the officer. */
export async function playBroadcasts(settings: DemoSettings, desks: readonly DemoDesk[]): Promise<void> {
  const desk = desks.find(({ code }) => code === DESK);
  const sv = desk?.staff.find(({ role }) => role === 'supervisor');
  const officer = desk?.staff.find(({ role }) => role === 'officer');
  if (!desk || !sv || !officer)
    throw new DemoError(`demo/${DESK}.yaml lacks what the broadcasts need: a supervisor and an officer.`);
  const control = createControlClient(settings.lineUrl);
  const [writes, approves] = await Promise.all([
    signIn(settings.consoleUrl, sv.login, sv.password),
    signIn(settings.consoleUrl, officer.login, officer.password),
  ]);
  const { deskId } = (await writes.call(routes.listDesks, {})).desks.find(({ code }) => code === DESK) ?? {};
  if (deskId === undefined) throw new DemoError(`${DESK}: the desk is not there.`);
  const params = { deskId };
  if ((await writes.call(routes.listBroadcasts, { params })).broadcasts.length > 0) return;

  const there = new Set((await control.seekers()).map(({ displayName }) => displayName));
  for (const displayName of FRIENDS.filter((name) => !there.has(name)))
    await control.follow(channelOf(desk).channelId, (await control.createSeeker({ displayName })).userId);
  await eventually('友だち', async () => {
    const { recipients } = await writes.call(routes.countRecipients, { params });
    return recipients >= FRIENDS.length ? true : undefined;
  });

  const submit = async (content: { title: string; texts: string[] }) => {
    const draft = await writes.call(routes.createBroadcast, {
      params,
      body: { ...content, segment: {}, scheduledFor: null },
    });
    const one = { ...params, broadcastId: draft.broadcastId };
    const { version } = await writes.call(routes.submitBroadcast, {
      params: one,
      body: { version: draft.version },
    });
    return { one, version };
  };
  const { one, version } = await submit(SENT);
  await approves.call(routes.approveBroadcast, { params: one, body: { version } });
  await eventually('一斉送信', async () => {
    const { state } = await writes.call(routes.getBroadcast, { params: one });
    return state === 'finished' ? true : undefined;
  });
  await submit(WAITING);
}
