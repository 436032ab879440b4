import { routes } from '@tomoshibi/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../_support/app.ts';
import { broadcastsAt } from '../_support/broadcasts.ts';
import { addFriends } from '../_support/friends.ts';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';
import { asOwner } from '../_support/owner.ts';

let desk: LineDesk;
let on: ReturnType<typeof broadcastsAt>;
beforeEach(async () => {
  desk = await startLineDesk();
  on = broadcastsAt(desk);
});
afterEach(() => desk.close());

const alarms = async () =>
  (
    await asOwner(
      desk.test.databaseUrl,
      `select details from audit_rows where action = 'quota.alarmed' order by id`,
    )
  ).map(({ details }) => details);
const nextMonth = '2026-12-02T01:00:00.000Z';

describe('the reserve of counselling', () => {
  it('is kept at submission, with the figures in the refusal', async () => {
    await on.plan(100);
    await on.rules({ reserve: { kind: 'messages', value: 60 } });
    await addFriends(desk, 41);
    const draft = await on.draft();
    const refusal = await desk.test.refusal(routes.submitBroadcast, {
      as: desk.operator.staff.supervisor,
      params: on.at(draft),
      body: { version: draft.version },
    });
    expect(refusal).toMatchObject({ status: 409, code: 'quota_reserve' });
    expect(Object.fromEntries(refusal.details.map(({ field, reason }) => [field, reason]))).toEqual({
      plan: '100',
      used: '0',
      committed: '0',
      reserve: '60',
      cost: '41',
    });
    await on.rules({ reserve: { kind: 'percent', value: 59 } });
    expect(await on.submit(draft)).toMatchObject({ state: 'submitted', counted: 41 });
  });

  it('is kept at the approval, when friends have come or others were decided meanwhile', async () => {
    await on.plan(100);
    await on.rules({ reserve: { kind: 'messages', value: 60 } });
    await addFriends(desk, 20);
    const [first, second, third] = [await on.submitted(), await on.submitted(), await on.submitted()];
    await on.approve(first);
    await on.approve(second);
    expect(await on.quota()).toMatchObject({ plan: 100, used: 0, committed: 40, reserve: 60, free: 0 });
    const call = { as: desk.operator.staff.officer, params: on.at(third), body: { version: third.version } };
    expect((await desk.test.refusal(routes.approveBroadcast, call)).code).toBe('quota_reserve');
  });

  it('is kept at the start: counselling has used more since, so it waits for a person', async () => {
    await on.plan(30);
    await on.rules({ reserve: { kind: 'messages', value: 10 } });
    const at = new Date(desk.test.clock.now().getTime() + 30 * MINUTE).toISOString();
    await addFriends(desk, 18);
    const approved = await on.approved({ scheduledFor: at });
    // Somebody sends with LINE's own tool; only LINE's figure knows of it.
    const [outside] = await desk.line.control.addFriends(desk.channelId, 1);
    for (let count = 0; count < 3; count += 1) await pushOutside(outside ?? '');
    await desk.later(30 * MINUTE);
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({ state: 'paused', pause: 'reserve', totals: null });
    const call = { as: desk.operator.staff.supervisor, params: on.at(approved) };
    expect((await desk.test.refusal(routes.resumeBroadcast, call)).code).toBe('quota_reserve');
    expect(await on.arrived()).toEqual(new Map());
    await on.rules({ reserve: { kind: 'messages', value: 9 } });
    await on.resume(approved);
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({ state: 'finished', totals: { accepted: 18 } });
  });

  it('of this month is no matter to a broadcast of the next', async () => {
    await on.plan(30);
    await on.rules({ reserve: { kind: 'messages', value: 10 } });
    await addFriends(desk, 15);
    await on.approved();
    await desk.test.app.drain();
    expect(await on.quota()).toMatchObject({ broadcasts: 15, used: 15, free: 5 });
    const draft = await on.draft();
    const as = desk.operator.staff.supervisor;
    const call = { as, params: on.at(draft), body: { version: draft.version } };
    expect((await desk.test.refusal(routes.submitBroadcast, call)).code).toBe('quota_reserve');
    expect(await on.submitted({ scheduledFor: nextMonth })).toMatchObject({ state: 'submitted' });
  });

  it('stands above a plan LINE says nothing of: no answer, no decision', async () => {
    await addFriends(desk, 2);
    const draft = await on.draft();
    await desk.line.control.addFault({ kind: 'server-error', endpoint: 'quota' });
    // Whatever LINE said before holds for this month only.
    await desk.later(15 * DAY);
    const as = desk.operator.staff.supervisor;
    const call = { as, params: on.at(draft), body: { version: draft.version } };
    expect((await desk.test.refusal(routes.submitBroadcast, call)).code).toBe('line_unreachable');
    await desk.line.control.clearFaults();
    expect(await on.submit(draft)).toMatchObject({ state: 'submitted' });
  });
});

/** A push by somebody who has the channel's token but is not this program. */
async function pushOutside(to: string): Promise<void> {
  const { channelAccessToken } = await desk.line.control.channel(desk.channelId);
  const answer = await fetch(`${desk.line.url}/v2/bot/message/push`, {
    method: 'POST',
    headers: { authorization: `Bearer ${channelAccessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ to, messages: [{ type: 'text', text: '外から' }] }),
  });
  expect(answer.status).toBe(200);
}

describe('a month that runs out at LINE', () => {
  it('pauses the broadcast and says so; with a larger plan it goes on, nobody twice', async () => {
    await on.plan(50);
    await on.rules({ batchSize: 4, batchPauseSeconds: 60 });
    const userIds = await addFriends(desk, 8);
    const approved = await on.approved();
    await desk.test.app.drain();
    await on.plan(5);
    await desk.later(60_000);
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({
      state: 'paused',
      pause: 'quota_exhausted',
      totals: { accepted: 4, left: 4 },
    });
    await on.plan(50);
    // Days later the old key would count as new; nothing arrived under it, so a new one is taken.
    await desk.later(2 * DAY);
    await on.resume(approved);
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({ state: 'finished', totals: { accepted: 8 } });
    expect(await on.arrived()).toEqual(new Map(userIds.map((userId) => [userId, 1])));
  });
});

describe('the figures', () => {
  it("are LINE's and ours, and foretell the month by its weekdays", async () => {
    await on.plan(1000);
    await on.rules({ reserve: { kind: 'percent', value: 30 } });
    const as = desk.operator.staff.counselor;
    const talk = await desk.claimed(as);
    await desk.line.control.follow(desk.channelId, talk.seeker.userId);
    await desk.settle();
    // The reply token of the first message is used up by age, so each answer is a push and billed.
    await desk.later(5 * MINUTE);
    await desk.send(as, talk.consultationId, '一');
    await desk.test.app.drain();
    await pushOutside(talk.seeker.userId);
    expect(await on.quota()).toMatchObject({
      month: '2026-11',
      plan: 1000,
      pushes: 1,
      broadcasts: 0,
      used: 1,
      reserve: 300,
      free: 699,
      forecast: null,
    });
    await desk.later(10 * MINUTE);
    await desk.test.app.drain();
    expect(await on.quota()).toMatchObject({ used: 2, line: { used: 2 } });

    await desk.later(4 * DAY);
    await desk.test.app.drain();
    const { forecast, forecastDays } = await on.quota();
    // One push on the first of four days; it is the 24th, and its weekday has not been seen.
    expect(forecastDays).toBe(4);
    expect(forecast).toBeGreaterThan(2);
    expect(forecast).toBeLessThan(8);
  });

  it('raise the alarm once a threshold and month, also when LINE is asked again and again', async () => {
    await on.plan(10);
    await on.rules();
    await addFriends(desk, 8);
    await on.approved();
    await desk.test.app.drain();
    await desk.test.app.drain();
    expect(await alarms()).toEqual([{ threshold: 80, used: 8, plan: 10 }]);
    expect(desk.test.logs.filter((log) => log.includes('quota_alarm'))).toHaveLength(1);
    await desk.later(30 * MINUTE);
    await desk.test.app.drain();
    expect(await alarms()).toHaveLength(1);
    const [friend] = await desk.line.control.addFriends(desk.channelId, 1);
    await pushOutside(friend ?? '');
    await pushOutside(friend ?? '');
    await desk.later(30 * MINUTE);
    await desk.test.app.drain();
    expect(await alarms()).toEqual([
      { threshold: 80, used: 8, plan: 10 },
      { threshold: 95, used: 10, plan: 10 },
    ]);
    expect((await on.quota()).alarms.map(({ threshold }) => threshold)).toEqual([80, 95]);
    await desk.later(15 * DAY);
    await desk.test.app.drain();
    expect(await on.quota()).toMatchObject({ month: '2026-12', used: 0, alarms: [] });
  });
});
