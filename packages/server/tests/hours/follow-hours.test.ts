import { routes, type Timetable } from '@tomoshibi/contract';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { everyDay, timetable, weekdays } from '../../src/modules/hours/engine/sample-timetables.ts';
import { createFollowHours, type OnPhaseChange } from '../../src/modules/hours/index.ts';
import { startTimerWorker } from '../../src/platform/timers/index.ts';
import { createTestClock, DAY, HOUR, MINUTE } from '../_support/clock.ts';
import { startTestApp, type TestApp, type TestOperator } from '../_support/app.ts';
import { asOwner } from '../_support/owner.ts';

// Noon in Tokyo on 28 December 2026, a Monday.
const clock = createTestClock('2026-12-28T03:00:00.000Z');
let app: TestApp;
let operator: TestOperator;
type TimerWorker = ReturnType<typeof startTimerWorker>;
const workers: TimerWorker[] = [];
/** Every change a desk went through, as the port heard of it. */
let heard: string[] = [];

/** Only the worker of the test looks after desks: the app's own has another port. */
beforeAll(async () => {
  app = await startTestApp({ clock, roles: new Set(['web']) });
});
afterAll(() => app.close());
beforeEach(async () => {
  operator = await app.operator();
  heard = [];
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});

const tokyo = (at: Date) => new Date(at.getTime() + 9 * HOUR).toISOString().slice(5, 16).replace('T', ' ');
const note: OnPhaseChange = (_tx, _context, { deskId, from, to, now }) => {
  if (deskId === operator.desk.deskId) heard.push(`${tokyo(now)} ${from} ${to}`);
  return Promise.resolve();
};
function follow(onChange: OnPhaseChange = note): TimerWorker {
  const worker = startTimerWorker(app.context, { hours: createFollowHours(onChange) });
  workers.push(worker);
  return worker;
}
const params = () => ({ deskId: operator.desk.deskId });
const supervisor = () => app.signedIn(operator.staff.supervisor);
const save = async (table: Timetable | null, version = 0) =>
  app.call(routes.saveHours, {
    as: await supervisor(),
    params: params(),
    body: { version, timetable: table },
  });
const EVENING = timetable(weekdays('17:00-21:00/30'), {
  holidays: 'closed',
  newYear: { from: '12-29', to: '01-03' },
});
async function pass(ms: number, worker: TimerWorker, step = 15 * MINUTE): Promise<void> {
  const end = clock.now().getTime() + ms;
  while (clock.now().getTime() < end) {
    clock.advance(step);
    await worker.drain();
  }
}
const topics = async () =>
  (
    await asOwner(app.databaseUrl, `select 1 from desk_events where desk_id = $1 and topic = 'hours'`, [
      operator.desk.deskId,
    ])
  ).length;

it('hears of every change of phase once, over New Year, and tells consoles', async () => {
  const worker = follow();
  await save(EVENING);
  await worker.drain();
  await pass(9 * DAY, worker);
  expect(heard).toEqual([
    '12-28 12:00 intake closed',
    '12-28 17:00 closed intake',
    '12-28 20:30 intake talk_only',
    '12-28 21:00 talk_only closed',
    '01-04 17:00 closed intake',
    '01-04 20:30 intake talk_only',
    '01-04 21:00 talk_only closed',
    '01-05 17:00 closed intake',
    '01-05 20:30 intake talk_only',
    '01-05 21:00 talk_only closed',
  ]);
  expect(await topics()).toBe(heard.length + 1);
});

it('two nodes at once hear of each change once between them', async () => {
  const [one, other] = [follow(), follow()];
  await save(timetable(everyDay('00:00-23:00', '23:30-24:00')));
  for (let day = 0; day < 3; day += 1) {
    for (let half = 0; half < 48; half += 1) {
      clock.advance(30 * MINUTE);
      await Promise.all([one.drain(), other.drain()]);
    }
  }
  expect(heard.map((each) => each.slice(6))).toEqual([
    '23:00 intake closed',
    '23:30 closed intake',
    '23:00 intake closed',
    '23:30 closed intake',
    '23:00 intake closed',
    '23:30 closed intake',
  ]);
});

it('passes over what nobody saw while the server was down', async () => {
  const first = follow();
  await save(timetable(everyDay('00:00-24:00')));
  await first.drain();
  await first.stop();
  await save(timetable(everyDay('10:00-11:00')), 1);
  clock.advance(3 * DAY);
  const second = follow();
  await second.drain();
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatch(/intake closed$/u);
});

it('does a change again that could not be finished, and not twice', async () => {
  let failures = 2;
  const worker = follow(async (tx, context, change) => {
    await note(tx, context, change);
    failures -= 1;
    if (failures >= 0) throw new Error('not now');
  });
  await save(timetable(everyDay('00:00-00:30')));
  await worker.drain();
  clock.advance(MINUTE);
  await worker.drain();
  clock.advance(MINUTE);
  await worker.drain();
  expect(heard).toHaveLength(3);
  expect(
    await asOwner(app.databaseUrl, 'select phase from desk_phases where desk_id = $1', [
      operator.desk.deskId,
    ]),
  ).toEqual([{ phase: 'closed' }]);
  await pass(HOUR, worker);
  expect(heard).toHaveLength(3);
});

it('follows what is done by hand, and puts it away when it runs out', async () => {
  const worker = follow();
  const now = clock.now();
  const until = new Date(now.getTime() + 20 * MINUTE);
  await app.call(routes.overrideHours, {
    as: await supervisor(),
    params: params(),
    body: { overrideId: null, phase: 'closed', reason: '点検', until: until.toISOString() },
  });
  await worker.drain();
  await pass(HOUR, worker, 5 * MINUTE);
  expect(heard).toEqual([`${tokyo(now)} intake closed`, `${tokyo(until)} closed intake`]);
  const rows = await asOwner(
    app.databaseUrl,
    'select ended_at, ended_by from desk_overrides where desk_id = $1',
    [operator.desk.deskId],
  );
  expect(rows).toEqual([{ ended_at: until, ended_by: null }]);
});

it('sleeps at a desk without hours', async () => {
  const worker = follow();
  await save(null);
  await worker.drain();
  await pass(DAY, worker, HOUR);
  expect(heard).toEqual([]);
  const timers = await asOwner(app.databaseUrl, 'select due_at from desk_timers where desk_id = $1', [
    operator.desk.deskId,
  ]);
  expect(timers).toEqual([{ due_at: null }]);
});
