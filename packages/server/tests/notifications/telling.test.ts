import { routes } from '@tomoshibi/contract';
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notifyAddress } from '../../src/modules/notifications/index.ts';
import { HOUR, MINUTE, startTestApp } from '../_support/app.ts';
import { eventually } from '../_support/line-desk.ts';
import { asOwner } from '../_support/owner.ts';
import { startTellingDesk, type TellingDesk } from '../_support/telling-desk.ts';

let desk: TellingDesk;
beforeAll(async () => {
  desk = await startTellingDesk();
});
afterAll(() => desk.close());

const mailsTo = (login: string) => desk.smtp.mails.filter(({ to }) => to.includes(login));
const consultation = () => ({ kind: 'consultation' as const, id: randomUUID() });

describe('push and mail', () => {
  it('go where the person chose, and nowhere else', async () => {
    const both = await desk.counselor({ own_talk: { push: true, mail: true } });
    const none = await desk.counselor({});
    const browser = await desk.subscribe(both);
    const other = await desk.subscribe(none);
    const staffIds = [both.staffId, none.staffId];
    await desk.tell({ to: { staffIds }, kind: 'handed_over', subject: consultation() });
    await desk.tell({ to: { staffIds }, kind: 'short_staffed' });
    expect(desk.push.opened(browser)).toHaveLength(1);
    expect(mailsTo(both.login)).toHaveLength(1);
    expect(desk.push.opened(other)).toEqual([]);
    expect(mailsTo(none.login)).toEqual([]);
    expect(await desk.waiting()).toEqual([]);
  });

  it('by default ring for own talks and alerts, not for everybody who waits', async () => {
    const person = await desk.counselor();
    const browser = await desk.subscribe(person);
    const to = { staffIds: [person.staffId] };
    await desk.tell({ to, kind: 'new_consultation', subject: consultation() });
    expect(desk.push.opened(browser)).toEqual([]);
    await desk.tell({ to, kind: 'seeker_wrote', subject: consultation() });
    await desk.tell({ to, kind: 'alert_raised', subject: { kind: 'alert', id: randomUUID() } });
    expect(desk.push.opened(browser)).toHaveLength(2);
    expect(mailsTo(person.login)).toEqual([]);
  });

  it('say nothing but that there is something, and lead to it after signing in', async () => {
    const person = await desk.counselor({ alert: { push: true, mail: true } });
    const browser = await desk.subscribe(person);
    const subject = { kind: 'alert' as const, id: randomUUID() };
    await desk.tell({ to: { staffIds: [person.staffId] }, kind: 'alert_raised', subject });
    const { notifications } = await desk.app.call(routes.listNotifications, { as: person, query: {} });
    const id = notifications[0]?.id ?? '';
    expect(desk.push.opened(browser)).toEqual([
      { title: '灯: 新しいお知らせ', tag: id, link: `/n/${id}`, language: 'ja' },
    ]);
    const [mail] = mailsTo(person.login);
    expect(mail?.subject).toBe('灯: 新しいお知らせ');
    expect(mail?.text).toContain(`http://console.test/n/${id}`);
    for (const secret of [desk.operator.desk.name, subject.id]) {
      expect(mail?.text).not.toContain(secret);
      expect(mail?.raw).not.toContain(secret);
    }
    const [pushed] = desk.push.received.slice(-1);
    expect(pushed?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high', ttl: '1800' });
    expect(pushed?.headers['authorization']).toMatch(/^vapid t=.+, k=.+/u);
    const opened = await desk.app.call(routes.openNotification, {
      as: person,
      params: { notificationId: id },
    });
    expect(opened.subject).toEqual(subject);
    expect(opened.readAt).not.toBeNull();
  });

  it('say the kind and the desk where the operator wants it, in the language of the person', async () => {
    const as = desk.operator.staff.system_admin;
    const person = await desk.counselor({ running: { mail: true } });
    await desk.app.call(routes.setPreferences, { as: person, body: { language: 'en' } });
    await desk.app.call(routes.setNotificationSettings, {
      as,
      body: { content: 'kind_and_desk', push: true },
    });
    await desk.tell({ to: { staffIds: [person.staffId] }, kind: 'short_staffed' });
    await desk.app.call(routes.setNotificationSettings, { as, body: { content: 'bare', push: true } });
    expect(mailsTo(person.login)[0]?.subject).toBe(
      `Tomoshibi: The desk is short of staff (${desk.operator.desk.name})`,
    );
  });

  it('are quiet off duty, but for what is urgent or has climbed', async () => {
    const person = await desk.counselor({ alert: { push: true }, own_talk: { mail: true } });
    const browser = await desk.subscribe(person);
    const to = { staffIds: [person.staffId] };
    desk.offDuty.add(person.staffId);
    await desk.tell({ to, kind: 'alert_raised', subject: { kind: 'alert', id: randomUUID() } });
    await desk.tell({ to, kind: 'handed_over', subject: consultation() });
    expect(desk.push.opened(browser)).toEqual([]);
    expect(mailsTo(person.login)).toEqual([]);
    await desk.tell({ to, kind: 'alert_climbed', subject: { kind: 'alert', id: randomUUID() } });
    await desk.tell({ to, kind: 'handed_over', subject: consultation(), urgent: true });
    expect(desk.push.opened(browser)).toHaveLength(1);
    expect(mailsTo(person.login)).toHaveLength(1);
    // The list has everything all the same.
    const { unread } = await desk.app.call(routes.listNotifications, { as: person, query: {} });
    expect(unread).toBe(4);
  });

  it('shake a telephone once for ten messages, and again after a while', async () => {
    const person = await desk.counselor({ own_talk: { push: true } });
    const browser = await desk.subscribe(person);
    const what = {
      to: { staffIds: [person.staffId] },
      kind: 'seeker_wrote',
      subject: consultation(),
    } as const;
    for (let each = 0; each < 10; each += 1) await desk.tell(what);
    expect(desk.push.opened(browser)).toHaveLength(1);
    const { notifications } = await desk.app.call(routes.listNotifications, { as: person, query: {} });
    expect(notifications).toMatchObject([{ kind: 'seeker_wrote', times: 10 }]);
    desk.app.clock.advance(6 * MINUTE);
    await desk.tell(what);
    expect(desk.push.opened(browser)).toHaveLength(2);
  });

  it('go to an address of the own choice instead of the sign-in name', async () => {
    const person = await desk.counselor({});
    const stored = await desk.app.call(routes.getNotificationPreferences, { as: person });
    const address = 'jibun@example.jp';
    const running = { sound: false, push: false, mail: true };
    await desk.app.call(routes.setNotificationPreferences, {
      as: person,
      body: { choices: { ...stored.choices, running }, quiet: 'never', address },
    });
    await desk.tell({ to: { staffIds: [person.staffId] }, kind: 'quota_low' });
    expect(mailsTo(address)).toHaveLength(1);
    expect(mailsTo(person.login)).toEqual([]);
  });

  it('reach the contact on duty by mail, which asks to telephone', async () => {
    const { operatorId, desk: place } = desk.operator;
    const keys = await desk.app.context.keys(operatorId);
    const email = `touban-${randomUUID()}@city.example.jp`;
    await desk.app.context.db.tenant(operatorId, (tx) =>
      notifyAddress(tx, desk.app.context, keys, { deskId: place.deskId, email, kind: 'alert_climbed' }),
    );
    await desk.app.app.drain();
    expect(mailsTo(email)).toHaveLength(1);
    expect(mailsTo(email)[0]?.text).toMatch(/電話してください/u);
    expect(await desk.waiting()).toEqual([]);
  });
});

describe('when something is in the way', () => {
  it('a browser that is gone is forgotten', async () => {
    const person = await desk.counselor({ own_talk: { push: true } });
    await desk.subscribe(person);
    const kept = await desk.subscribe(person);
    for (const status of [410, 404]) {
      desk.push.answer(status, 1);
      await desk.tell({ to: { staffIds: [person.staffId] }, kind: 'handed_over', subject: consultation() });
      const { devices } = await desk.app.call(routes.getNotificationPreferences, { as: person });
      expect(devices).toHaveLength(status === 410 ? 1 : 0);
    }
    expect(desk.push.opened(kept).length).toBeGreaterThan(0);
    expect(await desk.waiting()).toEqual([]);
  });

  it('push and mail come later, the mail as the same mail', async () => {
    const person = await desk.counselor({ own_talk: { push: true, mail: true } });
    const browser = await desk.subscribe(person);
    desk.push.answer(503, 1, { 'retry-after': '30' });
    desk.smtp.refuse(451, 1);
    await desk.tell({ to: { staffIds: [person.staffId] }, kind: 'handed_over', subject: consultation() });
    expect(mailsTo(person.login)).toEqual([]);
    expect(await desk.waiting()).toMatchObject([
      { transport: 'push', state: 'waiting', attempts: 1, error: 'http_503' },
      { transport: 'mail', state: 'waiting', attempts: 1, error: 'smtp_451' },
    ]);
    desk.app.clock.advance(6_000);
    await desk.app.app.drain();
    expect(mailsTo(person.login)).toHaveLength(1);
    expect(desk.push.opened(browser)).toHaveLength(1);
    desk.app.clock.advance(25_000);
    await desk.app.app.drain();
    expect(desk.push.opened(browser)).toHaveLength(2);
    expect(await desk.waiting()).toEqual([]);
  });

  it('a refusal is final, is told to the administrator, and nothing of it is in the log', async () => {
    const person = await desk.counselor({ own_talk: { mail: true } });
    desk.smtp.refuse(550, 1);
    await desk.tell({ to: { staffIds: [person.staffId] }, kind: 'handed_over', subject: consultation() });
    const as = desk.operator.staff.system_admin;
    const { failures } = await desk.app.call(routes.getNotificationSettings, { as });
    expect(failures).toMatchObject([{ transport: 'mail', error: 'smtp_550', count: 1 }]);
    desk.app.clock.advance(HOUR / 2);
    await desk.app.app.drain();
    expect(mailsTo(person.login)).toEqual([]);
    expect(desk.app.logs.join('\n')).toContain('smtp_550');
    expect(desk.app.logs.join('\n')).not.toContain(person.login);
  });

  it('nothing is sent that was read meanwhile', async () => {
    const person = await desk.counselor({ own_talk: { mail: true } });
    desk.smtp.refuse(451, 1);
    await desk.tell({ to: { staffIds: [person.staffId] }, kind: 'handed_over', subject: consultation() });
    const until = desk.app.clock.now().toISOString();
    await desk.app.call(routes.readNotifications, { as: person, body: { until } });
    desk.app.clock.advance(MINUTE);
    await desk.app.app.drain();
    expect(mailsTo(person.login)).toEqual([]);
  });

  it('another process goes on after one that was killed while it sent', async () => {
    const person = await desk.counselor({ own_talk: { push: true } });
    const browser = await desk.subscribe(person);
    const before = desk.push.received.length;
    const release = desk.push.hold();
    const telling = desk.tell({
      to: { staffIds: [person.staffId] },
      kind: 'handed_over',
      subject: consultation(),
    });
    await eventually(() => {
      expect(desk.push.received.length).toBe(before + 1);
      return Promise.resolve();
    });
    const beside = await startTestApp({ beside: desk.app, pushServices: [desk.push.origin] });
    await beside.app.drain();
    expect(desk.push.received.length).toBe(before + 1);
    desk.app.clock.advance(26_000);
    await beside.app.drain();
    expect(desk.push.received.length).toBe(before + 2);
    const gone = await desk.waiting();
    expect(gone.filter(({ state }) => state === 'waiting')).toEqual([]);
    release();
    await telling;
    // Both carried the same mark, so that the screen shows one.
    const tags = desk.push.opened(browser).map((each) => JSON.stringify(each));
    expect(tags).toHaveLength(2);
    expect(new Set(tags).size).toBe(1);
    await beside.app.close();
  });
});

describe('who is told', () => {
  it('are those with the right at this desk, and never somebody of another', async () => {
    const { staff, desk: place } = desk.operator;
    const elsewhere = await desk.app.person(desk.operator.operatorId, {});
    const subject = consultation();
    await desk.tell({
      to: { right: 'talk.claim' },
      kind: 'new_consultation',
      subject,
      except: staff.colleague.staffId,
    });
    const kinds = async (as: (typeof staff)['officer']) =>
      (
        await desk.app.call(routes.listNotifications, { as: await desk.app.signedIn(as), query: {} })
      ).notifications
        .filter((each) => each.subject?.id === subject.id)
        .map(({ deskName }) => deskName);
    expect(await kinds(staff.counselor)).toEqual([place.name]);
    expect(await kinds(staff.supervisor)).toEqual([place.name]);
    for (const person of [staff.colleague, staff.officer, staff.system_admin, staff.coordinator, elsewhere])
      expect(await kinds(person)).toEqual([]);
    // Named, but not of this desk.
    await desk.tell({ to: { staffIds: [elsewhere.staffId, randomUUID()] }, kind: 'handed_over', subject });
    expect(await kinds(elsewhere)).toEqual([]);
  });

  it('are not those who were disabled, not even by what was on its way', async () => {
    const person = await desk.counselor({ own_talk: { mail: true } });
    desk.smtp.refuse(451, 1);
    await desk.tell({ to: { staffIds: [person.staffId] }, kind: 'handed_over', subject: consultation() });
    await desk.app.call(routes.updateStaff, {
      as: await desk.app.signedIn(desk.operator.staff.system_admin),
      params: { staffId: person.staffId },
      body: { state: 'disabled' },
    });
    desk.app.clock.advance(MINUTE);
    await desk.app.app.drain();
    expect(mailsTo(person.login)).toEqual([]);
    await desk.tell({ to: { staffIds: [person.staffId] }, kind: 'handed_over', subject: consultation() });
    expect(await desk.waiting()).not.toContainEqual(expect.objectContaining({ state: 'waiting' }));
  });
});

it('no secret of a subscription or an address lies in the database in clear', async () => {
  const person = await desk.counselor({ running: { mail: true } });
  const browser = await desk.subscribe(person);
  const address = `canary-${randomBytes(6).toString('hex')}@example.jp`;
  const { choices } = await desk.app.call(routes.getNotificationPreferences, { as: person });
  await desk.app.call(routes.setNotificationPreferences, {
    as: person,
    body: { choices, quiet: 'never', address },
  });
  const rows = [
    ...(await asOwner(desk.app.databaseUrl, 'select * from push_devices')),
    ...(await asOwner(desk.app.databaseUrl, 'select * from notification_preferences')),
    ...(await asOwner(desk.app.databaseUrl, 'select * from audit_rows')),
  ];
  const values = rows.flatMap((row) =>
    Object.values(row).map((value) =>
      Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value),
    ),
  );
  expect(values.length).toBeGreaterThan(20);
  for (const secret of [browser.subscription.endpoint, browser.subscription.keys.auth, address])
    expect(values.filter((value) => value.includes(secret))).toEqual([]);
});
