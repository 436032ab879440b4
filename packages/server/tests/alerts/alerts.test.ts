import { ConsultationFacts, routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hitOf, raise, rememberingNotifier, withdraw } from '../_support/alerts.ts';
import { MINUTE, type TestPerson } from '../_support/app.ts';
import { expectSameAsSnapshot, followEvents } from '../_support/event-stream.ts';
import { eventually, startLineDesk, type LineDesk } from '../_support/line-desk.ts';
import { asOwner } from '../_support/owner.ts';

let desk: LineDesk;
const notifier = rememberingNotifier();
beforeAll(async () => {
  desk = await startLineDesk({ alertNotifier: notifier });
});
afterAll(() => desk.close());
beforeEach(() => {
  notifier.told.length = 0;
});

const staff = () => desk.operator.staff;
const deskId = () => desk.operator.desk.deskId;
const board = async (as: TestPerson) =>
  (await desk.test.call(routes.listAlerts, { as, params: { deskId: deskId() } })).alerts;
const alertOf = async (as: TestPerson, consultationId: string) => {
  const alert = (await board(as)).find((one) => one.consultationId === consultationId);
  if (!alert) throw new Error('The board shows no alert of this talk.');
  return alert;
};
const ofTalk = async (as: TestPerson, consultationId: string) =>
  (await desk.test.call(routes.listTalkAlerts, { as, params: { consultationId } })).alerts;
const take = (as: TestPerson, alertId: string, takeOver = false) =>
  desk.test.call(routes.takeAlert, { as, params: { alertId }, body: { takeOver } });
const factsOf = async (as: TestPerson, consultationId: string) =>
  (await desk.queue(as)).find(({ id }) => id === consultationId);

/** A talk whose first message, harmless in itself, is said to have the given hits. */
async function raised(hits = [hitOf()], text = 'こんばんは。雨ですね') {
  const { seeker, consultationId } = await desk.open(staff().supervisor, text);
  const [message] = await desk.messages(staff().supervisor, consultationId);
  const where = {
    operatorId: desk.operator.operatorId,
    consultationId,
    messageId: message?.id ?? '',
  };
  await raise(desk.test, where, hits);
  return { seeker, consultationId, where, messageId: where.messageId };
}

describe('an alert', () => {
  it('is raised, seen and decided', async () => {
    const { test } = desk;
    const { counselor, supervisor } = staff();
    const { consultationId } = await raised();
    await test.app.drain();
    const alert = await alertOf(counselor, consultationId);
    expect(alert).toMatchObject({
      level: 'high',
      likelyFalse: false,
      stage: 'counselor',
      hits: 1,
      owner: null,
      seenAt: null,
      abilities: { take: true, takeOver: false, decide: false },
    });
    expect((await factsOf(counselor, consultationId))?.alert).toEqual({
      alertId: alert.alertId,
      level: 'high',
      open: true,
      stage: 'counselor',
      seen: false,
      likelyFalse: false,
    });

    const taken = await take(counselor, alert.alertId);
    expect(taken).toMatchObject({ owner: { staffId: counselor.staffId }, abilities: { take: false } });
    expect(taken.seenAt).toBe(test.clock.now().toISOString());
    // A repetition by the owner changes nothing.
    expect(await take(counselor, alert.alertId)).toEqual(taken);
    expect((await factsOf(counselor, consultationId))?.alert).toMatchObject({ open: true, seen: true });

    const decided = await test.call(routes.decideAlert, {
      as: supervisor,
      params: { alertId: alert.alertId },
      body: { decision: 'watch', note: '家族がそばにいると確かめた' },
    });
    expect(decided).toMatchObject({
      decision: 'watch',
      note: '家族がそばにいると確かめた',
      decidedBy: { staffId: supervisor.staffId },
      owner: { staffId: counselor.staffId },
      nextClimbAt: null,
      abilities: { take: false, takeOver: false, decide: false },
    });
    expect((await board(supervisor)).map((one) => one.alertId)).not.toContain(alert.alertId);
    expect((await factsOf(counselor, consultationId))?.alert).toMatchObject({ open: false });
    const { alerts } = await test.call(routes.listDecidedAlerts, {
      as: supervisor,
      params: { deskId: deskId() },
      query: {},
    });
    expect(alerts[0]).toEqual(decided);
    const [whole] = await ofTalk(supervisor, consultationId);
    expect(whole?.steps.map(({ kind, by }) => [kind, by?.name ?? null])).toEqual([
      ['raised', null],
      ['told', null],
      ['seen', counselor.name],
      ['decided', supervisor.name],
    ]);

    // The words of the decision are sealed like the talk.
    const [stored] = await asOwner(
      test.databaseUrl,
      `select encode(sealed_note, 'escape') as note from alerts where id = '${alert.alertId}'`,
    );
    expect(String(stored?.['note'])).not.toContain('家族');
  });

  it('is one a talk while undecided; new hits make it graver, and after a decision raise a new one', async () => {
    const { supervisor } = staff();
    const { where, consultationId } = await raised([hitOf({ level: 'medium' })]);
    await raise(desk.test, where, [hitOf({ level: 'urgent' }), hitOf({ level: 'medium' })]);
    const alert = await alertOf(supervisor, consultationId);
    expect(alert).toMatchObject({ level: 'urgent', hits: 3 });
    await raise(desk.test, where, [hitOf({ level: 'medium' })]);
    expect(await alertOf(supervisor, consultationId)).toMatchObject({
      alertId: alert.alertId,
      level: 'urgent',
      hits: 4,
    });
    await desk.test.call(routes.decideAlert, {
      as: supervisor,
      params: { alertId: alert.alertId },
      body: { decision: 'talked' },
    });
    await raise(desk.test, where, [hitOf({ level: 'medium' })]);
    const again = await alertOf(supervisor, consultationId);
    expect(again).toMatchObject({ level: 'medium', hits: 1, owner: null, seenAt: null });
    expect(again.alertId).not.toBe(alert.alertId);
    expect((await factsOf(supervisor, consultationId))?.alert).toMatchObject({ alertId: again.alertId });
  });

  it('has to be looked at again when a seen one becomes graver', async () => {
    const { counselor } = staff();
    const { where, consultationId } = await raised([hitOf({ level: 'medium' })]);
    await take(counselor, (await alertOf(counselor, consultationId)).alertId);
    await raise(desk.test, where, [hitOf({ level: 'urgent' })]);
    expect(await alertOf(counselor, consultationId)).toMatchObject({
      level: 'urgent',
      seenAt: null,
      owner: { staffId: counselor.staffId },
      abilities: { take: true },
    });
  });

  it('is decided by one of two at the same time; the other is told by whom and how', async () => {
    const { senior_counselor: senior, supervisor } = staff();
    const { consultationId } = await raised();
    const { alertId } = await alertOf(supervisor, consultationId);
    const decide = (as: TestPerson, decision: 'emergency' | 'no_danger') =>
      desk.test.raw(routes.decideAlert, { as, params: { alertId }, body: { decision } });
    const answers = await Promise.all([decide(supervisor, 'emergency'), decide(senior, 'no_danger')]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const [winner, decision] =
      answers[0]?.statusCode === 200 ? [supervisor, 'emergency'] : [senior, 'no_danger'];
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      error: {
        code: 'alert_decided',
        details: [
          { field: 'decidedBy', reason: winner.name },
          { field: 'decision', reason: decision },
        ],
      },
    });
    const refused = await desk.test.refusal(routes.takeAlert, {
      as: supervisor,
      params: { alertId },
      body: {},
    });
    expect(refused.code).toBe('alert_decided');
  });

  it('has one owner; another is told whose it is, and who may decide can take it over', async () => {
    const { counselor, colleague, supervisor } = staff();
    const { consultationId } = await raised();
    const { alertId } = await alertOf(supervisor, consultationId);
    await take(counselor, alertId);
    const refusal = await desk.test.refusal(routes.takeAlert, {
      as: colleague,
      params: { alertId },
      body: { takeOver: true },
    });
    expect([refusal.code, refusal.details]).toEqual([
      'alert_taken',
      [{ field: 'owner', reason: counselor.name }],
    ]);
    expect(await take(supervisor, alertId, true)).toMatchObject({
      owner: { staffId: supervisor.staffId },
    });
  });

  it('of doubtful hits only is shown and raises the talk, but tells nobody', async () => {
    const { supervisor } = staff();
    const { consultationId } = await raised([hitOf({ likelyFalse: 'hyperbole' })]);
    await desk.later(60 * MINUTE);
    await desk.test.app.drain();
    expect(await alertOf(supervisor, consultationId)).toMatchObject({
      likelyFalse: true,
      stage: 'counselor',
      nextClimbAt: null,
    });
    expect((await ofTalk(supervisor, consultationId))[0]?.steps.map(({ kind }) => kind)).toEqual(['raised']);
  });

  it('stays when its words are unsent, whose place in the message is forgotten', async () => {
    const { supervisor } = staff();
    const { where, consultationId, messageId } = await raised();
    expect((await desk.messages(supervisor, consultationId))[0]?.hits).toEqual([hitOf()]);
    await withdraw(desk.test, where.operatorId, messageId);
    expect((await desk.messages(supervisor, consultationId))[0]?.hits).toEqual([]);
    expect(await alertOf(supervisor, consultationId)).toMatchObject({ hits: 1 });
    const rows = await asOwner(
      desk.test.databaseUrl,
      `select start_at, end_at, entry from message_hits where message_id = '${messageId}'`,
    );
    expect(rows).toEqual([{ start_at: null, end_at: null, entry: '死に' }]);
  });
});

describe('a message from LINE', () => {
  it('raises an alert by its own words, and unsent ones leave no place behind', async () => {
    const { supervisor } = staff();
    const { seeker, consultationId } = await desk.open(supervisor);
    const { messageId } = await seeker.says('もう死にたいです');
    await desk.settle();
    const message = async () => (await desk.messages(supervisor, consultationId)).at(-1);
    expect((await message())?.hits).toContainEqual(
      expect.objectContaining({ list: 'fixed', entry: '死に', start: 2, end: 4, likelyFalse: null }),
    );
    expect(await alertOf(supervisor, consultationId)).toMatchObject({ likelyFalse: false, owner: null });
    await desk.line.control.unsend(desk.channelId, seeker.userId, messageId);
    await desk.settle();
    expect(await message()).toMatchObject({ text: null, hits: [] });
    expect(await alertOf(supervisor, consultationId)).toMatchObject({ decidedAt: null });
  });
});

describe('the waiting list', () => {
  it('has urgent, high and medium alerts first, then doubtful ones, then the oldest', async () => {
    const { supervisor } = staff();
    const before = new Set((await desk.queue(supervisor)).map(({ id }) => id));
    const opened: string[] = [];
    const next = async (hits: Parameters<typeof raised>[0] | null) => {
      await desk.later(MINUTE);
      const talk = hits ? await raised(hits) : await desk.open(supervisor);
      opened.push(talk.consultationId);
    };
    await next(null);
    await next([hitOf({ level: 'urgent', likelyFalse: 'hyperbole' })]);
    await next([hitOf({ level: 'medium' })]);
    await next([hitOf({ level: 'high' })]);
    await next([hitOf({ level: 'high' })]);
    await next([hitOf({ level: 'urgent' })]);
    const order = (await desk.queue(supervisor)).map(({ id }) => id).filter((id) => !before.has(id));
    expect(order.map((id) => opened.indexOf(id))).toEqual([5, 3, 4, 2, 1, 0]);
  });

  it('and the board are told of every change by the stream', async () => {
    const { test } = desk;
    const as = await test.signedIn(staff().supervisor);
    const snapshot = await test.call(routes.getQueue, { as, query: {} });
    const stream = await followEvents(desk.url, as.cookie, snapshot);
    const { consultationId } = await raised();
    await test.app.drain();
    const { alertId } = await alertOf(as, consultationId);
    await take(as, alertId);
    await test.call(routes.decideAlert, { as, params: { alertId }, body: { decision: 'false_hit' } });
    const facts = (consultation: ConsultationFacts) => ConsultationFacts.parse(consultation);
    await expectSameAsSnapshot(stream, () => desk.queue(as), facts);
    await eventually(() => {
      const topics = stream.events.filter((event) => event.type === 'desk');
      expect(topics).toContainEqual({ type: 'desk', deskId: deskId(), topic: 'alerts' });
      return Promise.resolve();
    });
    stream.close();
  });
});

describe('the climb', () => {
  it('goes over the minutes from counselor to supervisors to contacts, out of hours too', async () => {
    const { test } = desk;
    const { counselor, supervisor, senior_counselor: senior, system_admin: admin } = staff();
    await test.call(routes.createAlertContact, {
      as: admin,
      params: { deskId: deskId() },
      body: { name: '当番', email: 'toban@example.jp' },
    });
    const { seeker, consultationId } = await desk.claimed(counselor);
    await seeker.says('いま、そとにいます');
    await desk.settle();
    const message = (await desk.messages(counselor, consultationId)).at(-1);
    const where = { operatorId: desk.operator.operatorId, consultationId, messageId: message?.id ?? '' };
    notifier.told.length = 0;
    await raise(test, where, [hitOf({ level: 'urgent', list: 'lexicon', entry: 'place.roof' })]);
    await test.app.drain();
    // Alerts of other talks climb meanwhile.
    const tellsOf = () =>
      notifier.told
        .splice(0)
        .flatMap(({ consultationId: of, ...told }) => (of === consultationId ? [told] : []));
    const deciders = expect.arrayContaining([supervisor.staffId, senior.staffId]) as string[];
    expect(tellsOf()).toEqual([
      { stage: 'counselor', kind: 'told', staff: [counselor.staffId], contact: null },
    ]);
    await desk.later(MINUTE - 1);
    await test.app.drain();
    expect(tellsOf()).toEqual([]);
    await desk.later(1);
    await test.app.drain();
    expect(tellsOf()).toEqual([{ stage: 'supervisor', kind: 'climbed', staff: deciders, contact: null }]);
    expect((await factsOf(supervisor, consultationId))?.alert?.stage).toBe('supervisor');
    await desk.later(2 * MINUTE);
    await test.app.drain();
    const last = { stage: 'contact', staff: [], contact: '当番 <toban@example.jp>' };
    expect(tellsOf()).toEqual([
      { stage: 'contact', kind: 'climbed', staff: deciders, contact: null },
      { ...last, kind: 'climbed' },
    ]);
    // Nobody looks: they are reminded, until somebody does; then only the owner and those who may decide.
    await desk.later(30 * MINUTE);
    await test.app.drain();
    expect(tellsOf()).toContainEqual({ ...last, kind: 'reminded' });
    const { alertId } = await alertOf(counselor, consultationId);
    await take(counselor, alertId);
    await desk.later(29 * MINUTE);
    await test.app.drain();
    expect(tellsOf()).toEqual([]);
    await desk.later(MINUTE);
    await test.app.drain();
    const [reminder, ...more] = tellsOf();
    expect(reminder).toMatchObject({ stage: 'contact', kind: 'reminded' });
    expect(reminder?.staff).toContain(counselor.staffId);
    expect(more).toEqual([]);
    const [whole] = await ofTalk(supervisor, consultationId);
    expect(
      whole?.steps.map((step) => [step.kind, step.stage, step.toldStaff.length > 0, step.toldContacts]),
    ).toEqual([
      ['raised', 'counselor', false, []],
      ['told', 'counselor', true, []],
      ['climbed', 'supervisor', true, []],
      ['climbed', 'contact', true, ['当番']],
      ['reminded', 'contact', true, ['当番']],
      ['seen', 'contact', false, []],
      ['reminded', 'contact', true, []],
    ]);
    const audited = await asOwner(
      test.databaseUrl,
      `select action from audit_rows where subject_id = '${alertId}' order by id`,
    );
    expect(audited.map(({ action }) => action)).toEqual([
      'alert.raised',
      'alert.told',
      'alert.climbed',
      'alert.climbed',
      'alert.reminded',
      'alert.seen',
      'alert.reminded',
    ]);
    await test.call(routes.decideAlert, {
      as: supervisor,
      params: { alertId },
      body: { decision: 'emergency' },
    });
    await desk.later(120 * MINUTE);
    await test.app.drain();
    expect(tellsOf()).toEqual([]);
  });

  it('follows a new clock at once', async () => {
    const { test } = desk;
    const { supervisor } = staff();
    const params = { deskId: deskId() };
    const { consultationId } = await raised([hitOf({ level: 'medium' })]);
    await test.app.drain();
    await desk.later(2 * MINUTE);
    await test.app.drain();
    expect(await alertOf(supervisor, consultationId)).toMatchObject({ stage: 'counselor' });
    const settings = await test.call(routes.getAlertSettings, { as: supervisor, params });
    const body = { ...settings, medium: { supervisor: 2, contact: 40 } };
    const set = await test.call(routes.setAlertSettings, { as: supervisor, params, body });
    expect(set).toEqual({ ...body, version: settings.version + 1 });
    await test.app.drain();
    expect(await alertOf(supervisor, consultationId)).toMatchObject({ stage: 'supervisor' });
    const late = await test.refusal(routes.setAlertSettings, { as: supervisor, params, body });
    expect(late.code).toBe('version_changed');
    const wrong = await test.refusal(routes.setAlertSettings, {
      as: supervisor,
      params,
      body: { ...set, high: { supervisor: 5, contact: 5 } },
    });
    expect(wrong.details.map(({ field }) => field)).toEqual(['high.contact']);
  });
});

describe('who may', () => {
  it('see and take: a counselor only alerts of talks they may read', async () => {
    const { counselor, colleague, officer, system_admin: admin, supervisor } = staff();
    const { consultationId } = await raised();
    const { alertId } = await alertOf(colleague, consultationId);
    await desk.test.call(routes.claim, { as: counselor, params: { consultationId }, body: {} });
    expect((await board(colleague)).map((alert) => alert.consultationId)).not.toContain(consultationId);
    const refused = await desk.test.refusal(routes.takeAlert, {
      as: colleague,
      params: { alertId },
      body: {},
    });
    expect(refused.code).toBe('not_found');
    expect((await board(counselor)).map((alert) => alert.consultationId)).toContain(consultationId);
    for (const as of [officer, admin]) {
      const none = await desk.test.refusal(routes.listAlerts, { as, params: { deskId: deskId() } });
      expect(none.code).toBe('forbidden');
    }
    const decide = { params: { alertId }, body: { decision: 'talked' } } as const;
    const counselors = await desk.test.refusal(routes.decideAlert, { as: counselor, ...decide });
    expect(counselors.code).toBe('forbidden');
    expect((await desk.test.call(routes.decideAlert, { as: supervisor, ...decide })).decision).toBe('talked');
  });
});

describe('the history', () => {
  it('of decided alerts is read in pages', async () => {
    const { test } = desk;
    const { supervisor } = staff();
    for (const decision of ['talked', 'watch', 'no_danger'] as const) {
      const { consultationId } = await raised();
      const { alertId } = await alertOf(supervisor, consultationId);
      await test.call(routes.decideAlert, { as: supervisor, params: { alertId }, body: { decision } });
      await desk.later(MINUTE);
    }
    const page = (before?: string) =>
      test.call(routes.listDecidedAlerts, {
        as: supervisor,
        params: { deskId: deskId() },
        query: { limit: 2, ...(before ? { before } : {}) },
      });
    const first = await page();
    expect(first.more).toBe(true);
    expect(first.alerts.map(({ decision }) => decision)).toEqual(['no_danger', 'watch']);
    const second = await page(first.alerts.at(-1)?.alertId);
    expect(second.alerts[0]?.decision).toBe('talked');
  });
});
