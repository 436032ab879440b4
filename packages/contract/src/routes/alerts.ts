import { z } from 'zod';
import {
  Alert,
  AlertClock,
  AlertContact,
  AlertDecision,
  AlertLevel,
  AlertSettings,
  AlertStep,
  AlertTerm,
  HitList,
} from '../alert.ts';
import { ConsultationParams, DeskParams, Id, line, text } from '../common.ts';
import { defineRoute } from '../route.ts';

const AlertParams = z.object({ alertId: Id });
const ContactParams = DeskParams.extend({ contactId: Id });
const TermParams = DeskParams.extend({ termId: Id });

const contact = z.strictObject({
  name: line(40),
  email: z.email('must be a mail address').max(254),
  staffId: Id.nullable().default(null),
  position: z.int().min(0).max(999).default(0),
});

/** Longer than one character: a single one would be found in every other message. */
const Pattern = line(30).refine((pattern) => pattern.length > 1, 'must have at least 2 characters');

export const AlertFigures = z
  .object({
    month: z.string(),
    words: z
      .array(
        z.object({
          word: z.string(),
          messages: z
            .int()
            .meta({ description: 'Messages with the word, those taken back or edited later included' }),
          likelyFalse: z.int().meta({ description: 'Of these, messages labelled as likely false' }),
          consultations: z.int(),
        }),
      )
      .meta({ description: 'The fourteen prescribed words in their order, also those without a hit' }),
    lists: z.array(z.object({ list: HitList, messages: z.int(), consultations: z.int() })),
  })
  .meta({ id: 'AlertFigures' });
export type AlertFigures = z.infer<typeof AlertFigures>;

const tag = 'Alerts';
export const alertRoutes = {
  listAlerts: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/alerts',
    auth: 'talk.read_own',
    tag,
    summary: 'Undecided alerts of a desk in talks the caller may read, the most pressing first',
    params: DeskParams,
    response: z.object({ alerts: z.array(Alert) }),
  }),
  listDecidedAlerts: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/alerts/decided',
    auth: 'talk.read_any',
    tag,
    summary: 'Decided alerts of a desk, the newest first',
    params: DeskParams,
    query: z.object({
      before: Id.optional().meta({ description: 'Id of the last alert of the page before' }),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    response: z.object({ alerts: z.array(Alert), more: z.boolean() }),
  }),
  listTalkAlerts: defineRoute({
    method: 'GET',
    path: '/consultations/:consultationId/alerts',
    auth: 'talk.read_own',
    tag,
    summary: 'All alerts of a talk with what happened to them, the newest first',
    params: ConsultationParams,
    response: z.object({ alerts: z.array(Alert.extend({ steps: z.array(AlertStep) })) }),
  }),
  takeAlert: defineRoute({
    method: 'POST',
    path: '/alerts/:alertId/seen',
    auth: 'alert.take',
    tag,
    summary: 'Say that one has seen an alert and looks after it; it then climbs no further',
    params: AlertParams,
    body: z.strictObject({ takeOver: z.boolean().default(false) }),
    response: Alert,
    errors: ['alert_taken', 'alert_decided'],
  }),
  decideAlert: defineRoute({
    method: 'POST',
    path: '/alerts/:alertId/decide',
    auth: 'alert.decide',
    tag,
    summary: 'Decide about an alert; of two callers one decides and the other is told who did and what',
    params: AlertParams,
    body: z.strictObject({ decision: AlertDecision, note: text(2000).optional() }),
    response: Alert,
    errors: ['alert_decided'],
  }),
  getAlertSettings: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/alert-settings',
    auth: 'alert.manage',
    tag,
    summary: "The desk's clock of climbing alerts",
    params: DeskParams,
    response: AlertSettings,
  }),
  setAlertSettings: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/alert-settings',
    auth: 'alert.manage',
    tag,
    summary: 'Set the clock; alerts that are open follow it at once',
    params: DeskParams,
    body: z.strictObject({
      version: z
        .int()
        .meta({ description: 'Version the change was made from; refused when somebody changed it since' }),
      ...AlertClock.shape,
    }),
    response: AlertSettings,
    errors: ['version_changed'],
  }),
  listAlertContacts: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/alert-contacts',
    auth: 'alert.manage',
    tag,
    summary: 'Contacts on duty, in the order they are told',
    params: DeskParams,
    response: z.object({ contacts: z.array(AlertContact) }),
  }),
  createAlertContact: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/alert-contacts',
    auth: 'alert.manage',
    tag,
    summary: 'Add a contact on duty',
    params: DeskParams,
    body: contact,
    response: AlertContact,
  }),
  updateAlertContact: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/alert-contacts/:contactId',
    auth: 'alert.manage',
    tag,
    summary: 'Change a contact on duty',
    params: ContactParams,
    body: contact,
    response: AlertContact,
  }),
  deleteAlertContact: defineRoute({
    method: 'DELETE',
    path: '/desks/:deskId/alert-contacts/:contactId',
    auth: 'alert.manage',
    tag,
    summary: 'Remove a contact on duty; the history of alerts still names it',
    params: ContactParams,
  }),
  listAlertTerms: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/alert-terms',
    auth: 'alert.manage',
    tag,
    summary: 'Words the desk watches for beside the lists that come with the product',
    params: DeskParams,
    response: z.object({ terms: z.array(AlertTerm) }),
  }),
  createAlertTerm: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/alert-terms',
    auth: 'alert.manage',
    tag,
    summary: 'Watch for one more word; messages that are already there are not searched again',
    params: DeskParams,
    body: z.strictObject({ pattern: Pattern, level: AlertLevel }),
    response: AlertTerm,
    errors: ['name_taken'],
  }),
  updateAlertTerm: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/alert-terms/:termId',
    auth: 'alert.manage',
    tag,
    summary: 'Change the level of a word, or stop and start watching for it',
    params: TermParams,
    body: z.strictObject({ level: AlertLevel, active: z.boolean() }),
    response: AlertTerm,
  }),
  deleteAlertTerm: defineRoute({
    method: 'DELETE',
    path: '/desks/:deskId/alert-terms/:termId',
    auth: 'alert.manage',
    tag,
    summary: 'Remove a word; its hits stay in the figures',
    params: TermParams,
  }),
  getAlertFigures: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/alert-figures',
    auth: 'figures.read',
    tag,
    summary: 'Hits of the prescribed words at a desk in a month (Asia/Tokyo)',
    params: DeskParams,
    query: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u, 'must be like 2026-11') }),
    response: AlertFigures,
  }),
} as const;
