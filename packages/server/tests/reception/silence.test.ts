import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOUR } from '../_support/clock.ts';
import type { LineSeeker } from '../_support/line-desk.ts';
import { startReceptionDesk, type ReceptionDesk } from '../_support/reception-desk.ts';

let desk: ReceptionDesk;
beforeAll(async () => {
  desk = await startReceptionDesk({ rules: { nudgeMinutes: 15, silenceMinutes: 30 } });
});
afterAll(() => desk.close());

/** Someone whose counselor has answered; says nothing more. */
async function answered(): Promise<{ seeker: LineSeeker; id: string }> {
  const as = desk.operator.staff.counselor;
  const { seeker, consultationId: id } = await desk.claimed(as, 'こんばんは');
  await desk.send(as, id, 'どうしましたか。');
  await desk.test.app.drain();
  return { seeker, id };
}
const last = async (seeker: LineSeeker) => (await desk.texts(seeker)).at(-1);

it('is asked about once, then ends the talk with words; who comes again has a new talk and a history', async () => {
  const { seeker, id } = await answered();
  await desk.minutes(14);
  expect(await last(seeker)).toBe('どうしましたか。');
  await desk.minutes(5);
  expect((await desk.texts(seeker)).slice(-2)).toEqual(['どうしましたか。', 'nudge']);
  await desk.minutes(12);
  expect((await desk.texts(seeker)).slice(-2)).toEqual(['nudge', 'timed_out']);
  expect(await desk.talkOf(seeker)).toMatchObject({ id, state: 'closed', closeReason: 'no_answer' });

  await desk.hears(seeker, 'ねていました');
  const again = await desk.talkOf(seeker);
  expect(again).toMatchObject({ state: 'waiting', count: 2 });
  expect(again.id).not.toBe(id);
  const { seeker: person } = await desk.test.call(routes.getConsultation, {
    as: desk.supervisor,
    params: { consultationId: again.id },
  });
  expect(person.history.map((one) => one.id)).toContain(id);
});

it('begins anew with every word of either side, and never where the person waits for an answer', async () => {
  const { seeker, id } = await answered();
  await desk.minutes(20);
  expect(await last(seeker)).toBe('nudge');
  await desk.hears(seeker, 'はい');
  await desk.minutes(90);
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'active' });
  await desk.send(desk.operator.staff.counselor, id, 'おかえりなさい。');
  await desk.minutes(15);
  expect((await desk.texts(seeker)).filter((text) => text === 'nudge')).toHaveLength(2);
});

it('of an hour nobody looked at ends a talk once, whatever was missed', async () => {
  const { seeker, id } = await answered();
  await desk.later(5 * HOUR);
  await desk.test.app.drain();
  await desk.minutes(2);
  expect((await desk.texts(seeker)).slice(-2)).toEqual(['どうしましたか。', 'timed_out']);
  const { messages } = await desk.test.call(routes.listMessages, {
    as: desk.supervisor,
    params: { consultationId: id },
    query: {},
  });
  expect(messages.filter(({ kind }) => kind === 'closed')).toHaveLength(1);
});

it('is no rule at a desk that has none', async () => {
  await desk.set({ rules: {} });
  const { seeker } = await answered();
  await desk.later(3 * HOUR);
  await desk.test.app.drain();
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'active' });
  expect(await last(seeker)).toBe('どうしましたか。');
});
