import { routes, type NoticeKind } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyDay, timetable } from '../../src/modules/hours/engine/sample-timetables.ts';
import { rememberingNotifier } from '../_support/alerts.ts';
import { DAY, HOUR, MINUTE, type TestPerson } from '../_support/app.ts';
import { broadcastsAt } from '../_support/broadcasts.ts';
import { startLineDesk, type LineDesk, type LineSeeker } from '../_support/line-desk.ts';

// One evening of a desk, from the announcement of the day before to the figures of the morning after.

let desk: LineDesk;
const notifier = rememberingNotifier();
beforeAll(async () => {
  // One talk at a time a counselor. The clock stands at noon in Tokyo.
  desk = await startLineDesk({ alertNotifier: notifier, talkLimit: 1 });
});
afterAll(() => desk.close());

const params = () => ({ deskId: desk.operator.desk.deskId });
const staff = () => desk.operator.staff;
const iso = (ms: number) => new Date(desk.test.clock.now().getTime() + ms).toISOString();
const BROADCAST = 'あした17時から相談をひらきます。';

/** Texts are named after their kinds, so that what arrives is read off the phone. */
const TEXTS: Partial<Record<NoticeKind, string>> = {
  greeting: 'greeting',
  closed: 'closed',
  secrecy: 'secrecy',
  received: 'received',
  busy: 'busy {ahead}',
  place_update: 'place_update {ahead}',
  nudge: 'nudge',
  timed_out: 'timed_out',
  handed_over: 'handed_over {counselor}',
  intake_ended: 'intake_ended',
  not_reached: 'not_reached',
  ended: 'ended',
};

async function approveTexts(): Promise<void> {
  const { supervisor, officer } = staff();
  for (const [kind, standard] of Object.entries(TEXTS)) {
    const at = { ...params(), kind: routes.saveTextDraft.params.parse({ ...params(), kind }).kind };
    const draft = await desk.test.call(routes.saveTextDraft, {
      as: supervisor,
      params: at,
      body: { revision: 0, bodies: { standard } },
    });
    const version = { ...params(), versionId: draft.versionId };
    await desk.test.call(routes.submitText, { as: supervisor, params: version, body: { revision: 1 } });
    await desk.test.call(routes.approveText, { as: officer, params: version });
  }
}

async function setUpDesk(): Promise<void> {
  const { supervisor, system_admin: admin } = staff();
  await desk.test.call(routes.saveHours, {
    as: supervisor,
    params: params(),
    body: { version: 0, timetable: timetable(everyDay('17:00-21:00/30')) },
  });
  const capacity = await desk.test.call(routes.getCapacity, { as: supervisor, params: params() });
  await desk.test.call(routes.setCapacity, {
    as: supervisor,
    params: params(),
    body: { ...capacity, seatMode: 'checked_in', minPeople: 2, needsSupervisor: true },
  });
  await desk.test.call(routes.setRules, {
    as: admin,
    params: params(),
    body: {
      mode: 'live',
      media: 'refuse',
      nudgeMinutes: 15,
      silenceMinutes: 30,
      overrunMinutes: 0,
      placeMinutes: null,
      outsideHours: 72,
      offerAtOpening: false,
      version: 0,
    },
  });
  await desk.test.call(routes.createAlertContact, {
    as: admin,
    params: params(),
    body: { name: '夜間当番', email: 'duty@city.test' },
  });
  await approveTexts();
}

async function planShifts(): Promise<void> {
  // From half an hour before the desk opens on the next day, which is in 29 hours.
  const from = 28 * HOUR + 30 * MINUTE;
  const shifts = [
    [staff().supervisor, 'supervisor', 30 * HOUR + 4 * HOUR],
    [staff().counselor, 'counselor', 33 * HOUR],
    [staff().colleague, 'counselor', 31 * HOUR],
  ] as const;
  for (const [person, role, to] of shifts)
    await desk.test.call(routes.createShift, {
      as: staff().supervisor,
      params: params(),
      body: { staffId: person.staffId, startsAt: iso(from), endsAt: iso(to), role },
    });
}

const pass = async (ms: number) => {
  await desk.later(ms);
  await desk.settle();
};
const says = async (seeker: LineSeeker, text: string) => {
  await seeker.says(text);
  await desk.settle();
};
const checkIn = (as: TestPerson) => desk.test.call(routes.checkIn, { as, params: params(), body: {} });
const reception = () => desk.test.call(routes.getReception, { as: staff().supervisor, params: params() });
const claim = (as: TestPerson, consultationId: string) =>
  desk.test.call(routes.claim, { as, params: { consultationId }, body: {} });

it('a day is as the desk and its rules say, for everybody who writes', async () => {
  const { supervisor, counselor, colleague, officer } = staff();
  await setUpDesk();
  await planShifts();
  const [aoi, ren, mei, sora, nao] = await Promise.all(
    ['葵', '蓮', '芽衣', '空', '直'].map((name) => desk.seeker(name)),
  );
  if (!aoi || !ren || !mei || !sora || !nao) throw new Error('Five people were to come');
  for (const { userId } of [aoi, ren, mei, sora, nao]) await desk.line.control.follow(desk.channelId, userId);
  await desk.settle();

  // The day before: an announcement that the officer approved.
  const on = broadcastsAt(desk);
  await on.approved();
  await desk.settle();

  // 16:30: the shift comes; somebody writes too early.
  await pass(28 * HOUR + 30 * MINUTE);
  await checkIn(supervisor);
  await pass(10 * MINUTE);
  const early = await desk.opens(supervisor, () => aoi.says('いま相談できますか'));
  expect(early.state).toBe('outside');

  // 17:00: one supervisor is not two people. With the counselors it opens.
  await pass(20 * MINUTE);
  expect(await reception()).toMatchObject({ phase: 'closed', outside: 1 });
  expect((await reception()).short).not.toBeNull();
  await checkIn(counselor);
  await checkIn(colleague);
  await pass(MINUTE);
  expect(await reception()).toMatchObject({ phase: 'intake', short: null, seats: 2 });

  // The first hour brings more people than there are seats.
  await says(aoi, 'こんばんは');
  const second = await desk.opens(supervisor, () => ren.says('学校のことです'));
  const third = await desk.opens(supervisor, () => mei.says('聞いてほしい'));
  const fourth = await desk.opens(supervisor, () => sora.says('テストのことです'));
  expect(await reception()).toMatchObject({ waiting: 4, active: 0 });
  await claim(counselor, early.id);
  await claim(colleague, second.id);
  await desk.send(counselor, early.id, 'お待たせしました');
  await desk.send(colleague, second.id, 'こんばんは');
  await desk.settle();
  await pass(4 * MINUTE);
  await says(mei, 'まだですか');

  // Danger in a talk: seen by its counselor, decided by the supervisor.
  await says(ren, 'もう死にたい');
  const alerts = async () =>
    (await desk.test.call(routes.listAlerts, { as: supervisor, params: params() })).alerts;
  const [seen] = await alerts();
  const alertId = seen?.alertId ?? '';
  await desk.test.call(routes.takeAlert, { as: colleague, params: { alertId }, body: { takeOver: false } });
  await desk.test.call(routes.decideAlert, {
    as: supervisor,
    params: { alertId },
    body: { decision: 'talked' },
  });
  expect(await alerts()).toEqual([]);
  await desk.send(colleague, second.id, 'そばにいます');

  // Danger in the line, which nobody looks at: supervisors are told, then the contact.
  await says(sora, '死にたい');
  for (let minutes = 0; minutes < 15; minutes += 5) await pass(5 * MINUTE);
  const [climbed] = await alerts();
  expect(climbed).toMatchObject({ consultationId: fourth.id, stage: 'contact', seenAt: null });
  expect(notifier.told.map(({ stage }) => stage)).toEqual(
    expect.arrayContaining(['counselor', 'supervisor', 'contact']),
  );
  expect(notifier.told.flatMap(({ contact }) => contact ?? [])).toContain('夜間当番 <duty@city.test>');
  expect((await desk.queue(supervisor)).find(({ state }) => state === 'waiting')?.id).toBe(fourth.id);

  // Somebody has gone silent: asked after a quarter of an hour, let go after half.
  await says(ren, 'ありがとう');
  for (let minutes = 0; minutes < 15; minutes += 5) await pass(5 * MINUTE);

  // 19:00: the shift of the colleague ends in the middle of a talk.
  await desk.test.call(routes.handOver, {
    as: colleague,
    params: { consultationId: second.id },
    body: { staffId: counselor.staffId, note: '学校のこと。今夜は家にいる。' },
  });
  await desk.test.call(routes.checkOut, { as: colleague, params: params() });
  await desk.send(counselor, second.id, '代わりました');
  await desk.settle();
  await pass(desk.test.clock.now().getTime() % HOUR === 0 ? 0 : MINUTE);

  // 20:30: no new people. 21:00: the end.
  const tonight = Date.parse('2026-11-21T11:30:00.000Z') - desk.test.clock.now().getTime();
  await says(ren, 'よろしくお願いします');
  await pass(tonight + MINUTE);
  const late = await desk.opens(supervisor, () => nao.says('間に合いますか'));
  expect(late.state).toBe('outside');
  await pass(30 * MINUTE);
  await pass(5 * MINUTE);
  expect(await reception()).toMatchObject({ phase: 'closed', waiting: 0, active: 0 });
  const ledger = await desk.test.call(routes.listUnreached, {
    as: supervisor,
    params: params(),
    query: { state: 'all' },
  });
  const who = (id: string) => ledger.unreached.find((one) => one.consultationId === id);
  expect(who(third.id)).toMatchObject({ reason: 'not_reached', state: 'open' });
  expect(who(fourth.id)).toMatchObject({ reason: 'not_reached', state: 'open' });
  expect(who(late.id)).toMatchObject({ reason: 'outside_hours', state: 'open' });
  expect(who(early.id)).toMatchObject({ reason: 'outside_hours', state: 'reached' });

  // What each of them has on the phone, in order.
  const before = ['greeting', BROADCAST];
  expect(await desk.received(aoi)).toEqual([
    ...before,
    'closed',
    'secrecy',
    'received',
    'お待たせしました',
    'nudge',
    'timed_out',
  ]);
  expect(await desk.received(ren)).toEqual([
    ...before,
    'received',
    'secrecy',
    'こんばんは',
    'そばにいます',
    'nudge',
    'handed_over 相談 花',
    '代わりました',
    'ended',
  ]);
  expect(await desk.received(mei)).toEqual([...before, 'busy 2', 'secrecy', 'place_update 0', 'not_reached']);
  expect(await desk.received(sora)).toEqual([
    ...before,
    'busy 3',
    'secrecy',
    'place_update 1',
    'not_reached',
  ]);
  expect(await desk.received(nao)).toEqual([...before, 'intake_ended', 'secrecy']);
  const receipts = await desk.test.call(routes.listSeekerNotices, {
    as: supervisor,
    params: { consultationId: third.id },
  });
  expect(receipts.received.map(({ kind, number }) => `${kind} ${number}`).toSorted()).toEqual([
    'busy 1',
    'greeting 1',
    'not_reached 1',
    'place_update 1',
    'secrecy 1',
  ]);

  // The morning after.
  await pass(DAY / 2);
  const figures = await desk.test.call(routes.countUnreached, {
    as: officer,
    params: params(),
    query: { month: '2026-11' },
  });
  expect(figures).toMatchObject({
    cases: 4,
    persons: 4,
    outsideHours: 2,
    notReached: 2,
    reachedLater: 1,
  });
  const words = await desk.test.call(routes.getAlertFigures, {
    as: officer,
    params: params(),
    query: { month: '2026-11' },
  });
  expect(words.words.find(({ word }) => word === '死に')).toMatchObject({ messages: 2, consultations: 2 });
  const slots = await desk.test.call(routes.getSlots, {
    as: officer,
    params: params(),
    query: { month: '2026-11' },
  });
  expect(slots.offered).toBeGreaterThan(0);
  expect(slots.used).toBeGreaterThan(0);
  expect(slots.days.filter(({ offered }) => offered > 0).map(({ day }) => day)).toEqual(['2026-11-21']);
}, 180_000);
