import { routes, type NotificationKind } from '@tomoshibi/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, type TestPerson } from '../_support/app.ts';
import { broadcastsAt } from '../_support/broadcasts.ts';
import { addFriends } from '../_support/friends.ts';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';
import { EVENING, startReceptionDesk } from '../_support/reception-desk.ts';

let desk: LineDesk;
beforeEach(async () => {
  desk = await startLineDesk();
});
afterEach(() => desk.close());

/** What somebody has not read, the newest first. */
async function unread(as: TestPerson, { test }: Pick<LineDesk, 'test'> = desk): Promise<NotificationKind[]> {
  const { notifications } = await test.call(routes.listNotifications, { as, query: {} });
  return notifications.filter(({ readAt }) => readAt === null).map(({ kind }) => kind);
}
const staff = () => desk.operator.staff;

describe('of a message that could not be sent', () => {
  const fail = async () => {
    const { seeker, consultationId } = await desk.claimed(staff().counselor);
    await desk.later(MINUTE);
    await desk.line.control.addFault({ kind: 'monthly-limit', endpoint: 'push', times: 1 });
    const sent = await desk.send(staff().counselor, consultationId, '届くかな');
    await desk.test.app.drain();
    return { seeker, params: { consultationId, messageId: sent.id } };
  };

  it('its counselor hears, nobody else, until it is decided', async () => {
    const { params } = await fail();
    expect(await unread(staff().counselor)).toContain('delivery_failed');
    for (const other of [staff().colleague, staff().supervisor, staff().officer])
      expect(await unread(other)).not.toContain('delivery_failed');
    await desk.test.call(routes.retryMessage, { as: staff().counselor, params });
    expect(await unread(staff().counselor)).not.toContain('delivery_failed');
  });

  it('is told without a word of it', async () => {
    await fail();
    const { notifications } = await desk.test.call(routes.listNotifications, {
      as: staff().counselor,
      query: {},
    });
    expect(JSON.stringify(notifications)).not.toContain('届くかな');
  });
});

describe('of a broadcast', () => {
  it('those who wrote it hear when it is sent back, and nobody is asked to approve it any more', async () => {
    const on = broadcastsAt(desk);
    await addFriends(desk, 2);
    const submitted = await on.submitted();
    const { officer, headquarters, supervisor } = staff();
    expect(await unread(headquarters)).toEqual(['broadcast_waiting']);
    await desk.test.call(routes.refuseBroadcast, {
      as: officer,
      params: on.at(submitted),
      body: { reason: '日付を入れてください。' },
    });
    expect(await unread(supervisor)).toEqual(['broadcast_refused']);
    expect(await unread(headquarters)).toEqual([]);
    await desk.test.call(routes.withdrawBroadcast, { as: supervisor, params: on.at(submitted) });
    expect(await unread(supervisor)).toEqual([]);
  });

  it('those who may write hear when somebody stops it', async () => {
    const on = broadcastsAt(desk);
    await addFriends(desk, 2);
    const approved = await on.approved({
      scheduledFor: new Date(desk.test.clock.now().getTime() + 90 * MINUTE).toISOString(),
    });
    await on.stop(approved, staff().officer);
    expect(await unread(staff().supervisor)).toEqual(['broadcast_halted']);
    expect(await unread(staff().officer)).toEqual([]);
  });

  it('they hear when it waits for them, until they let it go on', async () => {
    const on = broadcastsAt(desk);
    await addFriends(desk, 4);
    await on.rules({ batchSize: 2 });
    await desk.line.control.addFault({ kind: 'monthly-limit', endpoint: 'multicast', times: 1 });
    const approved = await on.approved();
    await desk.test.app.drain();
    expect(await on.read(approved)).toMatchObject({ state: 'paused', pause: 'quota_exhausted' });
    expect(await unread(staff().supervisor)).toEqual(['broadcast_halted']);
    await on.resume(approved);
    expect(await unread(staff().supervisor)).toEqual([]);
    await desk.test.app.drain();
    expect(await unread(staff().supervisor)).toEqual(['broadcast_finished']);
  });
});

it('of a text, those who wrote it hear how it was decided', async () => {
  const { officer, supervisor } = staff();
  const { deskId } = desk.operator.desk;
  const decided = async (standard: string, approves: boolean) => {
    const draft = await desk.test.call(routes.saveTextDraft, {
      as: supervisor,
      params: { deskId, kind: 'closed' },
      body: { revision: 0, bodies: { standard } },
    });
    const params = { deskId, versionId: draft.versionId };
    await desk.test.call(routes.submitText, { as: supervisor, params, body: { revision: draft.revision } });
    if (approves) await desk.test.call(routes.approveText, { as: officer, params });
    else
      await desk.test.call(routes.sendTextBack, {
        as: officer,
        params,
        body: { comment: '電話を足してください。' },
      });
  };
  await decided('休みです。', false);
  await decided('休みです。電話は使えます。', true);
  expect(await unread(supervisor)).toEqual(['notice_decided', 'notice_decided']);
  expect(await unread(officer)).toEqual([]);
});

it('of people nobody reached before the end, supervisors hear once', async () => {
  const evening = await startReceptionDesk({
    hours: EVENING,
    capacity: { seatMode: 'fixed', fixedSeats: 1 },
  });
  try {
    await evening.until('2026-11-20 17:00');
    for (const seeker of [await evening.seeker(), await evening.seeker()])
      await evening.hears(seeker, 'こんばんは');
    await evening.until('2026-11-20 21:00');
    await evening.minutes(2);
    const { supervisor, counselor, officer } = evening.operator.staff;
    const heard = (as: TestPerson) => unread(as, evening);
    expect((await heard(supervisor)).filter((kind) => kind === 'unreached')).toHaveLength(1);
    for (const other of [counselor, officer]) expect(await heard(other)).not.toContain('unreached');
  } finally {
    await evening.close();
  }
});
