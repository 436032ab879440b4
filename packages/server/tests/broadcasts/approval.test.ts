import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../_support/app.ts';
import { broadcastsAt } from '../_support/broadcasts.ts';
import { addFriends } from '../_support/friends.ts';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';
import { asOwner } from '../_support/owner.ts';

let desk: LineDesk;
let on: ReturnType<typeof broadcastsAt>;
let friends: string[];
beforeAll(async () => {
  desk = await startLineDesk();
  on = broadcastsAt(desk);
  friends = await addFriends(desk, 7);
  await on.rules({ batchSize: 3 });
});
afterAll(() => desk.close());
beforeEach(() => desk.line.control.dropJournal(desk.channelId));

const sorted = (map: Map<string, number>) => [...map.keys()].toSorted();
const later = (ms: number) => new Date(desk.test.clock.now().getTime() + ms).toISOString();

describe('from draft to the phone', () => {
  it('is written, submitted, approved by somebody else, and reaches every friend once as one message', async () => {
    const draft = await on.draft({ texts: ['あした17時から相談をひらきます。', '11月30日まで毎日です。'] });
    expect(draft).toMatchObject({ state: 'draft', counted: null, totals: null, scheduledFor: null });
    const submitted = await on.submit(draft);
    expect(submitted).toMatchObject({ state: 'submitted', counted: 7, createdBy: { name: '指導 空' } });
    await desk.test.app.drain();
    expect(await on.arrived()).toEqual(new Map());

    const approved = await on.approve(submitted);
    expect(approved).toMatchObject({ state: 'approved', decidedBy: { name: '市役所 陸' } });
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({
      state: 'finished',
      totals: { total: 7, accepted: 7, failed: 0, unknown: 0, skipped: 0, stopped: 0, left: 0 },
      undecided: [],
    });
    expect(await on.arrived()).toEqual(new Map(friends.map((userId) => [userId, 1])));
    const { entries } = await desk.line.control.journal(desk.channelId);
    expect(new Set(entries.map(({ retryKey }) => retryKey)).size).toBe(3);
    expect(entries[0]?.messages).toHaveLength(2);
    expect(entries.every(({ retryKey, billed }) => retryKey !== null && billed)).toBe(true);

    const actions = await asOwner(
      desk.test.databaseUrl,
      `select action from audit_rows where subject_id = $1 order by id`,
      [draft.broadcastId],
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'broadcast.created',
      'broadcast.submitted',
      'broadcast.approved',
      'broadcast.started',
      'broadcast.finished',
    ]);
  });

  it('is never approved by who wrote, changed or submitted it', async () => {
    const { headquarters: hq, officer, supervisor } = desk.operator.staff;
    const refusedFor = async (one: Awaited<ReturnType<typeof on.submitted>>) =>
      (
        await desk.test.refusal(routes.approveBroadcast, {
          as: hq,
          params: on.at(one),
          body: { version: one.version },
        })
      ).code;
    expect(await refusedFor(await on.submit(await on.draft({}, hq)))).toBe('second_person');
    expect(await refusedFor(await on.submit(await on.draft(), hq))).toBe('second_person');
    const begun = await on.draft();
    const changed = await desk.test.call(routes.updateBroadcast, {
      as: hq,
      params: on.at(begun),
      body: { ...on.content({ title: '直した' }), version: begun.version },
    });
    const submitted = await on.submit(changed, supervisor);
    expect(await refusedFor(submitted)).toBe('second_person');
    expect(await on.approve(submitted, officer)).toMatchObject({ state: 'approved' });
  });

  it('is approved as it was seen: what changed since is refused, and a submitted text cannot be changed', async () => {
    const submitted = await on.submitted();
    const call = { as: desk.operator.staff.supervisor, params: on.at(submitted) };
    const change = { ...on.content(), version: submitted.version };
    expect((await desk.test.refusal(routes.updateBroadcast, { ...call, body: change })).code).toBe(
      'conflict',
    );
    await desk.test.call(routes.withdrawBroadcast, call);
    const stale = {
      as: desk.operator.staff.officer,
      params: on.at(submitted),
      body: { version: submitted.version },
    };
    expect((await desk.test.refusal(routes.approveBroadcast, stale)).code).toBe('conflict');
    const again = await on.submit(await on.read(submitted));
    expect((await desk.test.refusal(routes.approveBroadcast, stale)).code).toBe('version_changed');
    await on.approve(again);
    await desk.test.app.drain();
  });

  it('is refused with a reason, goes back to a draft, and can be removed', async () => {
    const submitted = await on.submitted();
    const place = { params: on.at(submitted) };
    const reason = '日付を入れてください。';
    const refused = await desk.test.call(routes.refuseBroadcast, {
      as: desk.operator.staff.officer,
      ...place,
      body: { reason },
    });
    expect(refused).toMatchObject({ state: 'refused', refusal: reason });
    const as = desk.operator.staff.supervisor;
    expect(await desk.test.call(routes.withdrawBroadcast, { as, ...place })).toMatchObject({
      state: 'draft',
    });
    await desk.test.call(routes.deleteBroadcast, { as, ...place });
    expect((await desk.test.refusal(routes.getBroadcast, { as, ...place })).code).toBe('not_found');
  });

  it('refuses removing what was sent', async () => {
    const approved = await on.approved();
    await desk.test.app.drain();
    const call = { as: desk.operator.staff.supervisor, params: on.at(approved) };
    expect((await desk.test.refusal(routes.deleteBroadcast, call)).code).toBe('conflict');
    const { fileName, csv } = await desk.test.call(routes.exportBroadcast, call);
    expect(fileName).toBe('broadcast-2026-11-20.csv');
    expect(csv).toContain('"LINEが受け付けた",7');
  });
});

describe('at a time', () => {
  it('waits for its time and goes out then', async () => {
    const approved = await on.approved({ scheduledFor: later(90 * MINUTE) });
    await desk.test.app.drain();
    await desk.later(89 * MINUTE);
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({ state: 'approved' });
    expect(await on.arrived()).toEqual(new Map());
    await desk.later(MINUTE);
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({ state: 'finished', totals: { accepted: 7 } });
    expect(sorted(await on.arrived())).toEqual(friends.toSorted());
  });

  it('is not submitted nor approved for a time that is over', async () => {
    const submitted = await on.submitted({ scheduledFor: later(HOUR) });
    await desk.later(2 * HOUR);
    const as = desk.operator.staff.officer;
    const body = { version: submitted.version };
    const approving = await desk.test.refusal(routes.approveBroadcast, {
      as,
      params: on.at(submitted),
      body,
    });
    expect(approving.code).toBe('conflict');
    const draft = await on.draft({ scheduledFor: later(-MINUTE) });
    const submitting = await desk.test.refusal(routes.submitBroadcast, {
      as: desk.operator.staff.supervisor,
      params: on.at(draft),
      body: { version: draft.version },
    });
    expect(submitting.code).toBe('conflict');
  });

  it('asks a person when the system was away at its time, instead of sending hours later', async () => {
    const approved = await on.approved({ scheduledFor: later(HOUR) });
    await desk.later(4 * HOUR);
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({ state: 'paused', pause: 'late', totals: null });
    expect(await on.arrived()).toEqual(new Map());
    await on.resume(approved);
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({ state: 'finished' });
    expect((await on.arrived()).size).toBe(7);
  });

  it('is stopped before its time and never goes out', async () => {
    const approved = await on.approved({ scheduledFor: later(HOUR) });
    expect(await on.stop(approved, desk.operator.staff.officer)).toMatchObject({
      state: 'stopped',
      stoppedBy: { name: '市役所 陸' },
      totals: null,
    });
    await desk.later(2 * HOUR);
    await desk.test.app.drain();
    expect(await on.arrived()).toEqual(new Map());
  });
});
