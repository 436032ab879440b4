import { routes } from '../../packages/contract/src/index.ts';
import { createControlClient } from '../../packages/line-simulator/src/index.ts';
import { eventually, signIn, type Api } from '../demo/api.ts';
import { channelOf, readDesks, type DemoDesk } from '../demo/desks.ts';
import { DemoError, type DemoSettings } from '../demo/settings.ts';

export const PASSWORD = 'yoru-no-machi-ni-akari';
export const PEOPLE = {
  counselor: 'sato@akari.example',
  supervisor: 'tanaka@akari.example',
  officer: 'yamamoto@aoba.example',
  prefecture: 'ogawa@hikari.example',
  administrator: 'takahashi@akari.example',
} as const;

/** What the pictures need beyond the demo's own scenes: who writes what to which desk. */
const WRITERS: readonly { desk: string; seeker: string; texts: readonly string[] }[] = [
  {
    desk: 'aoba-school',
    seeker: 'つむぎ',
    texts: ['毎日ねむれなくて、もう消えたいって思ってます', '家では言えません。どうしたらいいですか'],
  },
  { desk: 'aoba-school', seeker: 'いろは', texts: ['大会に向けて必死に練習したのに、けがをしました'] },
  { desk: 'aoba-women', seeker: 'まり', texts: ['夜しか書けなくて。仕事のことを聞いてほしいです'] },
  { desk: 'aoba-women', seeker: 'かえで', texts: ['夫の帰りがこわいです。暴力はまだないのですが'] },
  { desk: 'aoba-women', seeker: 'ひろこ', texts: ['子どもが眠ったあとなら書けます'] },
];

export interface Arranged {
  readonly schoolId: string;
  readonly womenId: string;
  readonly pregnancyId: string;
  readonly newDeskId: string;
  readonly placeUrl: string;
  readonly broadcastId: string;
  /** On LINE. */
  readonly school: { readonly channelId: string; readonly userId: string };
  /** Leads one person into the secure room. */
  readonly roomUrl: string;
}

function found<T>(one: T | undefined, what: string): T {
  if (one === undefined) throw new DemoError(`${what} is not there; start a fresh demo.`);
  return one;
}

async function write(settings: DemoSettings, desks: readonly DemoDesk[], api: Api): Promise<string> {
  const control = createControlClient(settings.lineUrl);
  let first: string | undefined;
  for (const { desk: code, seeker, texts } of WRITERS) {
    const { channelId } = channelOf(
      found(
        desks.find((desk) => desk.code === code),
        code,
      ),
    );
    const { userId } = await control.createSeeker({ displayName: seeker });
    first ??= userId;
    await control.follow(channelId, userId);
    const before = (await api.call(routes.getQueue, {})).consultations.length;
    for (const text of texts) await control.sendText(channelId, userId, text);
    await eventually(seeker, async () => {
      const { consultations } = await api.call(routes.getQueue, {});
      return consultations.length > before ? true : undefined;
    });
  }
  return found(first, 'a seeker');
}

/** Somebody is asked by the bot of the three tiers, and has answered once. */
async function askedByBot(settings: DemoSettings, desks: readonly DemoDesk[], api: Api): Promise<void> {
  const control = createControlClient(settings.lineUrl);
  const door = found(
    desks.find(({ code }) => code === 'hikari-ninshin'),
    'the desk of the three tiers',
  );
  const { channelId } = channelOf(door);
  const { userId } = await control.createSeeker({ displayName: 'あかり' });
  await control.follow(channelId, userId);
  const answered = async (count: number) => {
    const { consultations } = await api.call(routes.getQueue, {});
    return consultations.some(({ messageCount }) => messageCount === count) ? true : undefined;
  };
  await control.sendText(channelId, userId, 'はじめまして');
  await eventually('the bot', () => answered(1));
  await control.sendText(channelId, userId, '人と話したい');
  await eventually('the bot', () => answered(2));
}

/** Makes the scenes of the pictures in a demo that has just been started for the first time. */
export async function arrange(settings: DemoSettings): Promise<Arranged> {
  const desks = readDesks();
  const supervisor = await signIn(settings.consoleUrl, PEOPLE.supervisor, PASSWORD);
  const administrator = await signIn(settings.consoleUrl, PEOPLE.administrator, PASSWORD);
  const { desks: known } = await supervisor.call(routes.listDesks, {});
  const idOf = (code: string) =>
    found(
      known.find((desk) => desk.code === code),
      code,
    ).deskId;
  const [schoolId, womenId] = [idOf('aoba-school'), idOf('aoba-women')];
  const prefecture = await signIn(settings.consoleUrl, PEOPLE.prefecture, PASSWORD);
  const tiers = (await prefecture.call(routes.listDesks, {})).desks;
  const pregnancyId = found(
    tiers.find(({ code }) => code === 'hikari-ninshin'),
    'the desk of the three tiers',
  ).deskId;
  await askedByBot(settings, desks, prefecture);
  const { consultations } = await supervisor.call(routes.getQueue, {});
  const inRoom = found(
    consultations.find(({ venue }) => venue === 'room'),
    'a talk in the secure room',
  );
  const { url: roomUrl } = await supervisor.call(routes.renewRoomLink, {
    params: { consultationId: inRoom.id },
    body: {},
  });

  await supervisor.call(routes.overrideHours, {
    params: { deskId: womenId },
    body: { overrideId: null, phase: 'closed', reason: '相談室の工事のため', until: null },
  });
  await supervisor.call(routes.checkIn, { params: { deskId: schoolId }, body: {} });
  const userId = await write(settings, desks, supervisor);
  const { places } = await supervisor.call(routes.getMaterials, { params: { deskId: schoolId } });
  const placeUrl = found(places[0], 'a place').url;

  const { authorities } = await administrator.call(routes.listAuthorities, {});
  const { authorityId } = found(authorities[0], 'an authority');
  const fresh = await administrator.call(routes.createDeskFromTemplate, {
    body: { template: 'school', authorityId, code: 'aoba-summer', name: 'あおば市 夏休みあけLINE相談' },
  });
  await administrator.call(routes.takeReadyTexts, { params: { deskId: fresh.deskId } });

  const { broadcasts } = await supervisor.call(routes.listBroadcasts, { params: { deskId: schoolId } });
  const { broadcastId } = found(
    broadcasts.find(({ state }) => state === 'submitted'),
    'a broadcast',
  );
  const { channelId } = channelOf(
    found(
      desks.find(({ code }) => code === 'aoba-school'),
      'the desk',
    ),
  );
  return {
    schoolId,
    womenId,
    pregnancyId,
    newDeskId: fresh.deskId,
    placeUrl,
    broadcastId,
    school: { channelId, userId },
    roomUrl,
  };
}
