import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { startTimerWorker, wakeTimer, type TimerHandler } from '../src/platform/timers/index.ts';
import { MINUTE, startTestApp, type TestApp, type TestOperator } from './_support/app.ts';

let test: TestApp;
let operator: TestOperator;
beforeAll(async () => {
  test = await startTestApp();
  operator = await test.operator();
});
afterAll(() => test.close());

const workers: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});
function start(kind: string, handler: TimerHandler) {
  const worker = startTimerWorker(test.context, { [kind]: handler });
  workers.push(worker);
  return worker;
}
const inMinutes = (minutes: number) => new Date(test.clock.now().getTime() + minutes * MINUTE);
const wake = (kind: string, dueAt: Date) =>
  test.context.db.tenant(operator.operatorId, (tx) =>
    wakeTimer(tx, test.context, { deskId: operator.desk.deskId, kind, dueAt }),
  );

it('runs when it is due, at the earliest time asked for, and again when the work says so', async () => {
  const runs: string[] = [];
  const begun = test.clock.now().getTime();
  const since = (now: Date) => (now.getTime() - begun) / MINUTE;
  const worker = start('test_due', (_context, { now }) => {
    runs.push(`${since(now)}`);
    return Promise.resolve(runs.length === 1 ? inMinutes(30) : null);
  });
  await wake('test_due', inMinutes(20));
  await wake('test_due', inMinutes(10));
  await wake('test_due', inMinutes(15));
  await worker.drain();
  expect(runs).toEqual([]);
  test.clock.advance(10 * MINUTE);
  await worker.drain();
  expect(runs).toEqual(['10']);
  test.clock.advance(30 * MINUTE);
  await worker.drain();
  test.clock.advance(300 * MINUTE);
  await worker.drain();
  expect(runs).toEqual(['10', '40']);
});

it('keeps a wake-up that comes while the work runs', async () => {
  let runs = 0;
  const worker = start('test_meanwhile', async () => {
    runs += 1;
    if (runs === 1) await wake('test_meanwhile', test.clock.now());
    return null;
  });
  await wake('test_meanwhile', test.clock.now());
  await worker.drain();
  expect(runs).toBe(2);
});

it('pauses longer after each failure and forgets them after a success', async () => {
  let runs = 0;
  const worker = start('test_failing', () => {
    runs += 1;
    return runs < 3 ? Promise.reject(new Error('not now')) : Promise.resolve(null);
  });
  await wake('test_failing', test.clock.now());
  await worker.drain();
  expect(runs).toBe(1);
  test.clock.advance(1_000);
  await worker.drain();
  expect(runs).toBe(2);
  test.clock.advance(1_000);
  await worker.drain();
  expect(runs).toBe(2);
  test.clock.advance(1_000);
  await worker.drain();
  expect(runs).toBe(3);
});

it('is taken over when the process that ran it is gone', async () => {
  const hung = start('test_hung', () => new Promise(() => undefined));
  workers.pop();
  let taken = 0;
  await wake('test_hung', test.clock.now());
  void hung.drain();
  const second = start('test_hung', () => {
    taken += 1;
    return Promise.resolve(null);
  });
  await second.drain();
  test.clock.advance(30_000);
  await expect
    .poll(async () => {
      await second.drain();
      return taken;
    })
    .toBe(1);
});
