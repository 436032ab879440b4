import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startAlertDesk, type AlertDesk } from '../_support/alert-desk.ts';
import { hitOf, raise } from '../_support/alerts.ts';
import { MINUTE } from '../_support/app.ts';
import { asOwner } from '../_support/owner.ts';

let acts: AlertDesk;
beforeAll(async () => {
  acts = await startAlertDesk();
});
afterAll(() => acts.desk.close());
beforeEach(() => {
  acts.notifier.told.length = 0;
});

describe('the climb', () => {
  it('goes over the minutes from counselor to supervisors to contacts, out of hours too', async () => {
    const { test } = acts.desk;
    const { counselor, supervisor, senior_counselor: senior, system_admin: admin } = acts.staff;
    await test.call(routes.createAlertContact, {
      as: admin,
      params: { deskId: acts.deskId },
      body: { name: '当番', email: 'toban@example.jp' },
    });
    const { seeker, consultationId } = await acts.desk.claimed(counselor);
    await seeker.says('いま、そとにいます');
    await acts.desk.settle();
    const message = (await acts.desk.messages(counselor, consultationId)).at(-1);
    const where = { operatorId: acts.desk.operator.operatorId, consultationId, messageId: message?.id ?? '' };
    acts.notifier.told.length = 0;
    await raise(test, where, [hitOf({ level: 'urgent', list: 'lexicon', entry: 'place.roof' })]);
    await test.app.drain();
    // Alerts of other talks climb meanwhile.
    const tellsOf = () =>
      acts.notifier.told
        .splice(0)
        .flatMap(({ consultationId: of, ...told }) => (of === consultationId ? [told] : []));
    const deciders = expect.arrayContaining([supervisor.staffId, senior.staffId]) as string[];
    expect(tellsOf()).toEqual([
      { stage: 'counselor', kind: 'told', staff: [counselor.staffId], contact: null },
    ]);
    await acts.desk.later(MINUTE - 1);
    await test.app.drain();
    expect(tellsOf()).toEqual([]);
    await acts.desk.later(1);
    await test.app.drain();
    expect(tellsOf()).toEqual([{ stage: 'supervisor', kind: 'climbed', staff: deciders, contact: null }]);
    expect((await acts.factsOf(supervisor, consultationId))?.alert?.stage).toBe('supervisor');
    await acts.desk.later(2 * MINUTE);
    await test.app.drain();
    const last = { stage: 'contact', staff: [], contact: '当番 <toban@example.jp>' };
    expect(tellsOf()).toEqual([
      { stage: 'contact', kind: 'climbed', staff: deciders, contact: null },
      { ...last, kind: 'climbed' },
    ]);
    // Nobody looks: they are reminded, until somebody does; then only the owner and those who may decide.
    await acts.desk.later(30 * MINUTE);
    await test.app.drain();
    expect(tellsOf()).toContainEqual({ ...last, kind: 'reminded' });
    const { alertId } = await acts.alertOf(counselor, consultationId);
    await acts.take(counselor, alertId);
    await acts.desk.later(29 * MINUTE);
    await test.app.drain();
    expect(tellsOf()).toEqual([]);
    await acts.desk.later(MINUTE);
    await test.app.drain();
    const [reminder, ...more] = tellsOf();
    expect(reminder).toMatchObject({ stage: 'contact', kind: 'reminded' });
    expect(reminder?.staff).toContain(counselor.staffId);
    expect(more).toEqual([]);
    const [whole] = await acts.ofTalk(supervisor, consultationId);
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
    await acts.desk.later(120 * MINUTE);
    await test.app.drain();
    expect(tellsOf()).toEqual([]);
  });

  it('follows a new clock at once', async () => {
    const { test } = acts.desk;
    const { supervisor } = acts.staff;
    const params = { deskId: acts.deskId };
    const { consultationId } = await acts.raised([hitOf({ level: 'medium' })]);
    await test.app.drain();
    await acts.desk.later(2 * MINUTE);
    await test.app.drain();
    expect(await acts.alertOf(supervisor, consultationId)).toMatchObject({ stage: 'counselor' });
    const settings = await test.call(routes.getAlertSettings, { as: supervisor, params });
    const body = { ...settings, medium: { supervisor: 2, contact: 40 } };
    const set = await test.call(routes.setAlertSettings, { as: supervisor, params, body });
    expect(set).toEqual({ ...body, version: settings.version + 1 });
    await test.app.drain();
    expect(await acts.alertOf(supervisor, consultationId)).toMatchObject({ stage: 'supervisor' });
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
