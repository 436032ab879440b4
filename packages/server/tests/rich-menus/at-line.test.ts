import { routes } from '@tomoshibi/contract';
import { messagingApi } from '@line/bot-sdk';
import { randomBytes, randomInt } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../_support/app.ts';
import { startLineDesk, type LineDesk, type LineSeeker } from '../_support/line-desk.ts';
import { menuDocument, menusAt } from '../_support/menus.ts';

const OPEN = ['相談する', '質問', '電話', '時間', '約束', '場所'];
const CLOSED = ['書いておく', '電話', '約束'];
const TALK = ['少し待って', '終える', '電話'];

let desk: LineDesk;
let on: ReturnType<typeof menusAt>;
let friend: LineSeeker;
beforeEach(async () => {
  desk = await startLineDesk();
  on = menusAt(desk);
  friend = await desk.seeker();
  await desk.line.control.follow(desk.channelId, friend.userId);
  await desk.settle();
});
afterEach(() => desk.close());

async function atLine(): Promise<messagingApi.RichMenuResponse[]> {
  const { channelAccessToken } = await desk.line.control.channel(desk.channelId);
  const client = new messagingApi.MessagingApiClient({ channelAccessToken, baseURL: desk.line.url });
  return (await client.getRichMenuList()).richmenus;
}
const talkOf = async () =>
  (await desk.opens(desk.operator.staff.counselor, () => friend.says('こんばんは'))).id;
const claim = (consultationId: string) =>
  desk.test.call(routes.claim, { as: desk.operator.staff.counselor, params: { consultationId }, body: {} });
const close = (consultationId: string) =>
  desk.test.call(routes.closeConsultation, {
    as: desk.operator.staff.counselor,
    params: { consultationId },
    body: { reason: 'ended' },
  });
const override = (phase: 'intake' | 'closed') =>
  desk.test.call(routes.overrideHours, {
    as: desk.operator.staff.supervisor,
    params: on.params,
    body: { overrideId: null, phase, reason: '台風', until: null },
  });

describe('what LINE shows', () => {
  it('is nothing until a menu is in force, then its pictures, each made once', async () => {
    expect(await on.read()).toMatchObject({ inForce: null, atLine: { state: 'none', shows: null } });
    const submitted = await on.submit(await on.draft());
    await desk.settle();
    expect(await atLine()).toEqual([]);
    await on.approve(submitted);
    expect((await on.read()).atLine.state).toBe('working');
    await desk.settle();
    expect(await on.shown(friend)).toEqual(OPEN);
    expect(await on.read()).toMatchObject({
      inForce: { number: 1 },
      open: null,
      atLine: { state: 'shown', shows: 'open', inTalk: 0, fault: null },
    });
    const [first, ...rest] = await atLine();
    expect(rest).toHaveLength(2);
    expect(first).toMatchObject({ chatBarText: 'メニュー', selected: true });
    await desk.later(HOUR);
    await desk.settle();
    expect(await atLine()).toEqual([first, ...rest]);
  });

  it('follows the hours, whether by the clock or by hand', async () => {
    await on.inForce();
    await desk.settle();
    await override('closed');
    await desk.settle();
    expect(await on.shown(friend)).toEqual(CLOSED);
    expect((await on.read()).atLine.shows).toBe('closed');
    const { override: held } = await desk.test.call(routes.getHours, {
      as: desk.operator.staff.supervisor,
      params: on.params,
    });
    await desk.test.call(routes.endHoursOverride, {
      as: desk.operator.staff.supervisor,
      params: on.params,
      body: { overrideId: held?.overrideId ?? '' },
    });
    await desk.settle();
    expect(await on.shown(friend)).toEqual(OPEN);
  });

  it('is the menu of a talk from its claim to its end, for this person alone', async () => {
    const other = await desk.seeker('そら');
    await desk.line.control.follow(desk.channelId, other.userId);
    await on.inForce();
    const consultationId = await talkOf();
    expect(await on.shown(friend)).toEqual(OPEN);
    await claim(consultationId);
    await desk.settle();
    expect(await on.shown(friend)).toEqual(TALK);
    expect(await on.shown(other)).toEqual(OPEN);
    expect((await on.read()).atLine.inTalk).toBe(1);
    // The desk closes, and the talk goes on.
    await override('closed');
    await desk.settle();
    expect(await on.shown(friend)).toEqual(TALK);
    expect(await on.shown(other)).toEqual(CLOSED);
    await close(consultationId);
    await desk.settle();
    expect(await on.shown(friend)).toEqual(CLOSED);
    await desk.test.call(routes.reopenConsultation, {
      as: desk.operator.staff.counselor,
      params: { consultationId },
    });
    await desk.settle();
    expect(await on.shown(friend)).toEqual(TALK);
  });

  it('is not asked for people who are no friends', async () => {
    await on.inForce();
    const { seeker } = await desk.claimed(desk.operator.staff.counselor);
    await desk.settle();
    expect((await on.read()).atLine.inTalk).toBe(0);
    expect(await on.shown(seeker)).toEqual(OPEN);
  });

  it('is replaced by the next version, and the former one is removed', async () => {
    await on.inForce();
    const consultationId = await talkOf();
    await claim(consultationId);
    await desk.settle();
    const former = (await atLine()).map(({ richMenuId }) => richMenuId);
    await on.inForce(menuDocument('えらぶ'));
    await desk.settle();
    const present = await atLine();
    expect(present).toHaveLength(3);
    expect(present.every(({ chatBarText }) => chatBarText === 'えらぶ')).toBe(true);
    expect(present.filter(({ richMenuId }) => former.includes(richMenuId))).toEqual([]);
    expect(await on.shown(friend)).toEqual(TALK);
  });

  it('is nothing again when the menu is turned off', async () => {
    await on.inForce();
    await claim(await talkOf());
    await desk.settle();
    await on.inForce(menuDocument(), true);
    await desk.settle();
    expect(await on.shown(friend)).toBeNull();
    expect(await atLine()).toEqual([]);
    expect((await on.read()).atLine).toMatchObject({ state: 'none', shows: null, inTalk: 0 });
  });

  it('begins anew with another channel', async () => {
    await on.inForce();
    await desk.settle();
    const channelId = String(randomInt(1_000_000_000, 2_000_000_000));
    const channelSecret = randomBytes(16).toString('hex');
    await desk.line.control.createChannel({ channelId, channelSecret, name: '別の口座' });
    await desk.test.call(routes.setChannel, {
      as: desk.operator.staff.system_admin,
      params: on.params,
      body: { channelId, channelSecret, accessToken: null },
    });
    await desk.settle();
    await desk.line.control.follow(channelId, friend.userId);
    const { richMenu } = await desk.line.control.talk(channelId, friend.userId);
    expect(richMenu?.hasImage).toBe(true);
  });
});

describe('a menu LINE does not take', () => {
  it('is told with the reason, is tried again, and holds up nobody', async () => {
    await desk.line.control.addFault({ kind: 'server-error', endpoint: 'richmenu', times: 2 });
    await on.inForce();
    await desk.settle();
    expect((await on.read()).atLine).toMatchObject({
      state: 'failed',
      shows: null,
      fault: { kind: 'server_error', status: 500, reason: null },
    });
    const consultationId = await talkOf();
    // A claim wakes the timer, which keeps to its pause.
    await claim(consultationId);
    await desk.settle();
    expect((await on.read()).atLine.state).toBe('failed');
    await desk.later(5_000);
    await desk.settle();
    expect((await on.read()).atLine.state).toBe('failed');
    await desk.later(MINUTE);
    await desk.settle();
    expect((await on.read()).atLine).toMatchObject({ state: 'shown', fault: null });
    expect(await on.shown(friend)).toEqual(TALK);
  });

  it('made by an attempt whose end we never heard of is tidied up', async () => {
    await desk.line.control.addFault({ kind: 'error-after-accepting', endpoint: 'richmenu', times: 1 });
    await on.inForce();
    await desk.settle();
    expect(await atLine()).toHaveLength(1);
    await desk.later(MINUTE);
    await desk.settle();
    expect((await on.read()).atLine.state).toBe('shown');
    expect(await atLine()).toHaveLength(3);
  });

  it('is asked again at once when somebody has seen to it', async () => {
    await desk.line.control.addFault({ kind: 'rate-limit', endpoint: 'richmenu', times: 1 });
    await on.inForce();
    await desk.settle();
    expect((await on.read()).atLine.fault).toMatchObject({ kind: 'rate_limited', status: 429 });
    const retried = await desk.test.call(routes.retryMenu, {
      as: desk.operator.staff.supervisor,
      params: on.params,
      body: {},
    });
    expect(retried.state).toBe('failed');
    await desk.settle();
    expect((await on.read()).atLine.state).toBe('shown');
  });

  it('that somebody removed at LINE is made anew', async () => {
    await on.inForce();
    await desk.settle();
    const { channelAccessToken } = await desk.line.control.channel(desk.channelId);
    const client = new messagingApi.MessagingApiClient({ channelAccessToken, baseURL: desk.line.url });
    for (const { richMenuId } of await atLine()) await client.deleteRichMenu(richMenuId);
    await override('closed');
    await desk.settle();
    expect((await on.read()).atLine.fault).toMatchObject({ kind: 'rejected', status: 404 });
    await desk.later(HOUR);
    await desk.settle();
    expect(await on.shown(friend)).toEqual(CLOSED);
  });
});
