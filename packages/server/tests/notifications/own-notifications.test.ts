import { routes } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settleNotifications } from '../../src/modules/notifications/index.ts';
import { DAY, HOUR, type TestPerson } from '../_support/app.ts';
import { followEvents } from '../_support/event-stream.ts';
import { eventually } from '../_support/line-desk.ts';
import { startTellingDesk, type TellingDesk } from '../_support/telling-desk.ts';

let desk: TellingDesk;
beforeAll(async () => {
  desk = await startTellingDesk();
});
afterAll(() => desk.close());

const listOf = (as: TestPerson, query: { before?: string; limit?: number } = {}) =>
  desk.app.call(routes.listNotifications, { as, query });
const prefsOf = (as: TestPerson) => desk.app.call(routes.getNotificationPreferences, { as });
const consultation = (id: string = randomUUID()) => ({ kind: 'consultation' as const, id });

describe('the list', () => {
  it('is read in pages, newest first, and empties as it is read', async () => {
    const person = await desk.counselor({});
    const to = { staffIds: [person.staffId] };
    const subjects = [consultation(), consultation(), consultation()];
    for (const subject of subjects) {
      desk.app.clock.advance(1000);
      await desk.tell({ to, kind: 'handed_over', subject });
    }
    const first = await listOf(person, { limit: 2 });
    expect(first).toMatchObject({ unread: 3, more: true });
    expect(first.notifications.map(({ subject }) => subject)).toEqual([subjects[2], subjects[1]]);
    const second = await listOf(person, { limit: 2, before: first.notifications[1]?.id ?? '' });
    expect(second).toMatchObject({ more: false, notifications: [{ subject: subjects[0] }] });
    // What came after the list was read stays unread.
    const until = first.notifications[1]?.at ?? '';
    expect(await desk.app.call(routes.readNotifications, { as: person, body: { until } })).toEqual({
      unread: 1,
    });
    expect((await listOf(person)).notifications.map(({ readAt }) => readAt === null)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is nobody else’s', async () => {
    const person = await desk.counselor({});
    await desk.tell({ to: { staffIds: [person.staffId] }, kind: 'handed_over', subject: consultation() });
    const [mine] = (await listOf(person)).notifications;
    const params = { notificationId: mine?.id ?? '' };
    for (const as of [desk.operator.staff.supervisor, desk.operator.staff.system_admin]) {
      expect((await listOf(as)).notifications.map(({ id }) => id)).not.toContain(mine?.id);
      expect((await desk.app.refusal(routes.openNotification, { as, params })).code).toBe('not_found');
    }
    expect((await listOf(person)).unread).toBe(1);
    const { secret } = await desk.app.call(routes.createToken, {
      as: desk.operator.staff.system_admin,
      body: { name: '連携', staffId: person.staffId, access: 'write', expiresInDays: 1 },
    });
    const bearer = { bearer: secret };
    expect((await desk.app.refusal(routes.listNotifications, { as: bearer, query: {} })).code).toBe(
      'forbidden',
    );
    expect((await desk.app.refusal(routes.openNotification, { as: bearer, params })).code).toBe('forbidden');
  });

  it('loses what was seen to by somebody, and begins anew after', async () => {
    const [one, other] = [await desk.counselor({}), await desk.counselor({})];
    const subject = consultation();
    const what = {
      to: { staffIds: [one.staffId, other.staffId] },
      kind: 'new_consultation',
      subject,
    } as const;
    await desk.tell(what);
    await desk.app.context.db.tenant(desk.operator.operatorId, (tx) =>
      settleNotifications(tx, desk.app.context, { subjectId: subject.id, staffId: one.staffId }),
    );
    expect([(await listOf(one)).unread, (await listOf(other)).unread]).toEqual([0, 1]);
    await desk.app.context.db.tenant(desk.operator.operatorId, (tx) =>
      settleNotifications(tx, desk.app.context, { subjectId: subject.id, kinds: ['new_consultation'] }),
    );
    expect([(await listOf(one)).unread, (await listOf(other)).unread]).toEqual([0, 0]);
    await desk.tell(what);
    expect((await listOf(one)).notifications).toHaveLength(2);
  });

  it('forgets after a month', async () => {
    const person = await desk.counselor({});
    await desk.tell({ to: { staffIds: [person.staffId] }, kind: 'short_staffed' });
    desk.app.clock.advance(31 * DAY);
    const back = await desk.app.signedIn(person);
    await desk.tell({ to: { staffIds: [person.staffId] }, kind: 'handed_over', subject: consultation() });
    expect((await listOf(back)).notifications.map(({ kind }) => kind)).toEqual(['handed_over']);
  });

  it('is told to open consoles at once, and only to those of the person', async () => {
    const url = await desk.app.listen();
    const [person, other] = [await desk.counselor({}), await desk.counselor({})];
    const follow = async (as: TestPerson) =>
      followEvents(url, as.cookie, await desk.app.call(routes.getQueue, { as, query: {} }));
    const [mine, theirs] = [await follow(person), await follow(other)];
    await desk.tell({ to: { staffIds: [person.staffId] }, kind: 'handed_over', subject: consultation() });
    await eventually(() => {
      expect(mine.events).toContainEqual({ type: 'notification' });
      return Promise.resolve();
    });
    await desk.tell({ to: { staffIds: [other.staffId] }, kind: 'handed_over', subject: consultation() });
    await eventually(() => {
      expect(theirs.events).toEqual([{ type: 'notification' }]);
      return Promise.resolve();
    });
    mine.close();
    theirs.close();
  });
});

describe('browsers with push', () => {
  it('are renewed by asking again and taken over by the next person', async () => {
    const [one, other] = [await desk.counselor({}), await desk.counselor({})];
    const browser = await desk.subscribe(one);
    const again = await desk.app.signedIn(one);
    await desk.app.call(routes.addPushDevice, { as: again, body: browser.subscription });
    expect((await prefsOf(again)).devices).toMatchObject([{ current: true }]);
    expect((await prefsOf(one)).devices).toMatchObject([{ current: false }]);
    await desk.app.call(routes.addPushDevice, { as: other, body: browser.subscription });
    expect((await prefsOf(again)).devices).toEqual([]);
    expect((await prefsOf(other)).devices).toHaveLength(1);
  });

  it('lose it with a session that is ended on purpose, not with one that ran out', async () => {
    const person = await desk.counselor({});
    await desk.subscribe(person);
    await desk.app.call(routes.signOut, { as: person });
    const second = await desk.app.signedIn(person);
    expect((await prefsOf(second)).devices).toEqual([]);

    await desk.subscribe(second);
    desk.app.clock.advance(13 * HOUR);
    const third = await desk.app.signedIn(person);
    expect((await prefsOf(third)).devices).toMatchObject([{ current: false }]);

    await desk.app.call(routes.endStaffSessions, {
      as: await desk.app.signedIn(desk.operator.staff.system_admin),
      params: { staffId: person.staffId },
    });
    expect((await prefsOf(await desk.app.signedIn(person))).devices).toEqual([]);
  });

  it('lose it one by one, by their own person only', async () => {
    const [one, other] = [await desk.counselor({}), await desk.counselor({})];
    await desk.subscribe(one);
    await desk.subscribe(one);
    const [first] = (await prefsOf(one)).devices;
    const params = { pushDeviceId: first?.deviceId ?? '' };
    expect((await desk.app.refusal(routes.removePushDevice, { as: other, params })).code).toBe('not_found');
    expect((await desk.app.call(routes.removePushDevice, { as: one, params })).devices).toHaveLength(1);
  });

  it('must belong to a known push service', async () => {
    const as = await desk.counselor({});
    const { keys } = desk.push.browser().subscription;
    for (const endpoint of ['https://10.0.0.1/x', 'http://127.0.0.1:1/x', 'https://push.evil.example/x']) {
      const refused = await desk.app.refusal(routes.addPushDevice, { as, body: { endpoint, keys } });
      expect(refused.code).toBe('conflict');
    }
    expect((await prefsOf(as)).devices).toEqual([]);
  });

  it('get nothing once the operator switched push off, nor does anybody subscribe', async () => {
    const person = await desk.counselor({ own_talk: { push: true } });
    const browser = await desk.subscribe(person);
    const as = await desk.app.signedIn(desk.operator.staff.system_admin);
    const set = (push: boolean) =>
      desk.app.call(routes.setNotificationSettings, { as, body: { content: 'bare', push } });
    expect(await set(false)).toMatchObject({ push: false, mail: 'ready', pushServices: [desk.push.origin] });
    await desk.tell({ to: { staffIds: [person.staffId] }, kind: 'handed_over', subject: consultation() });
    expect(desk.push.opened(browser)).toEqual([]);
    expect((await prefsOf(person)).push).toBe('switched_off');
    const body = desk.push.browser().subscription;
    expect((await desk.app.refusal(routes.addPushDevice, { as: person, body })).code).toBe('conflict');
    await set(true);
  });
});

describe('choices', () => {
  it('follow the role until the person chooses', async () => {
    const officer = await desk.app.signedIn(desk.operator.staff.officer);
    expect(await prefsOf(officer)).toMatchObject({
      quiet: 'never',
      address: null,
      defaultAddress: officer.login,
      mail: 'ready',
      push: 'ready',
      choices: { approval: { mail: true }, alert: { push: false } },
    });
  });

  it('are refused when they are not whole', async () => {
    const as = await desk.counselor({});
    const { choices } = await prefsOf(as);
    const { alert: _alert, ...rest } = choices;
    for (const body of [
      { choices: rest, quiet: 'never', address: null },
      { choices, quiet: 'sometimes', address: null },
      { choices, quiet: 'never', address: 'no address' },
      { choices, quiet: 'never', address: 'a@example.jp\r\nBcc: b@example.jp' },
    ]) {
      const answer = await desk.app.raw(routes.setNotificationPreferences, { as, body });
      expect(answer.statusCode).toBe(400);
    }
  });

  it('the key towards push services is the operator’s own and stays the same', async () => {
    const one = await prefsOf(await desk.counselor({}));
    const same = await prefsOf(await desk.counselor({}));
    const elsewhere = await desk.app.operator();
    const other = await prefsOf(elsewhere.staff.officer);
    expect(one.pushKey).toMatch(/^[\w-]{87}$/u);
    expect(same.pushKey).toBe(one.pushKey);
    expect(other.pushKey).not.toBe(one.pushKey);
  });

  it('a test reaches oneself every time, by every way, whatever was chosen', async () => {
    const person = await desk.counselor({});
    const browser = await desk.subscribe(person);
    desk.offDuty.add(person.staffId);
    for (const times of [1, 2]) {
      await desk.app.call(routes.sendTestNotification, { as: person });
      await desk.app.app.drain();
      expect(desk.push.opened(browser)).toHaveLength(times);
      expect(desk.smtp.mails.filter(({ to }) => to.includes(person.login))).toHaveLength(times);
    }
    expect(desk.push.opened(browser)[0]).toMatchObject({ title: '灯: 通知のテストです' });
  });
});
