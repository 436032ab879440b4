import { randomUUID } from 'node:crypto';
import {
  DEFAULT_ALERT_CLOCK,
  FIXED_WORDS,
  type Alert,
  type AlertContact,
  type AlertSettings,
  type AlertStep,
  type AlertTerm,
  type BodyOf,
  type ParamsOf,
  type routes,
} from '@tomoshibi/contract';
import { MockError, type Context, type Handler } from './mock-context.ts';
import { meOf, type MockAlert } from './mock-data.ts';
import { mine } from './mock-session.ts';
import { change } from './mock-talks.ts';

type Routes = typeof routes;
type Params<K extends keyof Routes> = { params: ParamsOf<Routes[K]> };
type Body<K extends keyof Routes> = { body: BodyOf<Routes[K]> };

const clocks = new Map<string, AlertSettings>();
const contacts = new Map<string, AlertContact[]>();
const terms = new Map<string, AlertTerm[]>();

/** An alert as the person who asks is shown it. */
function shown(context: Context, { alert }: MockAlert): Alert {
  const { staff } = mine(context);
  const rights = new Set(
    meOf(context.data, mine(context)).desks.find((desk) => desk.deskId === alert.deskId)?.rights,
  );
  const talk = context.data.talks.get(alert.consultationId);
  const open = alert.decidedAt === null;
  const foreign = alert.seenAt !== null && alert.owner?.staffId !== staff.staffId;
  return {
    ...alert,
    assignee: talk?.facts.assignee ?? null,
    consultationState: talk?.facts.state ?? 'closed',
    abilities: {
      take: open && alert.seenAt === null && rights.has('alert.take'),
      takeOver: open && foreign && rights.has('alert.decide'),
      decide: open && rights.has('alert.decide'),
    },
  };
}

function readable(context: Context, { alert }: MockAlert): boolean {
  const { staff } = mine(context);
  const facts = context.data.talks.get(alert.consultationId)?.facts;
  const desk = meOf(context.data, mine(context)).desks.find((one) => one.deskId === alert.deskId);
  if (desk?.rights.includes('talk.read_any')) return true;
  return facts?.state === 'waiting' || facts?.assignee?.staffId === staff.staffId;
}

function alertOf({ data }: Context, alertId: string): MockAlert {
  const found = data.alerts.find(({ alert }) => alert.alertId === alertId);
  if (!found) throw new MockError('not_found');
  if (found.alert.decidedAt)
    throw new MockError('alert_decided', [
      { field: 'decidedBy', reason: found.alert.decidedBy?.name ?? '' },
      { field: 'decision', reason: found.alert.decision ?? '' },
    ]);
  return found;
}

function step(context: Context, found: MockAlert, kind: AlertStep['kind'], next: Partial<Alert>): Alert {
  const { staffId, name } = mine(context).staff;
  const { alert } = found;
  Object.assign(alert, next);
  const at = new Date().toISOString();
  const { level, stage } = alert;
  found.steps.push({ at, kind, level, stage, by: { staffId, name }, toldStaff: [], toldContacts: [] });
  const talk = context.data.talks.get(alert.consultationId);
  if (talk?.facts.alert)
    change(context.server, talk, {
      alert: { ...talk.facts.alert, open: alert.decidedAt === null, seen: alert.seenAt !== null },
    });
  context.server.publish({ type: 'desk', deskId: alert.deskId, topic: 'alerts' });
  return shown(context, found);
}

export const alertHandlers: Record<string, Handler> = {
  listAlerts: ({ params }: Params<'listAlerts'>, context) => ({
    alerts: context.data.alerts
      .filter((one) => one.alert.deskId === params.deskId && one.alert.decidedAt === null)
      .filter((one) => readable(context, one))
      .map((one) => shown(context, one)),
  }),
  listDecidedAlerts: ({ params }: Params<'listDecidedAlerts'>, context) => ({
    alerts: context.data.alerts
      .filter((one) => one.alert.deskId === params.deskId && one.alert.decidedAt !== null)
      .map((one) => shown(context, one)),
    more: false,
  }),
  listTalkAlerts: ({ params }: Params<'listTalkAlerts'>, context) => ({
    alerts: context.data.alerts
      .filter((one) => one.alert.consultationId === params.consultationId)
      .map((one) => ({ ...shown(context, one), steps: one.steps })),
  }),
  takeAlert: ({ params, body }: Params<'takeAlert'> & Body<'takeAlert'>, context) => {
    const found = alertOf(context, params.alertId);
    const { staffId, name } = mine(context).staff;
    const { owner, seenAt } = found.alert;
    if (seenAt && owner?.staffId !== staffId && !body.takeOver)
      throw new MockError('alert_taken', [{ field: 'owner', reason: owner?.name ?? '' }]);
    const now = new Date().toISOString();
    return step(context, found, seenAt ? 'taken_over' : 'seen', {
      owner: { staffId, name },
      seenAt: seenAt ?? now,
    });
  },
  decideAlert: ({ params, body }: Params<'decideAlert'> & Body<'decideAlert'>, context) => {
    const found = alertOf(context, params.alertId);
    const { staffId, name } = mine(context).staff;
    return step(context, found, 'decided', {
      decidedAt: new Date().toISOString(),
      decidedBy: { staffId, name },
      decision: body.decision,
      note: body.note ?? null,
      nextClimbAt: null,
    });
  },
  getAlertSettings: ({ params }: Params<'getAlertSettings'>) =>
    clocks.get(params.deskId) ?? { ...DEFAULT_ALERT_CLOCK, version: 0 },
  setAlertSettings: ({ params, body }: Params<'setAlertSettings'> & Body<'setAlertSettings'>) => {
    const next = { ...body, version: body.version + 1 };
    clocks.set(params.deskId, next);
    return next;
  },
  listAlertContacts: ({ params }: Params<'listAlertContacts'>) => ({
    contacts: contacts.get(params.deskId) ?? [],
  }),
  createAlertContact: ({ params, body }: Params<'createAlertContact'> & Body<'createAlertContact'>) => {
    const made = { contactId: randomUUID(), ...body };
    contacts.set(params.deskId, [...(contacts.get(params.deskId) ?? []), made]);
    return made;
  },
  listAlertTerms: ({ params }: Params<'listAlertTerms'>) => ({ terms: terms.get(params.deskId) ?? [] }),
  createAlertTerm: ({ params, body }: Params<'createAlertTerm'> & Body<'createAlertTerm'>, context) => {
    const { staffId, name } = mine(context).staff;
    const made = {
      termId: randomUUID(),
      ...body,
      active: true,
      addedBy: { staffId, name },
      addedAt: new Date().toISOString(),
    };
    terms.set(params.deskId, [...(terms.get(params.deskId) ?? []), made]);
    return made;
  },
  getAlertFigures: () => ({
    month: '2026-11',
    words: FIXED_WORDS.map((word, index) => ({
      word,
      messages: (index * 7) % 12,
      likelyFalse: (index * 7) % 3,
      consultations: (index * 7) % 9,
    })),
    lists: [
      { list: 'fixed', messages: 61, consultations: 30 },
      { list: 'lexicon', messages: 24, consultations: 12 },
      { list: 'desk', messages: 2, consultations: 1 },
    ],
  }),
};
