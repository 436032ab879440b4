import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyDay, timetable } from '../../src/modules/hours/engine/sample-timetables.ts';
import { MINUTE } from '../_support/app.ts';
import { EVENING, startReceptionDesk, type ReceptionDesk } from '../_support/reception-desk.ts';

let desk: ReceptionDesk;
beforeAll(async () => {
  desk = await startReceptionDesk({});
});
afterAll(() => desk.close());

it('a desk short of staff takes nobody in, and opens at once when the last one needed checks in', async () => {
  await desk.set({ hours: EVENING, capacity: { minPeople: 2 }, rules: { offerAtOpening: true } });
  const { counselor, colleague } = desk.operator.staff;
  const checkIn = async (as: typeof counselor) => {
    await desk.test.call(routes.checkIn, { as, params: desk.params, body: {} });
    await desk.test.app.drain();
  };
  const reception = () => desk.test.call(routes.getReception, { as: counselor, params: desk.params });
  await desk.until('2026-11-20 17:05');
  const seeker = await desk.seeker();
  await desk.hears(seeker, 'こんばんは');
  expect((await desk.texts(seeker))[0]).toBe('closed 相談員の準備ができしだい');
  await checkIn(counselor);
  expect(await reception()).toMatchObject({ phase: 'closed', outside: 1 });
  expect((await reception()).short).not.toBeNull();
  await checkIn(colleague);
  expect(await reception()).toMatchObject({ phase: 'intake', short: null });
  expect((await desk.texts(seeker)).at(-1)).toBe('opening_offer');
  await desk.hears(seeker, 'います');
  expect((await desk.texts(seeker)).at(-1)).toBe('received');
  // Open is open: somebody who leaves does not put people out.
  await desk.test.call(routes.checkOut, { as: colleague, params: desk.params });
  await desk.minutes(1);
  expect(await reception()).toMatchObject({ phase: 'intake', waiting: 1 });
  await desk.set({ hours: timetable(everyDay('00:00-24:00')), capacity: { minPeople: 0 }, rules: {} });
});

it('a talk is handed over with a note; the person and the colleague are told', async () => {
  const { counselor, colleague } = desk.operator.staff;
  const { seeker, consultationId } = await desk.claimed(counselor);
  const params = { consultationId };
  const handOver = { params, body: { staffId: colleague.staffId, note: '家のことで悩んでいる' } };
  expect((await desk.test.refusal(routes.handOver, { as: colleague, ...handOver })).code).toMatch(
    /not_found|not_yours/u,
  );
  const facts = await desk.test.call(routes.handOver, { as: counselor, ...handOver });
  expect(facts.assignee).toMatchObject({ staffId: colleague.staffId });
  await desk.test.app.drain();
  expect((await desk.texts(seeker)).at(-1)).toBe(`handed_over ${colleague.name}`);
  const { notes } = await desk.test.call(routes.getConsultation, { as: colleague, params });
  expect(notes.map(({ text }) => text)).toEqual(['家のことで悩んでいる']);
  const { notifications } = await desk.test.call(routes.listNotifications, { as: colleague, query: {} });
  expect(notifications.map(({ kind }) => kind)).toContain('handed_over');
  expect(JSON.stringify(notifications)).not.toContain('悩んで');
  expect((await desk.test.refusal(routes.handOver, { as: counselor, ...handOver })).code).toMatch(
    /not_found|not_yours|conflict/u,
  );
});

it('who does not belong to the target group is told where to turn if one wants, and served all the same', async () => {
  const as = desk.operator.staff.counselor;
  const { seeker, consultationId } = await desk.claimed(as);
  const params = { consultationId };
  await desk.test.app.drain();
  const before = await desk.texts(seeker);
  const quiet = { target: 'outside_target', tell: false } as const;
  await desk.test.call(routes.setTarget, { as, params, body: quiet });
  await desk.test.app.drain();
  expect(await desk.texts(seeker)).toEqual(before);
  await desk.test.call(routes.setTarget, { as, params, body: { ...quiet, tell: true } });
  await desk.test.app.drain();
  expect((await desk.texts(seeker)).slice(before.length)).toEqual(['non_target']);
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'active' });
});

it('who waits for an answer is told in approved words that it takes time, when the counselor says so', async () => {
  const { counselor, colleague } = desk.operator.staff;
  const { seeker, consultationId } = await desk.claimed(counselor);
  const params = { consultationId };
  const { unansweredSince } = await desk.test.call(routes.sayDelay, { as: counselor, params });
  // It is no answer: the person still waits for one.
  expect(unansweredSince).not.toBeNull();
  await desk.test.app.drain();
  expect((await desk.texts(seeker)).at(-1)).toBe('delay');
  expect((await desk.test.refusal(routes.sayDelay, { as: colleague, params })).code).toMatch(
    /not_found|not_yours/u,
  );
  await desk.test.call(routes.closeConsultation, { as: counselor, params, body: { reason: 'ended' } });
  expect(await desk.test.refusal(routes.sayDelay, { as: counselor, params })).toMatchObject({
    code: 'already_closed',
  });
});

it('a text of the desk that LINE refuses is given up, and what a person writes goes out after it', async () => {
  const { counselor } = desk.operator.staff;
  const { seeker, consultationId } = await desk.claimed(counselor);
  // The reply token is too old by then, so the text goes out as a push.
  await desk.later(5 * MINUTE);
  await desk.line.control.addFault({ kind: 'monthly-limit', endpoint: 'push' });
  await desk.test.call(routes.setTarget, {
    as: counselor,
    params: { consultationId },
    body: { target: 'outside_target', tell: true },
  });
  await desk.test.app.drain();
  const told = (await desk.messagesOf(seeker)).find(({ notice }) => notice === 'non_target');
  expect(told?.delivery).toMatchObject({ state: 'given_up', error: 'quota_exhausted' });
  await desk.line.control.clearFaults();
  await desk.send(counselor, consultationId, 'ここにいます');
  await desk.test.app.drain();
  expect((await desk.texts(seeker)).at(-1)).toBe('ここにいます');
});
