import { routes } from '@tomoshibi/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../_support/app.ts';
import { broadcastsAt } from '../_support/broadcasts.ts';
import { addFriends, enterFriends } from '../_support/friends.ts';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';

let desk: LineDesk;
let on: ReturnType<typeof broadcastsAt>;
beforeEach(async () => {
  desk = await startLineDesk();
  on = broadcastsAt(desk);
});
afterEach(() => desk.close());

const once = (userIds: readonly string[]) => new Map(userIds.map((userId) => [userId, 1]));
const fault = (kind: Parameters<typeof desk.line.control.addFault>[0]['kind'], times?: number) =>
  desk.line.control.addFault({ kind, endpoint: 'multicast', ...(times ? { times } : {}) });

/** Lets the pauses between attempts pass, again and again. */
async function goOn(times: number, ms: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    await desk.later(ms);
    await desk.test.app.drain();
  }
}

describe('stopping', () => {
  it('ends between two batches: what was sent is sent, nothing further goes out', async () => {
    await on.rules({ batchSize: 2, batchPauseSeconds: 60 });
    await addFriends(desk, 6);
    const approved = await on.approved();
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({
      state: 'sending',
      totals: { total: 6, accepted: 2, left: 4 },
    });
    const stopped = await on.stop(approved);
    expect(stopped).toMatchObject({ state: 'stopped', totals: { accepted: 2, stopped: 4, left: 0 } });
    await goOn(5, 60_000);
    expect((await on.arrived()).size).toBe(2);
    const again = { as: desk.operator.staff.supervisor, params: on.at(approved) };
    expect((await desk.test.refusal(routes.stopBroadcast, again)).code).toBe('conflict');
    expect((await desk.test.refusal(routes.resumeBroadcast, again)).code).toBe('conflict');
  });

  it('keeps the pace whatever wakes the worker', async () => {
    await on.rules({ batchSize: 2, batchPauseSeconds: 60 });
    const userIds = await addFriends(desk, 6);
    const first = await on.approved();
    await desk.test.app.drain();
    await goOn(1, 30_000);
    expect((await on.arrived()).size).toBe(2);
    await goOn(1, 30_000);
    expect((await on.arrived()).size).toBe(4);
    await goOn(2, 60_000);
    expect(await on.read(first)).toMatchObject({ state: 'finished' });
    expect(await on.arrived()).toEqual(once(userIds));
  });

  it('leaves to a person what was on its way without an answer', async () => {
    await on.rules({ batchSize: 3 });
    const userIds = await addFriends(desk, 6);
    await fault('error-after-accepting', 1);
    const approved = await on.approved();
    await desk.test.app.drain();
    const stopped = await on.stop(approved);
    expect(stopped).toMatchObject({ totals: { unknown: 3, stopped: 3 }, undecided: [{ recipients: 3 }] });
    const params = { ...on.at(approved), batchId: stopped.undecided[0]?.batchId ?? '' };
    const as = desk.operator.staff.supervisor;
    const again = { as, params, body: { decision: 'send_again' as const } };
    expect((await desk.test.refusal(routes.decideBatch, again)).code).toBe('conflict');
    const left = await desk.test.call(routes.decideBatch, { as, params, body: { decision: 'leave' } });
    expect(left).toMatchObject({ totals: { unknown: 3 }, undecided: [] });
    await goOn(3, HOUR);
    expect((await on.arrived()).size).toBe(3);
    expect(userIds).toHaveLength(6);
  });
});

describe('who gets it', () => {
  it('is nobody who has blocked the account, before or after the list was made', async () => {
    await on.rules({ batchSize: 1, batchPauseSeconds: 60 });
    const people = [await desk.seeker(), await desk.seeker(), await desk.seeker()];
    for (const { userId } of people) await desk.line.control.follow(desk.channelId, userId);
    await desk.settle();
    await desk.line.control.block(desk.channelId, people[0]?.userId ?? '');
    await desk.settle();
    const approved = await on.approved();
    expect(approved.counted).toBe(2);
    await desk.test.app.drain();
    const arrived = [...(await on.arrived()).keys()];
    expect(arrived).toHaveLength(1);
    const next = people.slice(1).find(({ userId }) => !arrived.includes(userId));
    await desk.line.control.block(desk.channelId, next?.userId ?? '');
    await desk.settle();
    await goOn(3, 60_000);
    expect(await on.read(approved)).toMatchObject({
      state: 'finished',
      totals: { total: 2, accepted: 1, skipped: 1, left: 0 },
    });
    expect(await on.arrived()).toEqual(once(arrived));
    const { entries } = await desk.line.control.journal(desk.channelId);
    expect(entries.map(({ userId }) => userId)).toEqual(arrived);
  });

  it('is chosen by last contact, by consultations, and never in the middle of a talk unless wanted', async () => {
    const as = desk.operator.staff.counselor;
    const talks = async (segment: object) =>
      (
        await desk.test.call(routes.countRecipients, {
          as: desk.operator.staff.supervisor,
          params: { deskId: desk.operator.desk.deskId },
          query: segment,
        })
      ).recipients;
    const befriend = async (userId: string) => {
      await desk.line.control.follow(desk.channelId, userId);
      await desk.settle();
    };
    const old = await desk.claimed(as);
    await befriend(old.seeker.userId);
    const params = { consultationId: old.consultationId };
    await desk.test.call(routes.closeConsultation, { as, params, body: { reason: 'ended' } });
    await desk.later(40 * DAY);
    const open = await desk.claimed(as);
    await befriend(open.seeker.userId);
    await addFriends(desk, 3);
    const stranger = await desk.claimed(as);
    expect(stranger.consultationId).toBeTruthy();

    expect(await talks({})).toBe(4);
    expect(await talks({ openTalks: 'include' })).toBe(5);
    expect(await talks({ consultations: 'never' })).toBe(3);
    expect(await talks({ consultations: 'had', openTalks: 'include' })).toBe(2);
    expect(await talks({ contact: 'within', days: 30, openTalks: 'include' })).toBe(1);
    expect(await talks({ contact: 'before', days: 30, openTalks: 'include' })).toBe(1);
    expect(await talks({ contact: 'within', days: 60, openTalks: 'include' })).toBe(2);

    const approved = await on.approved({ segment: { contact: 'before', days: 30 } });
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({ state: 'finished', totals: { total: 1 } });
    expect(await on.arrived()).toEqual(once([old.seeker.userId]));
  });

  it('is chosen by the form or language people want their texts in', async () => {
    const [english, easy, plain] = [await desk.seeker(), await desk.seeker(), await desk.seeker()];
    for (const { userId } of [english, easy, plain]) await desk.line.control.follow(desk.channelId, userId);
    await desk.settle();
    await desk.line.control.postback(desk.channelId, english.userId, { data: 'form=en' });
    await desk.line.control.postback(desk.channelId, easy.userId, { data: 'form=easy' });
    await desk.settle();
    const counted = async (form: string) =>
      (
        await desk.test.call(routes.countRecipients, {
          as: desk.operator.staff.officer,
          params: { deskId: desk.operator.desk.deskId },
          query: { form },
        })
      ).recipients;
    expect([await counted('any'), await counted('standard'), await counted('easy')]).toEqual([3, 1, 1]);
    await on.approved({ segment: { form: 'en' }, texts: ['We open at 17:00 tomorrow.'] });
    await desk.test.app.drain();
    expect(await on.arrived()).toEqual(once([english.userId]));
    const refused = await desk.test.refusal(routes.createBroadcast, {
      as: desk.operator.staff.supervisor,
      params: { deskId: desk.operator.desk.deskId },
      body: on.content({ segment: { form: 'English please' } }),
    });
    expect(refused).toMatchObject({ code: 'invalid_input' });
  });

  it('is known person by person to those who may read their talks, and to nobody else', async () => {
    await on.rules({ batchSize: 1, batchPauseSeconds: 60 });
    await addFriends(desk, 3);
    const approved = await on.approved();
    await desk.test.app.drain();
    await on.stop(approved);
    const params = on.at(approved);
    const { supervisor, officer, headquarters, counselor } = desk.operator.staff;
    const read = (query: object) =>
      desk.test.call(routes.listBroadcastRecipients, { as: supervisor, params, query });
    const { recipients, more } = await read({});
    expect(more).toBe(false);
    expect(recipients.map(({ result }) => result).toSorted()).toEqual(['accepted', 'stopped', 'stopped']);
    expect((await read({ result: 'accepted' })).recipients).toHaveLength(1);
    expect((await read({ after: recipients[0]?.seekerId })).recipients).toEqual(recipients.slice(1));
    for (const as of [officer, headquarters, counselor])
      expect((await desk.test.refusal(routes.listBroadcastRecipients, { as, params })).code).toBe(
        'forbidden',
      );
    const nothing = { ...params, broadcastId: recipients[0]?.seekerId ?? '' };
    expect(
      (await desk.test.refusal(routes.listBroadcastRecipients, { as: supervisor, params: nothing })).code,
    ).toBe('not_found');
  });

  it('may be nobody', async () => {
    const approved = await on.approved({ segment: { consultations: 'had' } });
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({ state: 'finished', counted: 0, totals: { total: 0 } });
  });

  it('is still everybody else when LINE refuses the request for one of them', async () => {
    await on.rules();
    const userIds = await addFriends(desk, 5);
    await enterFriends(desk, ['not-an-id-of-line']);
    const approved = await on.approved();
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({
      state: 'finished',
      totals: { total: 6, accepted: 5, failed: 1, unknown: 0 },
    });
    expect(await on.arrived()).toEqual(once(userIds));
  });
});

describe('bad weather', () => {
  it.each([
    ['LINE is busy', 'rate-limit'],
    ['LINE fails', 'server-error'],
    ['LINE fails after taking it', 'error-after-accepting'],
  ] as const)('%s: the same key again, and everybody gets it once', async (_name, kind) => {
    await on.rules({ batchSize: 4 });
    const userIds = await addFriends(desk, 10);
    await fault(kind, 3);
    const approved = await on.approved();
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({
      state: 'sending',
      retryAt: expect.any(String) as string,
    });
    await goOn(6, 60_000);
    expect(await on.read(approved)).toMatchObject({
      state: 'finished',
      totals: { accepted: 10 },
      retryAt: null,
    });
    expect(await on.arrived()).toEqual(once(userIds));
  });

  it('an outage over the life of the key leaves the request to a person, and sends the others', async () => {
    await on.rules({ batchSize: 4 });
    const userIds = await addFriends(desk, 6);
    await fault('server-error');
    const approved = await on.approved();
    await desk.test.app.drain();
    await goOn(3, 5 * HOUR);
    await desk.line.control.clearFaults();
    await goOn(2, HOUR);
    const read = await on.read(approved);
    expect(read).toMatchObject({ state: 'finished', totals: { accepted: 2, unknown: 4 } });
    const [open] = read.undecided;
    expect(open).toMatchObject({ recipients: 4 });
    const params = { ...on.at(approved), batchId: open?.batchId ?? '' };
    const call = { as: desk.operator.staff.supervisor, params, body: { decision: 'send_again' as const } };
    expect(await desk.test.call(routes.decideBatch, call)).toMatchObject({ state: 'sending', undecided: [] });
    expect((await desk.test.refusal(routes.decideBatch, call)).code).toBe('conflict');
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({ state: 'finished', totals: { total: 6, accepted: 6 } });
    expect(await on.arrived()).toEqual(once(userIds));
  });

  it('a text LINE would refuse is found before anything is sent', async () => {
    await addFriends(desk, 2);
    await desk.line.control.addFault({ kind: 'server-error', endpoint: 'validate', times: 1 });
    const approved = await on.approved();
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({ state: 'approved' });
    await goOn(1, 60_000);
    expect(await on.read(approved)).toMatchObject({ state: 'finished' });
  });

  it('wrong credentials pause it and say so; mended, it goes on where it was', async () => {
    await on.rules({ batchSize: 2, batchPauseSeconds: 60 });
    const userIds = await addFriends(desk, 4);
    const approved = await on.approved();
    await desk.test.app.drain();
    const admin = { as: desk.operator.staff.system_admin, params: { deskId: desk.operator.desk.deskId } };
    const { channelId, channelSecret } = desk;
    await desk.test.call(routes.setChannel, {
      ...admin,
      body: { channelId, channelSecret, accessToken: 'a-wrong-token' },
    });
    await goOn(3, 60_000);
    expect(await on.read(approved)).toMatchObject({
      state: 'paused',
      pause: 'credentials',
      totals: { left: 2 },
    });
    await desk.test.call(routes.setChannel, { ...admin, body: { channelId, accessToken: null } });
    await on.resume(approved);
    await goOn(2, 60_000);
    expect(await on.read(approved)).toMatchObject({ state: 'finished', totals: { accepted: 4 } });
    expect(await on.arrived()).toEqual(once(userIds));
  });
});
