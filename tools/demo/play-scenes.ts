import { randomUUID } from 'node:crypto';
import { routes, type ConsultationFacts } from '../../packages/contract/src/index.ts';
import { createControlClient, type ControlClient } from '../../packages/line-simulator/src/index.ts';
import { eventually, signIn, type Api } from './api.ts';
import { channelOf, type DemoDesk } from './desks.ts';
import { SCENES, type Scene } from './scenes.ts';
import { DemoError, type DemoSettings } from './settings.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const TOKYO = 9 * 60 * MINUTE;

/** Milliseconds from now back to the last time clocks in Japan showed this hour. */
function sinceHour(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  const ofDay = (Date.now() + TOKYO) % DAY;
  return (ofDay - (hours * 60 + minutes) * MINUTE + DAY) % DAY;
}

export interface Stage {
  readonly control: ControlClient;
  readonly desk: DemoDesk;
  readonly api: Api;
  readonly userId: string;
}

async function openTalks({ api }: Stage): Promise<readonly ConsultationFacts[]> {
  return (await api.call(routes.getQueue, {})).consultations;
}

/** The person writes, and the message is seen in the console. */
export async function write(stage: Stage, known: string | null, text: string): Promise<ConsultationFacts> {
  const before = await openTalks(stage);
  const count = before.find(({ id }) => id === known)?.messageCount ?? 0;
  await stage.control.sendText(channelOf(stage.desk).channelId, stage.userId, text);
  return eventually('a message of the demo', async () => {
    const now = await openTalks(stage);
    return known === null
      ? now.find(({ id }) => !before.some((other) => other.id === id))
      : now.find(({ id, messageCount }) => id === known && messageCount > count);
  });
}

export async function answer({ api }: Stage, consultation: ConsultationFacts, text: string): Promise<void> {
  const params = { consultationId: consultation.id };
  const { id } = await api.call(routes.sendMessage, { params, body: { text, clientId: randomUUID() } });
  await eventually('an answer of the demo', async () => {
    const { messages } = await api.call(routes.listMessages, { params });
    // In the secure room there is nothing for LINE to accept.
    return messages.find(
      (message) => message.id === id && (message.via === 'room' || message.delivery?.state === 'accepted'),
    );
  });
}

async function play(stage: Stage, scene: Scene, code: string | null): Promise<void> {
  const { api } = stage;
  let talk: ConsultationFacts | null = null;
  const claimed = new Set<string>();
  // The closed talk is answered by nobody again: what comes after it waits in the queue.
  for (const [index, [mark, text]] of scene.lines.entries()) {
    if (mark === '>') {
      const coded = index === 0 && code !== null ? `${text} (案内コード ${code})` : text;
      talk = await write(stage, talk?.id ?? null, coded);
      continue;
    }
    if (!talk) throw new DemoError(`${scene.seeker}: a scene begins with the seeker.`);
    const params = { consultationId: talk.id };
    if (!claimed.has(talk.id)) await api.call(routes.claim, { params, body: {} });
    claimed.add(talk.id);
    if (mark === '<') await answer(stage, talk, text);
    if (mark === 'note') await api.call(routes.addNote, { params, body: { text } });
    if (mark === 'close') {
      await api.call(routes.closeConsultation, { params, body: { reason: 'ended' } });
      talk = null;
    }
  }
}

/** Ties the person to the counselor of the scene; a supervisor of the desk decides it, as at a real one. */
async function assign(settings: DemoSettings, stage: Stage, scene: Scene): Promise<void> {
  const by = stage.desk.staff.find(({ role }) => role === 'supervisor');
  const [talk] = (await openTalks(stage)).filter(({ assignee }) => assignee !== null);
  if (!by || !talk) return;
  const supervisor = await signIn(settings.consoleUrl, by.login, by.password);
  const { members } = await supervisor.call(routes.listMembers, { params: { deskId: talk.deskId } });
  const idOf = (login: string | undefined) => members.find((one) => one.login === login)?.staffId;
  const [staffId, deputyId] = [idOf(scene.counselor), idOf(scene.deputy)];
  if (!staffId || !deputyId) throw new DemoError(`${scene.seeker}: demo/${scene.desk}.yaml lacks the staff.`);
  await supervisor.call(routes.setAssignment, {
    params: { seekerId: talk.seekerId },
    body: { staffId, deputies: [deputyId] },
  });
}

async function atHour(control: ControlClient, hour: string, work: () => Promise<void>): Promise<void> {
  await control.setClock({ offsetMs: -sinceHour(hour) });
  try {
    await work();
  } finally {
    await control.setClock({ offsetMs: 0 });
  }
}

/** Plays the scenes of people who are not there yet, so that a first start that was cut short goes on. */
export async function playScenes(
  settings: DemoSettings,
  desks: readonly DemoDesk[],
  codes: ReadonlyMap<string, string>,
): Promise<void> {
  const control = createControlClient(settings.lineUrl);
  const there = new Set((await control.seekers()).map(({ displayName }) => displayName));
  for (const scene of SCENES) {
    if (there.has(scene.seeker)) continue;
    const desk = desks.find(({ code }) => code === scene.desk);
    const staff = desk?.staff.find(({ login, role }) =>
      scene.counselor ? login === scene.counselor : role === 'counselor',
    );
    if (!desk || !staff)
      throw new DemoError(`${scene.seeker}: demo/${scene.desk}.yaml lacks what the scene needs.`);
    const api = await signIn(settings.consoleUrl, staff.login, staff.password);
    const { userId } = await control.createSeeker({ displayName: scene.seeker });
    const stage = { control, desk, api, userId };
    const whole = async () => {
      await control.follow(channelOf(desk).channelId, userId);
      await play(stage, scene, codes.get(scene.place ?? '') ?? null);
      if (scene.deputy) await assign(settings, stage, scene);
    };
    await (scene.at ? atHour(control, scene.at, whole) : whole());
  }
}
