import { routes } from '@tomoshibi/contract';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MINUTE } from '../_support/clock.ts';
import { startTestApp } from '../_support/app.ts';
import { asOwner } from '../_support/owner.ts';
import { EVENING, startReceptionDesk, type ReceptionDesk } from '../_support/reception-desk.ts';

let desk: ReceptionDesk;
beforeEach(async () => {
  desk = await startReceptionDesk({
    hours: EVENING,
    rules: { nudgeMinutes: 15, silenceMinutes: 30, offerAtOpening: true },
  });
});
afterEach(() => desk.close());

it('words of danger outside hours raise an alert, and the numbers are given again after ten minutes', async () => {
  const seeker = await desk.seeker();
  await desk.hears(seeker, '死にたい');
  const { alerts } = await desk.test.call(routes.listAlerts, { as: desk.supervisor, params: desk.params });
  expect(alerts).toMatchObject([{ consultationId: (await desk.talkOf(seeker)).id }]);
  await desk.later(9 * MINUTE);
  await desk.hears(seeker, '死にたい');
  expect((await desk.texts(seeker)).filter((text) => text.startsWith('closed'))).toHaveLength(1);
  await desk.later(MINUTE);
  await desk.hears(seeker, '死にたいです');
  expect((await desk.texts(seeker)).filter((text) => text.startsWith('closed'))).toHaveLength(2);
});

it('two workers at once say nothing twice', async () => {
  const beside = await startTestApp({ beside: desk.test, lineApiBaseUrl: desk.line.url });
  const both = () => Promise.all([desk.test.app.drain(), beside.app.drain()]);
  const people = await Promise.all(['一', '二', '三', '四', '五'].map((name) => desk.seeker(name)));
  for (const seeker of people) await desk.hears(seeker, 'だれか');
  await desk.later(5 * 60 * MINUTE);
  await both();
  await desk.later(MINUTE);
  await both();
  for (const seeker of people)
    expect((await desk.texts(seeker)).slice(2), 'at the opening').toEqual(['opening_offer']);
  for (const seeker of people) await desk.hears(seeker, 'います');
  await desk.later(4 * 60 * MINUTE);
  await both();
  await desk.later(MINUTE);
  await both();
  for (const seeker of people)
    expect((await desk.texts(seeker)).slice(3), 'at the end').toEqual(['received', 'not_reached']);
  expect((await desk.ledger()).map(({ state }) => state)).toEqual(people.map(() => 'open'));
  await beside.close();
});

it('what broke off half way is done again, once', async () => {
  const people = [await desk.seeker(), await desk.seeker()];
  await desk.until('2026-11-20 17:00');
  for (const seeker of people) await desk.hears(seeker, 'こんばんは');
  const sql = (text: string) => asOwner(desk.test.databaseUrl, text);
  await sql(`create function refuse_end() returns trigger language plpgsql as $$ begin
    if (select count(*) from consultations where close_reason = 'not_reached') >= 1 then raise exception 'broken'; end if;
    return new; end $$`);
  await sql(
    'create trigger refuse_end before insert on unreached for each row execute function refuse_end()',
  );
  await desk.until('2026-11-20 21:00');
  const ended = async () => sql(`select 1 from consultations where state = 'closed'`);
  expect(await ended()).toHaveLength(1);
  expect(desk.test.logs.some((line) => line.includes('timer_failed'))).toBe(true);
  await sql('drop trigger refuse_end on unreached');
  await desk.minutes(2);
  expect(await ended()).toHaveLength(2);
  for (const seeker of people)
    expect((await desk.texts(seeker)).filter((text) => text === 'not_reached')).toHaveLength(1);
  expect(await desk.ledger()).toHaveLength(2);
});
