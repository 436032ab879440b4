import { renameDesks, routes, type FlowDocument, type Timetable } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskTemplates } from '../../src/modules/desk-files/index.ts';
import { startFlowDesk, type FlowDesk } from '../_support/flow-desk.ts';
import { planWalks } from '../_support/flow-walks.ts';
import type { LineSeeker } from '../_support/line-desk.ts';

/** The further desks of a template are played by the other desks of the operator. */
const PLAYED = new Map([
  ['east', 'desk-2'],
  ['west', 'desk-3'],
  ['nurse', 'desk-4'],
]);
const templates = deskTemplates().flatMap(({ key, template: { flow, desks } }) =>
  typeof flow === 'object'
    ? [{ key, desks, flow: renameDesks(flow, (name) => PLAYED.get(name) ?? name) }]
    : [],
);
const flowOf = (wanted: string): FlowDocument => {
  const found = templates.find(({ key }) => key === wanted);
  if (!found) throw new Error(`No template ${wanted}.`);
  return found.flow;
};

let desk: FlowDesk;
beforeAll(async () => {
  desk = await startFlowDesk(flowOf('school'), { desks: 4 });
});
afterAll(() => desk.close());

const deskId = (code: string) =>
  (code === 'here' ? desk.operator.desk : desk.operator.desks.find((one) => one.code === code))?.deskId ?? '';
const newest = async (seeker: LineSeeker) => (await desk.bubbles(seeker)).at(-1);
const summary = async (seeker: LineSeeker) => {
  const { id } = await desk.talkOf(seeker);
  const params = { consultationId: id };
  return (await desk.test.call(routes.getConsultation, { as: desk.supervisor, params })).consultation;
};

/** Taps without waiting, so that many people can go their ways at once. */
async function taps(seeker: LineSeeker, label: string): Promise<void> {
  const data = (await newest(seeker))?.buttons.get(label);
  if (data === undefined) throw new Error(`The newest bubble has no button ${label}.`);
  await desk.line.control.postback(desk.channelId, seeker.userId, { data, displayText: label });
}

it.each(templates)(
  'every button of the flow of $key leads through LINE to a person or an end',
  async ({ flow }) => {
    await desk.follow(flow);
    const walks = planWalks(flow);
    const people = await Promise.all(walks.map(async (walk) => ({ walk, seeker: await desk.seeker() })));
    await Promise.all(people.map(({ seeker }) => seeker.says('こんばんは')));
    await desk.settle();
    const longest = Math.max(...walks.map((walk) => walk.taps.length));
    for (let turn = 0; turn < longest; turn += 1) {
      await Promise.all(
        people.map(async ({ walk, seeker }) => {
          const label = walk.taps[turn];
          if (label !== undefined) await taps(seeker, label);
        }),
      );
      await desk.settle();
    }
    for (const { walk, seeker } of people) {
      const talk = await summary(seeker);
      if (walk.to === 'end') expect(talk).toMatchObject({ state: 'closed', closeReason: 'bot_ended' });
      else
        expect(talk).toMatchObject({
          state: 'waiting',
          deskId: deskId(walk.to === 'assigned' ? 'here' : walk.to),
        });
      for (const { text } of await desk.bubbles(seeker)) expect(text).not.toMatch(/[{}]/u);
      // LINE took everything that was said.
      const said = (await desk.messages(desk.supervisor, talk.id)).flatMap(({ delivery }) => delivery ?? []);
      expect(new Set(said.map(({ state }) => state))).toEqual(new Set(['accepted']));
    }
  },
);

async function setHours(code: string, hours: Timetable | null): Promise<void> {
  const params = { deskId: deskId(code) };
  const { version } = await desk.test.call(routes.getHours, { as: desk.supervisor, params });
  await desk.test.call(routes.saveHours, {
    as: desk.supervisor,
    params,
    body: { version, timetable: hours },
  });
}

it('of pregnancy offers at each hour the desks that are open, and says of the others when they open', async () => {
  await desk.follow(flowOf('pregnancy'));
  const further = templates.flatMap(({ key, desks }) => (key === 'pregnancy' ? desks : []));
  for (const { code, hours } of further) await setHours(PLAYED.get(code) ?? '', hours ?? null);
  const ask = async (region: string) => {
    const seeker = await desk.seeker();
    await desk.hears(seeker, 'はじめまして');
    await desk.taps(seeker, '人と話したい');
    await desk.taps(seeker, region);
    const shown = await newest(seeker);
    return { seeker, text: shown?.text ?? '', labels: [...(shown?.buttons.keys() ?? [])] };
  };
  const ALWAYS = ['ほかの電話の窓口', 'ことばを残しておく', 'ほかのことを知りたい'];
  const NPO = ['地域の窓口とLINE', '地域の窓口に電話'];
  const NURSE = ['看護師とLINE', '看護師に電話'];

  // Friday at noon.
  const east = await ask('県の東のほう');
  expect(east.labels).toEqual(ALWAYS);
  expect(east.text).toMatch(/「地域の窓口とLINE」は、いまは時間外です。次の受付:.*14:00/u);
  expect(east.text).toMatch(/「看護師とLINE」は、いまは時間外です。次の受付:.*18:00/u);
  expect((await ask('県の西のほう')).labels).toEqual([...NPO, ...ALWAYS]);
  expect((await ask('答えない')).labels).toEqual(ALWAYS);

  await desk.until('2026-11-20 14:30');
  const { seeker, labels } = await ask('県の東のほう');
  expect(labels).toEqual([...NPO, ...ALWAYS]);
  await desk.taps(seeker, '地域の窓口に電話');
  expect((await desk.texts(seeker)).at(-2)).toContain('東の地域の窓口の電話です。');
  await desk.taps(seeker, '人と話したい');
  await desk.taps(seeker, '県の東のほう');
  await desk.taps(seeker, '地域の窓口とLINE');
  expect(await summary(seeker)).toMatchObject({ state: 'waiting', deskId: deskId('desk-2') });

  await desk.until('2026-11-20 18:30');
  const evening = await ask('県の西のほう');
  expect(evening.labels).toEqual([...NURSE, ...ALWAYS]);
  // A button from before that has closed meanwhile is answered with what there is now.
  await desk.until('2026-11-20 22:30');
  await desk.taps(evening.seeker, '看護師とLINE');
  expect([...((await newest(evening.seeker))?.buttons.keys() ?? [])]).toEqual(expect.arrayContaining(ALWAYS));
  expect(await summary(evening.seeker)).toMatchObject({ state: 'bot' });
  // Nobody is left with nothing: words can be left, and are kept for the door's own people.
  await desk.taps(evening.seeker, 'ことばを残しておく');
  expect(await summary(evening.seeker)).toMatchObject({ state: 'waiting', deskId: deskId('here') });
});

it('of pregnancy offers nothing of a desk that was put away', async () => {
  await desk.follow(flowOf('pregnancy'));
  for (const code of PLAYED.values()) await setHours(code, null);
  const params = { deskId: deskId('desk-2') };
  const as = desk.operator.staff.system_admin;
  const { version } = await desk.test.call(routes.getDesk, { as, params });
  const closed = await desk.test.call(routes.updateDesk, { as, params, body: { version, state: 'closed' } });
  const seeker = await desk.seeker();
  await desk.hears(seeker, 'はじめまして');
  await desk.taps(seeker, '人と話したい');
  await desk.taps(seeker, '県の東のほう');
  const labels = [...((await newest(seeker))?.buttons.keys() ?? [])];
  expect(labels).toContain('看護師とLINE');
  expect(labels).not.toContain('地域の窓口とLINE');
  await desk.test.call(routes.updateDesk, { as, params, body: { version: closed.version, state: 'active' } });
});

it('of home visiting takes somebody with a counselor of their own straight to them, without a question', async () => {
  await desk.follow(flowOf('home_visit'));
  const seeker = await desk.seeker();
  await desk.hears(seeker, 'こんにちは');
  const { id, seekerId } = await summary(seeker);
  const as = desk.supervisor;
  const params = { consultationId: id };
  await desk.test.call(routes.claim, { as, params, body: { takeOver: false } });
  await desk.test.call(routes.setAssignment, {
    as,
    params: { seekerId },
    body: { staffId: desk.operator.staff.counselor.staffId, deputies: [] },
  });
  await desk.test.call(routes.closeConsultation, { as, params, body: { reason: 'ended' } });
  await desk.settle();
  const before = (await desk.texts(seeker)).length;
  await desk.hears(seeker, 'また来ました');
  const said = (await desk.texts(seeker)).slice(before);
  expect(said[0]).toContain('担当の相談員に届けます。');
  expect(said.join('')).not.toContain('約束');
  expect(await summary(seeker)).toMatchObject({ state: 'waiting', deskId: deskId('here') });
});

it('that makes no promise of secrecy leaves it to the desk', async () => {
  await desk.follow({
    format: 1,
    start: 'hello',
    nodes: {
      hello: { type: 'message', words: { standard: 'こんにちは' }, next: 'over' },
      over: { type: 'handoff', to: 'here' },
    },
  });
  const seeker = await desk.seeker();
  await desk.hears(seeker, 'はじめまして');
  expect(await desk.texts(seeker)).toEqual(['こんにちは', 'received', 'secrecy']);
});

it('of a closed desk asks nothing, and says when it opens', async () => {
  await desk.follow(flowOf('school'));
  await setHours('here', deskTemplates().find(({ key }) => key === 'school')?.template.hours ?? null);
  await desk.until('2026-11-21 12:00');
  const seeker = await desk.seeker();
  await desk.hears(seeker, 'こんにちは');
  const texts = await desk.texts(seeker);
  // Saturday is closed; what follows the bot is the approved text for closed hours, and no second promise.
  expect(texts).toEqual([
    expect.stringContaining('はじめは自動の案内です。'),
    expect.stringContaining('大切なお約束です。'),
    expect.stringMatching(/^closed/u),
  ]);
  expect((await desk.bubbles(seeker)).flatMap(({ buttons }) => [...buttons.keys()])).not.toContain(
    '答えない',
  );
  expect(await summary(seeker)).toMatchObject({ state: 'outside' });
  await setHours('here', null);
});
