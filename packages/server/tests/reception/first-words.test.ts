import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readyText, type WantedTexts } from '../../src/modules/notices/index.ts';
import { NOTICE_KINDS } from '@tomoshibi/contract';
import { everyDay, timetable } from '../../src/modules/hours/engine/sample-timetables.ts';
import { MINUTE } from '../_support/clock.ts';
import { asOwner } from '../_support/owner.ts';
import { EVENING, namedTexts, startReceptionDesk, type ReceptionDesk } from '../_support/reception-desk.ts';

let desk: ReceptionDesk;
beforeAll(async () => {
  desk = await startReceptionDesk({});
});
afterAll(() => desk.close());

const PICTURE = { type: 'image', base64: 'iVBORw0KGgo=', contentType: 'image/png' } as const;
const sends = async (userId: string, message: Parameters<typeof desk.line.control.send>[2]) => {
  await desk.line.control.send(desk.channelId, userId, message);
  await desk.settle();
};

it('who adds the account is greeted outside any talk, and what they received is written down', async () => {
  const seeker = await desk.seeker();
  await desk.line.control.follow(desk.channelId, seeker.userId);
  await desk.settle();
  expect(await desk.texts(seeker)).toEqual(['greeting']);
  await expect(desk.talkOf(seeker)).rejects.toThrow('no talk');
  const { versions } = await desk.test.call(routes.getTextReceipts, {
    as: desk.supervisor,
    params: { ...desk.params, kind: 'greeting' },
  });
  expect(versions).toMatchObject([{ messages: 1, people: 1 }]);
  expect(await asOwner(desk.test.databaseUrl, 'select 1 from outbox')).toEqual([]);
});

it('a form that was chosen holds for later texts, and the choice itself opens no talk', async () => {
  const seeker = await desk.seeker();
  await desk.hears(seeker, 'やさしい日本語');
  expect(await desk.texts(seeker)).toEqual(['easy greeting']);
  await expect(desk.talkOf(seeker)).rejects.toThrow('no talk');
  await desk.hears(seeker, 'こまっています');
  expect((await desk.texts(seeker)).slice(1)).toEqual(['easy received', 'easy secrecy']);
  const { form, received } = await desk.test.call(routes.listSeekerNotices, {
    as: desk.supervisor,
    params: { consultationId: (await desk.talkOf(seeker)).id },
  });
  expect(form).toBe('easy');
  expect(received.map(({ kind }) => kind).toSorted()).toEqual(['greeting', 'received', 'secrecy']);
  // Later words of the desk, by a timer, keep to it.
  await desk.set({ hours: timetable(everyDay('00:00-12:30')) });
  await desk.minutes(31);
  expect((await desk.texts(seeker)).at(-1)).toBe('easy not_reached');
  await desk.set({ hours: null });
});

it('pictures are refused in words, once in ten minutes, and still come into the talk', async () => {
  const seeker = await desk.seeker();
  await desk.hears(seeker, 'こんばんは');
  const told = async () => (await desk.texts(seeker)).slice(2);
  await sends(seeker.userId, PICTURE);
  await sends(seeker.userId, PICTURE);
  expect(await told()).toEqual(['non_text']);
  await desk.later(9 * MINUTE);
  await sends(seeker.userId, PICTURE);
  expect(await told()).toEqual(['non_text']);
  await desk.later(MINUTE);
  await sends(seeker.userId, PICTURE);
  expect(await told()).toEqual(['non_text', 'non_text']);
  const kinds = (await desk.messagesOf(seeker)).filter(({ direction }) => direction === 'in');
  expect(kinds.map(({ kind }) => kind)).toEqual(['text', 'image', 'image', 'image', 'image']);

  await desk.set({ rules: { media: 'warn_images' } });
  const other = await desk.seeker();
  await sends(other.userId, PICTURE);
  expect(await desk.texts(other)).toEqual(['image_warning', 'received', 'secrecy']);
});

it('a desk that keeps takes words at any hour and answers in the next opening', async () => {
  await desk.set({ hours: EVENING, rules: { mode: 'kept' } });
  await desk.until('2026-11-20 16:00');
  const seeker = await desk.seeker();
  await desk.hears(seeker, 'あとで読んでください');
  await desk.hears(seeker, 'おねがいします');
  expect(await desk.texts(seeker)).toEqual(['kept', 'secrecy']);
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'waiting' });
  const { id } = await desk.talkOf(seeker);
  expect((await desk.ledger()).map(({ consultationId }) => consultationId)).not.toContain(id);
  await desk.until('2026-11-20 21:30');
  await desk.minutes(2);
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'waiting' });
  expect(await desk.texts(seeker)).toHaveLength(2);
});

it('the ready texts say everything, with nothing left open', async () => {
  const ready = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, readyText(kind)]));
  await desk.set({ texts: ready satisfies WantedTexts, hours: EVENING, rules: {} });
  const seeker = await desk.seeker();
  await desk.line.control.follow(desk.channelId, seeker.userId);
  await desk.settle();
  await desk.until('2026-11-24 12:00');
  await desk.hears(seeker, 'こんにちは');
  const [greeting = '', closed = '', ...rest] = await desk.texts(seeker);
  expect(rest.length).toBeGreaterThan(0);
  expect(greeting).toContain(desk.operator.desk.name);
  expect(closed).toContain('今日17:00');
  expect(`${greeting}${closed}${rest.join('')}`).not.toMatch(/[{}]/u);
  await desk.set({ texts: namedTexts() });
});
