import { afterEach, beforeEach, expect, it } from 'vitest';
import { weekdays, timetable } from '../../src/modules/hours/engine/sample-timetables.ts';
import { EVENING, startReceptionDesk, type ReceptionDesk } from '../_support/reception-desk.ts';

let desk: ReceptionDesk;
beforeEach(async () => {
  desk = await startReceptionDesk({});
});
afterEach(() => desk.close());

it('a night that goes over midnight is one time of intake', async () => {
  await desk.set({ hours: timetable(weekdays('22:00-30:00')) });
  const seeker = await desk.seeker();
  await desk.until('2026-11-20 22:30');
  await desk.hears(seeker, 'ねむれません');
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'waiting' });
  await desk.until('2026-11-21 00:30');
  await desk.minutes(2);
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'waiting' });
  const late = await desk.seeker();
  await desk.hears(late, 'あいていますか');
  expect((await desk.texts(late))[0]).toBe('received');
  await desk.until('2026-11-21 06:00');
  await desk.minutes(1);
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'closed', closeReason: 'not_reached' });
  const morning = await desk.seeker();
  await desk.hears(morning, 'おはよう');
  expect((await desk.texts(morning))[0]).toBe('closed 11月23日(月)22:00');
});

it('over New Year the desk is closed, says when it opens, and puts away what nobody answers', async () => {
  await desk.set({ hours: EVENING, rules: { outsideHours: 24 } });
  await desk.until('2026-12-29 18:00');
  const seeker = await desk.seeker();
  await desk.hears(seeker, 'あけていますか');
  expect((await desk.texts(seeker))[0]).toBe('closed 1月4日(月)17:00');
  await desk.until('2026-12-30 17:58');
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'outside' });
  await desk.minutes(3);
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'closed', closeReason: 'not_reached' });
  // Put away, not forgotten.
  expect(await desk.ledger()).toMatchObject([{ reason: 'outside_hours', state: 'open' }]);
});

it('a desk without hours, rules and texts goes on as before', async () => {
  const plain = await startReceptionDesk({ texts: {} });
  const seeker = await plain.seeker();
  await plain.hears(seeker, 'こんばんは');
  await plain.minutes(3);
  expect(await plain.texts(seeker)).toEqual([]);
  expect(await plain.talkOf(seeker)).toMatchObject({ state: 'waiting' });
  expect(await plain.ledger()).toEqual([]);
  await plain.close();
});
