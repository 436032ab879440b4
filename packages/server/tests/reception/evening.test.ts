import { routes } from '@tomoshibi/contract';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LineSeeker } from '../_support/line-desk.ts';
import { EVENING, startReceptionDesk, type ReceptionDesk } from '../_support/reception-desk.ts';

let desk: ReceptionDesk;
beforeEach(async () => {
  desk = await startReceptionDesk({
    hours: EVENING,
    capacity: { seatMode: 'fixed', fixedSeats: 2 },
    rules: { offerAtOpening: true },
  });
});
afterEach(() => desk.close());

const claim = async (seeker: LineSeeker) => {
  const { id } = await desk.talkOf(seeker);
  await desk.test.call(routes.claim, {
    as: desk.operator.staff.counselor,
    params: { consultationId: id },
    body: {},
  });
  return id;
};

it('who writes before the opening is told so, listed, told of the opening once, and received then', async () => {
  const seeker = await desk.seeker();
  await desk.hears(seeker, 'だれかいますか');
  await desk.hears(seeker, 'つらいです');
  expect(await desk.texts(seeker)).toEqual(['closed 今日17:00', 'secrecy']);
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'outside', count: 1 });
  expect(await desk.ledger()).toMatchObject([{ reason: 'outside_hours', state: 'open' }]);
  expect(await desk.queue(desk.supervisor)).toMatchObject([{ state: 'outside' }]);

  await desk.until('2026-11-20 17:00');
  await desk.minutes(3);
  expect((await desk.texts(seeker)).slice(2)).toEqual(['opening_offer']);
  expect(await desk.ledger()).toMatchObject([{ state: 'offered' }]);

  await desk.hears(seeker, 'います');
  expect((await desk.texts(seeker)).slice(3)).toEqual(['received']);
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'waiting', count: 1 });
  const id = await claim(seeker);
  await desk.send(desk.operator.staff.counselor, id, 'こんばんは。');
  await desk.test.app.drain();
  expect(await desk.ledger()).toMatchObject([{ state: 'reached', consultationId: id }]);
});

it('who comes when the seats are taken is told how many wait before, and when they have moved up', async () => {
  await desk.until('2026-11-20 17:00');
  const [one, two, three, four] = await Promise.all(
    ['一', '二', '三', '四'].map((name) => desk.seeker(name)),
  );
  if (!one || !two || !three || !four) throw new Error('Four people were expected.');
  for (const seeker of [one, two, three, four]) await desk.hears(seeker, 'こんばんは');
  const first = async (seeker: LineSeeker) => (await desk.texts(seeker))[0];
  expect(await Promise.all([one, two, three, four].map(first))).toEqual([
    'received',
    'received',
    'busy 2',
    'busy 3',
  ]);
  await claim(one);
  await desk.minutes(3);
  await desk.hears(three, 'まだですか');
  expect((await desk.texts(three)).slice(-1)).toEqual(['place_update 1']);
  await desk.hears(three, 'はい');
  expect((await desk.texts(three)).filter((text) => text.startsWith('place_update'))).toHaveLength(1);
});

it('after the end of intake running talks go on; at the end those who wait are told and listed', async () => {
  await desk.until('2026-11-20 17:00');
  const [served, waits, late] = [await desk.seeker(), await desk.seeker(), await desk.seeker()];
  await desk.hears(served, 'こんばんは');
  const id = await claim(served);
  await desk.until('2026-11-20 20:00');
  await desk.hears(waits, 'こんばんは');
  await desk.until('2026-11-20 20:30');
  await desk.hears(late, 'まにあいますか');
  expect((await desk.texts(late))[0]).toBe('intake_ended 11月24日(火)17:00');
  expect(await desk.talkOf(late)).toMatchObject({ state: 'outside' });
  expect(await desk.talkOf(waits)).toMatchObject({ state: 'waiting' });

  await desk.until('2026-11-20 21:00');
  await desk.minutes(2);
  expect((await desk.texts(waits)).slice(-1)).toEqual(['not_reached']);
  expect(await desk.talkOf(waits)).toMatchObject({ state: 'closed', closeReason: 'not_reached' });
  expect((await desk.ledger()).map(({ reason }) => reason)).toEqual(['not_reached', 'outside_hours']);
  expect(await desk.talkOf(served)).toMatchObject({ state: 'active' });
  await desk.hears(served, 'もうすこし');
  await desk.send(desk.operator.staff.counselor, id, 'はい。');
  await desk.test.app.drain();
  expect((await desk.texts(served)).slice(-1)).toEqual(['はい。']);

  const figures = await desk.test.call(routes.countUnreached, {
    as: desk.supervisor,
    params: desk.params,
    query: { month: '2026-11' },
  });
  expect(figures).toMatchObject({ cases: 2, persons: 2, outsideHours: 1, notReached: 1, reachedLater: 0 });

  // On the next evening both are told; who blocked the desk meanwhile is passed over.
  await desk.line.control.follow(desk.channelId, late.userId);
  await desk.settle();
  await desk.line.control.block(desk.channelId, late.userId);
  await desk.settle();
  await desk.until('2026-11-24 17:00');
  await desk.minutes(1);
  expect((await desk.texts(waits)).slice(-1)).toEqual(['opening_offer']);
  expect((await desk.texts(late)).filter((text) => text === 'opening_offer')).toEqual([]);
  expect((await desk.ledger()).map(({ state }) => state)).toEqual(['offered', 'open']);
});

it('a talk that runs over its minutes ends with words, unless a message of it waits for a decision', async () => {
  await desk.set({ rules: { overrunMinutes: 15 } });
  await desk.until('2026-11-20 20:00');
  const [plain, undecided] = [await desk.seeker(), await desk.seeker()];
  for (const seeker of [plain, undecided]) {
    await desk.hears(seeker, 'こんばんは');
    await claim(seeker);
  }
  const { id } = await desk.talkOf(undecided);
  await desk.until('2026-11-20 20:59');
  await desk.line.control.addFault({ kind: 'monthly-limit', times: 1 });
  await desk.send(desk.operator.staff.counselor, id, '届かない');
  await desk.test.app.drain();
  await desk.until('2026-11-20 21:14');
  expect(await desk.talkOf(plain)).toMatchObject({ state: 'active' });
  await desk.minutes(2);
  expect(await desk.talkOf(plain)).toMatchObject({ state: 'closed', closeReason: 'desk_closed' });
  expect((await desk.texts(plain)).slice(-1)).toEqual(['ended']);
  expect(await desk.talkOf(undecided)).toMatchObject({ state: 'active' });
});
