import { ConsultationFacts, routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startAlertDesk, type AlertDesk } from '../_support/alert-desk.ts';
import { hitOf, raise, withdraw } from '../_support/alerts.ts';
import { MINUTE, type TestPerson } from '../_support/app.ts';
import { expectSameAsSnapshot, followEvents } from '../_support/event-stream.ts';
import { eventually } from '../_support/line-desk.ts';
import { asOwner } from '../_support/owner.ts';

let acts: AlertDesk;
beforeAll(async () => {
  acts = await startAlertDesk();
});
afterAll(() => acts.desk.close());
beforeEach(() => {
  acts.notifier.told.length = 0;
});

describe('an alert', () => {
  it('is raised, seen and decided', async () => {
    const { test } = acts.desk;
    const { counselor, supervisor } = acts.staff;
    const { consultationId } = await acts.raised();
    await test.app.drain();
    const alert = await acts.alertOf(counselor, consultationId);
    expect(alert).toMatchObject({
      level: 'high',
      likelyFalse: false,
      stage: 'counselor',
      hits: 1,
      owner: null,
      seenAt: null,
      abilities: { take: true, takeOver: false, decide: false },
    });
    expect((await acts.factsOf(counselor, consultationId))?.alert).toEqual({
      alertId: alert.alertId,
      level: 'high',
      open: true,
      stage: 'counselor',
      seen: false,
      likelyFalse: false,
    });

    const taken = await acts.take(counselor, alert.alertId);
    expect(taken).toMatchObject({ owner: { staffId: counselor.staffId }, abilities: { take: false } });
    expect(taken.seenAt).toBe(test.clock.now().toISOString());
    // A repetition by the owner changes nothing.
    expect(await acts.take(counselor, alert.alertId)).toEqual(taken);
    expect((await acts.factsOf(counselor, consultationId))?.alert).toMatchObject({ open: true, seen: true });

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
    expect((await acts.board(supervisor)).map((one) => one.alertId)).not.toContain(alert.alertId);
    expect((await acts.factsOf(counselor, consultationId))?.alert).toMatchObject({ open: false });
    const { alerts } = await test.call(routes.listDecidedAlerts, {
      as: supervisor,
      params: { deskId: acts.deskId },
      query: {},
    });
    expect(alerts[0]).toEqual(decided);
    const [whole] = await acts.ofTalk(supervisor, consultationId);
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
    const { supervisor } = acts.staff;
    const { where, consultationId } = await acts.raised([hitOf({ level: 'medium' })]);
    await raise(acts.desk.test, where, [hitOf({ level: 'urgent' }), hitOf({ level: 'medium' })]);
    const alert = await acts.alertOf(supervisor, consultationId);
    expect(alert).toMatchObject({ level: 'urgent', hits: 3 });
    await raise(acts.desk.test, where, [hitOf({ level: 'medium' })]);
    expect(await acts.alertOf(supervisor, consultationId)).toMatchObject({
      alertId: alert.alertId,
      level: 'urgent',
      hits: 4,
    });
    await acts.desk.test.call(routes.decideAlert, {
      as: supervisor,
      params: { alertId: alert.alertId },
      body: { decision: 'talked' },
    });
    await raise(acts.desk.test, where, [hitOf({ level: 'medium' })]);
    const again = await acts.alertOf(supervisor, consultationId);
    expect(again).toMatchObject({ level: 'medium', hits: 1, owner: null, seenAt: null });
    expect(again.alertId).not.toBe(alert.alertId);
    expect((await acts.factsOf(supervisor, consultationId))?.alert).toMatchObject({ alertId: again.alertId });
  });

  it('has to be looked at again when a seen one becomes graver', async () => {
    const { counselor } = acts.staff;
    const { where, consultationId } = await acts.raised([hitOf({ level: 'medium' })]);
    await acts.take(counselor, (await acts.alertOf(counselor, consultationId)).alertId);
    await raise(acts.desk.test, where, [hitOf({ level: 'urgent' })]);
    expect(await acts.alertOf(counselor, consultationId)).toMatchObject({
      level: 'urgent',
      seenAt: null,
      owner: { staffId: counselor.staffId },
      abilities: { take: true },
    });
  });

  it('is decided by one of two at the same time; the other is told by whom and how', async () => {
    const { senior_counselor: senior, supervisor } = acts.staff;
    const { consultationId } = await acts.raised();
    const { alertId } = await acts.alertOf(supervisor, consultationId);
    const decide = (as: TestPerson, decision: 'emergency' | 'no_danger') =>
      acts.desk.test.raw(routes.decideAlert, { as, params: { alertId }, body: { decision } });
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
    const refused = await acts.desk.test.refusal(routes.takeAlert, {
      as: supervisor,
      params: { alertId },
      body: {},
    });
    expect(refused.code).toBe('alert_decided');
  });

  it('has one owner; another is told whose it is, and who may decide can take it over', async () => {
    const { counselor, colleague, supervisor } = acts.staff;
    const { consultationId } = await acts.raised();
    const { alertId } = await acts.alertOf(supervisor, consultationId);
    await acts.take(counselor, alertId);
    const refusal = await acts.desk.test.refusal(routes.takeAlert, {
      as: colleague,
      params: { alertId },
      body: { takeOver: true },
    });
    expect([refusal.code, refusal.details]).toEqual([
      'alert_taken',
      [{ field: 'owner', reason: counselor.name }],
    ]);
    expect(await acts.take(supervisor, alertId, true)).toMatchObject({
      owner: { staffId: supervisor.staffId },
    });
  });

  it('of doubtful hits only is shown and raises the talk, but tells nobody', async () => {
    const { supervisor } = acts.staff;
    const { consultationId } = await acts.raised([hitOf({ likelyFalse: 'hyperbole' })]);
    await acts.desk.later(60 * MINUTE);
    await acts.desk.test.app.drain();
    expect(await acts.alertOf(supervisor, consultationId)).toMatchObject({
      likelyFalse: true,
      stage: 'counselor',
      nextClimbAt: null,
    });
    expect((await acts.ofTalk(supervisor, consultationId))[0]?.steps.map(({ kind }) => kind)).toEqual([
      'raised',
    ]);
  });

  it('stays when its words are unsent, whose place in the message is forgotten', async () => {
    const { supervisor } = acts.staff;
    const { where, consultationId, messageId } = await acts.raised();
    expect((await acts.desk.messages(supervisor, consultationId))[0]?.hits).toEqual([hitOf()]);
    await withdraw(acts.desk.test, where.operatorId, messageId);
    expect((await acts.desk.messages(supervisor, consultationId))[0]?.hits).toEqual([]);
    expect(await acts.alertOf(supervisor, consultationId)).toMatchObject({ hits: 1 });
    const rows = await asOwner(
      acts.desk.test.databaseUrl,
      `select start_at, end_at, entry from message_hits where message_id = '${messageId}'`,
    );
    expect(rows).toEqual([{ start_at: null, end_at: null, entry: '死に' }]);
  });
});

describe('a message from LINE', () => {
  it('raises an alert by its own words, and unsent ones leave no place behind', async () => {
    const { supervisor } = acts.staff;
    const { seeker, consultationId } = await acts.desk.open(supervisor);
    const { messageId } = await seeker.says('もう死にたいです');
    await acts.desk.settle();
    const message = async () => (await acts.desk.messages(supervisor, consultationId)).at(-1);
    expect((await message())?.hits).toContainEqual(
      expect.objectContaining({ list: 'fixed', entry: '死に', start: 2, end: 4, likelyFalse: null }),
    );
    expect(await acts.alertOf(supervisor, consultationId)).toMatchObject({ likelyFalse: false, owner: null });
    await acts.desk.line.control.unsend(acts.desk.channelId, seeker.userId, messageId);
    await acts.desk.settle();
    expect(await message()).toMatchObject({ text: null, hits: [] });
    expect(await acts.alertOf(supervisor, consultationId)).toMatchObject({ decidedAt: null });
  });
});

describe('the waiting list', () => {
  it('has urgent, high and medium alerts first, then doubtful ones, then the oldest', async () => {
    const { supervisor } = acts.staff;
    const before = new Set((await acts.desk.queue(supervisor)).map(({ id }) => id));
    const opened: string[] = [];
    const next = async (hits: Parameters<AlertDesk['raised']>[0] | null) => {
      await acts.desk.later(MINUTE);
      const talk = hits ? await acts.raised(hits) : await acts.desk.open(supervisor);
      opened.push(talk.consultationId);
    };
    await next(null);
    await next([hitOf({ level: 'urgent', likelyFalse: 'hyperbole' })]);
    await next([hitOf({ level: 'medium' })]);
    await next([hitOf({ level: 'high' })]);
    await next([hitOf({ level: 'high' })]);
    await next([hitOf({ level: 'urgent' })]);
    const order = (await acts.desk.queue(supervisor)).map(({ id }) => id).filter((id) => !before.has(id));
    expect(order.map((id) => opened.indexOf(id))).toEqual([5, 3, 4, 2, 1, 0]);
  });

  it('and the board are told of every change by the stream', async () => {
    const { test } = acts.desk;
    const as = await test.signedIn(acts.staff.supervisor);
    const snapshot = await test.call(routes.getQueue, { as, query: {} });
    const stream = await followEvents(acts.desk.url, as.cookie, snapshot);
    const { consultationId } = await acts.raised();
    await test.app.drain();
    const { alertId } = await acts.alertOf(as, consultationId);
    await acts.take(as, alertId);
    await test.call(routes.decideAlert, { as, params: { alertId }, body: { decision: 'false_hit' } });
    const facts = (consultation: ConsultationFacts) => ConsultationFacts.parse(consultation);
    await expectSameAsSnapshot(stream, () => acts.desk.queue(as), facts);
    await eventually(() => {
      const topics = stream.events.filter((event) => event.type === 'desk');
      expect(topics).toContainEqual({ type: 'desk', deskId: acts.deskId, topic: 'alerts' });
      return Promise.resolve();
    });
    stream.close();
  });
});

describe('who may', () => {
  it('see and take: a counselor only alerts of talks they may read', async () => {
    const { counselor, colleague, officer, system_admin: admin, supervisor } = acts.staff;
    const { consultationId } = await acts.raised();
    const { alertId } = await acts.alertOf(colleague, consultationId);
    await acts.desk.test.call(routes.claim, { as: counselor, params: { consultationId }, body: {} });
    expect((await acts.board(colleague)).map((alert) => alert.consultationId)).not.toContain(consultationId);
    const refused = await acts.desk.test.refusal(routes.takeAlert, {
      as: colleague,
      params: { alertId },
      body: {},
    });
    expect(refused.code).toBe('not_found');
    expect((await acts.board(counselor)).map((alert) => alert.consultationId)).toContain(consultationId);
    for (const as of [officer, admin]) {
      const none = await acts.desk.test.refusal(routes.listAlerts, { as, params: { deskId: acts.deskId } });
      expect(none.code).toBe('forbidden');
    }
    const decide = { params: { alertId }, body: { decision: 'talked' } } as const;
    const counselors = await acts.desk.test.refusal(routes.decideAlert, { as: counselor, ...decide });
    expect(counselors.code).toBe('forbidden');
    expect((await acts.desk.test.call(routes.decideAlert, { as: supervisor, ...decide })).decision).toBe(
      'talked',
    );
  });
});

describe('the history', () => {
  it('of decided alerts is read in pages', async () => {
    const { test } = acts.desk;
    const { supervisor } = acts.staff;
    for (const decision of ['talked', 'watch', 'no_danger'] as const) {
      const { consultationId } = await acts.raised();
      const { alertId } = await acts.alertOf(supervisor, consultationId);
      await test.call(routes.decideAlert, { as: supervisor, params: { alertId }, body: { decision } });
      await acts.desk.later(MINUTE);
    }
    const page = (before?: string) =>
      test.call(routes.listDecidedAlerts, {
        as: supervisor,
        params: { deskId: acts.deskId },
        query: { limit: 2, ...(before ? { before } : {}) },
      });
    const first = await page();
    expect(first.more).toBe(true);
    expect(first.alerts.map(({ decision }) => decision)).toEqual(['no_danger', 'watch']);
    const second = await page(first.alerts.at(-1)?.alertId);
    expect(second.alerts[0]?.decision).toBe('talked');
  });
});
