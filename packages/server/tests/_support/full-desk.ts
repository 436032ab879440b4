import { routes } from '@tomoshibi/contract';
import { randomBytes, randomUUID } from 'node:crypto';
import { broadcastsAt } from './broadcasts.ts';
import { hitOf, raise } from './alerts.ts';
import { notifyAddress } from '../../src/modules/notifications/index.ts';
import { recordReceipts, setForm } from '../../src/modules/notices/index.ts';
import type { LineDesk } from './line-desk.ts';
import { insertNotification } from './notification-fixture.ts';
import { createPhone, newLineMessageId } from './line-events.ts';

export interface FullDesk {
  readonly consultationId: string;
  /** Words said in confidence, each in another kind of row. */
  readonly words: Readonly<
    Record<'text' | 'answer' | 'waiting' | 'note' | 'draft' | 'early' | 'reason', string>
  >;
}

/** Limits, capacity, a shift that is worked, a finished day and a place in the queue. */
async function fillRoster(desk: LineDesk, reason: string): Promise<void> {
  const { test, operator } = desk;
  const { supervisor, counselor } = operator.staff;
  const params = { deskId: operator.desk.deskId };
  const as = supervisor;
  const { staffId } = counselor;
  await test.call(routes.setLimits, {
    as,
    params,
    body: { roles: { supervisor: 20 }, people: [{ staffId, limit: 20 }] },
  });
  const settings = await test.call(routes.getCapacity, { as, params });
  await test.call(routes.setCapacity, { as, params, body: { ...settings, attestations: ['個室です'] } });
  const now = test.clock.now().getTime();
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
  const shift = { staffId, role: 'counselor' as const };
  await test.call(routes.createShift, { as, params, body: { ...shift, startsAt: at(-1), endsAt: at(3) } });
  await test.call(routes.createShift, { as, params, body: { ...shift, startsAt: at(-26), endsAt: at(-24) } });
  const remote = { remote: true, attested: ['個室です'] };
  await test.call(routes.checkIn, { as: counselor, params, body: remote });
  await test.app.drain();
  const { consultationId } = await desk.open(supervisor);
  await test.call(routes.placeWaiting, { as, params: { consultationId }, body: { to: 'front', reason } });
}

/** One broadcast to whoever follows, that uses up the month, and the alarm that follows from it. */
async function sendBroadcast(desk: LineDesk): Promise<void> {
  const on = broadcastsAt(desk);
  await on.rules();
  const { usedThisMonth } = await desk.line.control.channel(desk.channelId);
  await on.plan(usedThisMonth + 1);
  const approved = await on.approved({ segment: { openTalks: 'include' } });
  await desk.test.app.drain();
  await desk.test.app.drain();
  if ((await on.read(approved)).totals?.accepted !== 1) throw new Error('The broadcast reached nobody.');
}

/** Lets happen at a desk what leaves a row in every table there is. */
export async function fillEveryTable(desk: LineDesk): Promise<FullDesk> {
  const { test, operator } = desk;
  const as = operator.staff.counselor;
  const admin = operator.staff.system_admin;
  const word = (kind: string) => `${kind} "引用" \\ \u2028 ${randomBytes(9).toString('hex')} 😔`;
  const words = {
    text: word('text'),
    answer: word('answer'),
    waiting: word('waiting'),
    note: word('note'),
    draft: word('draft'),
    early: word('early'),
    reason: word('reason'),
  };
  const { seeker, consultationId } = await desk.claimed(as, words.text);
  const phone = createPhone(test.clock.now(), seeker.userId);
  const params = { consultationId };
  const headers = { 'idempotency-key': randomUUID() };
  await desk.post([
    phone.follow(),
    phone.edit(newLineMessageId(), words.early),
    phone.message({ type: 'sticker', keywords: ['泣く'] }),
  ]);
  await test.call(routes.addNote, { as, params, body: { text: words.note }, headers });
  await desk.send(as, consultationId, words.answer);
  await test.app.drain();
  await desk.line.control.addFault({ kind: 'monthly-limit', times: 1 });
  await desk.send(as, consultationId, words.waiting);
  await test.app.drain();
  await desk.post([phone.text('まだいますか')]);
  await test.app.drain();
  await test.call(routes.saveDraft, { as, params, body: { text: words.draft } });
  await test.call(routes.createTemplate, {
    as: operator.staff.supervisor,
    params: { deskId: operator.desk.deskId },
    body: { title: 'あいさつ', text: 'こんばんは。\nゆっくりで大丈夫です。' },
  });
  await fillRoster(desk, words.reason);
  const deskParams = { deskId: operator.desk.deskId };
  await test.call(routes.saveHours, { as: admin, params: deskParams, body: { version: 0, timetable: null } });
  await test.call(routes.overrideHours, {
    as: operator.staff.supervisor,
    params: deskParams,
    body: { overrideId: null, phase: 'intake', reason: '"引用" \\ 職員の研修のため', until: null },
  });
  await test.app.drain();
  await fillTexts(desk, consultationId);
  const token = { name: '連携', staffId: admin.staffId, access: 'read' as const, expiresInDays: 1 };
  await test.call(routes.createToken, { as: admin, body: token });
  await insertNotification(test, operator, as);
  const { choices } = await test.call(routes.getNotificationPreferences, { as });
  await test.call(routes.setNotificationPreferences, {
    as,
    body: { choices, quiet: 'never', address: 'toban@example.jp' },
  });
  await test.call(routes.setNotificationSettings, { as: admin, body: { content: 'bare', push: true } });
  const keys = await test.context.keys(operator.operatorId);
  const contact = {
    deskId: operator.desk.deskId,
    email: 'renraku@example.jp',
    kind: 'alert_climbed',
  } as const;
  await test.context.db.tenant(operator.operatorId, (tx) => notifyAddress(tx, test.context, keys, contact));
  await test.app.drain();
  await test.refusal(routes.signIn, { body: { login: as.login, password: 'chigau-kotoba-12' } });
  await sendBroadcast(desk);
  await fillAlerts(desk, consultationId);
  return { consultationId, words };
}

async function fillAlerts(desk: LineDesk, consultationId: string): Promise<void> {
  const { test, operator } = desk;
  const as = operator.staff.system_admin;
  const params = { deskId: operator.desk.deskId };
  const [message] = await desk.messages(operator.staff.counselor, consultationId);
  const where = { operatorId: operator.operatorId, consultationId, messageId: message?.id ?? '' };
  await raise(test, where, [hitOf()]);
  await test.app.drain();
  const clock = await test.call(routes.getAlertSettings, { as, params });
  await test.call(routes.setAlertSettings, { as, params, body: clock });
  const contact = { name: '当番', email: 'toban@example.jp' };
  await test.call(routes.createAlertContact, { as, params, body: contact });
  await test.call(routes.createAlertTerm, { as, params, body: { pattern: '青葉橋', level: 'high' } });
}
/** Texts, their receipts, phone lines and public pages. */
async function fillTexts({ test, operator }: LineDesk, consultationId: string): Promise<void> {
  const params = { deskId: operator.desk.deskId };
  const { supervisor, officer, system_admin: admin } = operator.staff;
  const body = { revision: 0, bodies: { standard: 'だれでも相談できます。' } };
  const draft = await test.call(routes.saveTextDraft, {
    as: supervisor,
    params: { ...params, kind: 'policy' },
    body,
  });
  const version = { ...params, versionId: draft.versionId };
  await test.call(routes.submitText, { as: supervisor, params: version, body: { revision: draft.revision } });
  await test.call(routes.approveText, { as: officer, params: version });
  await test.call(routes.takeReadyHotlines, { as: admin });
  const [line] = (await test.call(routes.listHotlines, { as: admin })).hotlines;
  const hotlineId = line?.hotlineId ?? '';
  await test.call(routes.checkHotline, { as: supervisor, params: { hotlineId }, body: { version: 1 } });
  await test.call(routes.chooseDeskHotlines, { as: supervisor, params, body: { hotlineIds: [hotlineId] } });
  const { consultation } = await test.call(routes.getConsultation, {
    as: operator.staff.counselor,
    params: { consultationId },
  });
  await test.call(routes.setAssignment, {
    as: supervisor,
    params: { seekerId: consultation.seekerId },
    body: { staffId: operator.staff.counselor.staffId, deputies: [operator.staff.colleague.staffId] },
  });
  await test.call(routes.setAssignmentRules, { as: supervisor, params, body: { waitMinutes: 20 } });
  const now = test.clock.now().getTime();
  await test.call(routes.createOwnAbsence, {
    as: operator.staff.counselor,
    params,
    body: {
      startsAt: new Date(now + 86_400_000).toISOString(),
      endsAt: new Date(now + 90_000_000).toISOString(),
      note: '研修',
    },
  });
  const { seekerId } = consultation;
  await test.context.db.tenant(operator.operatorId, async (tx) => {
    await setForm(tx, test.context, { deskId: params.deskId, seekerId, form: 'easy' });
    const receipt = { versionId: draft.versionId, seekerId, consultationId, messageId: null, form: 'easy' };
    await recordReceipts(tx, test.context, [receipt]);
  });
}
