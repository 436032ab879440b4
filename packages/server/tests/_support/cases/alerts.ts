import { routes } from '@tomoshibi/contract';
import { hitOf, raise } from '../alerts.ts';
import type { TestApp, TestOperator } from '../app.ts';
import type { LineDesk } from '../line-desk.ts';
import { insertTalk } from '../talk-fixture.ts';
import type { FilledTalk, ModuleCases, VerbsAt } from './case.ts';

/** Stages of the clock that suit each other. */
const STAGES = { supervisor: 1, contact: 2 };

async function verbs({ desk, verb, params }: VerbsAt): Promise<void> {
  const { counselor: umi, supervisor } = desk.operator.staff;
  const clock = await desk.test.call(routes.getAlertSettings, { as: supervisor, params });
  await verb({
    route: 'setAlertSettings',
    action: 'alert_clock.set',
    call: { as: supervisor, params, body: { ...clock, remindMinutes: 45 } },
  });
  const duty = { name: '当番', email: 'toban@example.jp' };
  const { contactId } = await verb({
    route: 'createAlertContact',
    action: 'alert_contact.created',
    call: { as: supervisor, params, body: duty },
  });
  const contact = { as: supervisor, params: { ...params, contactId } };
  await verb({
    route: 'updateAlertContact',
    action: 'alert_contact.updated',
    call: { ...contact, body: { ...duty, position: 3 } },
  });
  await verb({ route: 'deleteAlertContact', action: 'alert_contact.deleted', call: contact });
  const { termId } = await verb({
    route: 'createAlertTerm',
    action: 'alert_term.created',
    call: { as: supervisor, params, body: { pattern: '青葉橋', level: 'high' } },
  });
  const term = { as: supervisor, params: { ...params, termId } };
  await verb({
    route: 'updateAlertTerm',
    action: 'alert_term.updated',
    call: { ...term, body: { level: 'urgent', active: false } },
  });
  await verb({ route: 'deleteAlertTerm', action: 'alert_term.deleted', call: term });
  const { consultationId } = await desk.claimed(umi);
  const [words] = await desk.messages(umi, consultationId);
  const spoken = { operatorId: desk.operator.operatorId, consultationId, messageId: words?.id ?? '' };
  await raise(desk.test, spoken, [hitOf()]);
  const { alerts } = await desk.test.call(routes.listAlerts, { as: umi, params });
  const alert = { alertId: alerts[0]?.alertId };
  await verb({ route: 'takeAlert', action: 'alert.seen', call: { as: umi, params: alert, body: {} } });
  await verb({
    route: 'decideAlert',
    action: 'alert.decided',
    call: { as: supervisor, params: alert, body: { decision: 'talked', note: '落ち着いている' } },
  });
}

async function ids(app: TestApp, operator: TestOperator) {
  const { supervisor, system_admin: as } = operator.staff;
  const params = { deskId: operator.desk.deskId };
  await raise(app, { operatorId: operator.operatorId, ...(await insertTalk(app, operator)) }, [hitOf()]);
  await app.app.drain();
  const { alerts } = await app.call(routes.listAlerts, { as: supervisor, params });
  const contact = { name: '当番', email: 'toban@example.jp' };
  const { contactId } = await app.call(routes.createAlertContact, { as, params, body: contact });
  const term = { pattern: '青葉橋', level: 'high' } as const;
  const { termId } = await app.call(routes.createAlertTerm, { as, params, body: term });
  return { alertId: alerts[0]?.alertId ?? '', contactId, termId };
}

async function fill(desk: LineDesk, { consultationId }: FilledTalk): Promise<void> {
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

export const alertsCases: ModuleCases = {
  ids,
  samples: { urgent: [STAGES], high: [STAGES], medium: [STAGES] },
  verbs,
  fill,
};
