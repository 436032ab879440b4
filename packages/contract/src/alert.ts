import { z } from 'zod';
import { Id, StaffRef, Time } from './common.ts';
import { ConsultationState } from './consultation-state.ts';

/** Least to most. The level of an alert only grows by machine; people decide when it is over. */
export const ALERT_LEVELS = ['medium', 'high', 'urgent'] as const;
export const AlertLevel = z.enum(ALERT_LEVELS).meta({ id: 'AlertLevel' });
export type AlertLevel = z.infer<typeof AlertLevel>;

/** Whom an alert asks to look: the counselor, then the supervisors, then the contacts on duty. */
export const ALERT_STAGES = ['counselor', 'supervisor', 'contact'] as const;
export const AlertStage = z.enum(ALERT_STAGES).meta({ id: 'AlertStage' });
export type AlertStage = z.infer<typeof AlertStage>;

export const AlertDecision = z
  .enum(['emergency', 'watch', 'talked', 'no_danger', 'false_hit'])
  .meta({ id: 'AlertDecision' });
export type AlertDecision = z.infer<typeof AlertDecision>;

/** The list of fourteen words that authorities prescribe; every hit of them is reported. */
export const FIXED_WORDS = [
  '死ぬ',
  '死に',
  '自殺',
  '殺せ',
  '死ね',
  '殺し',
  '消えたい',
  'リスカ',
  '虐待',
  'いじめ',
  '暴力',
  '暴行',
  '自傷',
  '助け',
] as const;

export const HitList = z.enum(['fixed', 'lexicon', 'desk']);
export type HitList = z.infer<typeof HitList>;

export const MessageHit = z
  .object({
    list: HitList.meta({
      description: 'The fourteen prescribed words, the lexicon of the product, or words the desk added',
    }),
    entry: z.string(),
    level: AlertLevel,
    start: z.int().meta({ description: 'UTF-16 offset in the text' }),
    end: z.int(),
    likelyFalse: z
      .string()
      .nullable()
      .meta({ description: 'Why it may be meant otherwise; never a reason to hide the message' }),
  })
  .meta({ id: 'MessageHit' });
export type MessageHit = z.infer<typeof MessageHit>;

/** The newest alert of a consultation, as far as lists show it. */
export const ConsultationAlert = z
  .object({
    alertId: Id,
    level: AlertLevel,
    open: z.boolean().meta({ description: 'Nobody has decided yet' }),
    stage: AlertStage,
    seen: z.boolean(),
    likelyFalse: z
      .boolean()
      .meta({ description: 'Every hit so far is labelled as likely false; it does not climb' }),
  })
  .meta({ id: 'ConsultationAlert' });
export type ConsultationAlert = z.infer<typeof ConsultationAlert>;

interface Raised {
  readonly alert: ConsultationAlert | null;
}

/** Where an open alert puts a talk in the waiting list: 0 comes first. Within a rank the oldest comes first. */
export function alertRank({ alert }: Raised): number {
  if (!alert?.open) return 4;
  if (alert.likelyFalse) return 3;
  return 2 - ALERT_LEVELS.indexOf(alert.level);
}

export const Alert = z
  .object({
    alertId: Id,
    deskId: Id,
    consultationId: Id,
    seekerId: Id,
    pseudonym: z.string(),
    consultationState: ConsultationState,
    assignee: StaffRef.nullable(),
    level: AlertLevel,
    likelyFalse: z.boolean(),
    stage: AlertStage,
    raisedAt: Time,
    lastHitAt: Time,
    hits: z.int(),
    owner: StaffRef.nullable(),
    seenAt: Time.nullable(),
    decidedAt: Time.nullable(),
    decidedBy: StaffRef.nullable(),
    decision: AlertDecision.nullable(),
    note: z.string().nullable(),
    nextClimbAt: Time.nullable().meta({ description: 'When somebody is told next unless a person acts' }),
    abilities: z
      .object({ take: z.boolean(), takeOver: z.boolean(), decide: z.boolean() })
      .meta({ description: 'What the caller may do with this alert now' }),
  })
  .meta({ id: 'Alert' });
export type Alert = z.infer<typeof Alert>;

export const AlertStep = z
  .object({
    at: Time,
    kind: z.enum(['raised', 'grown', 'told', 'climbed', 'reminded', 'seen', 'taken_over', 'decided']),
    level: AlertLevel,
    stage: AlertStage,
    by: StaffRef.nullable(),
    toldStaff: z.array(StaffRef),
    toldContacts: z.array(z.string()),
  })
  .meta({ id: 'AlertStep' });
export type AlertStep = z.infer<typeof AlertStep>;

const Minutes = z.int().min(1).max(1440);
const Climb = z
  .object({ supervisor: Minutes, contact: Minutes })
  .refine(({ supervisor, contact }) => contact > supervisor, {
    path: ['contact'],
    message: 'must be later than the supervisors are told',
  })
  .meta({
    description: 'Minutes an alert may stay unseen until these people are told, from when it was raised',
  });

export const AlertClock = z.object({
  urgent: Climb,
  high: Climb,
  medium: Climb,
  mediumClimbs: z.boolean(),
  remindMinutes: Minutes.meta({
    description: 'How often the people of the stage are reminded of an alert nobody has decided',
  }),
});
export type AlertClock = z.infer<typeof AlertClock>;

/** The clock of a desk that has set none. */
export const DEFAULT_ALERT_CLOCK: AlertClock = {
  urgent: { supervisor: 1, contact: 3 },
  high: { supervisor: 3, contact: 10 },
  medium: { supervisor: 10, contact: 30 },
  mediumClimbs: true,
  remindMinutes: 30,
};

export const AlertSettings = AlertClock.extend({
  version: z.int().meta({ description: '0: the desk has never set its clock' }),
}).meta({ id: 'AlertSettings' });
export type AlertSettings = z.infer<typeof AlertSettings>;

export const AlertContact = z
  .object({
    contactId: Id,
    name: z.string(),
    email: z.string(),
    staffId: Id.nullable(),
    position: z.int(),
  })
  .meta({ id: 'AlertContact' });
export type AlertContact = z.infer<typeof AlertContact>;

export const AlertTerm = z
  .object({
    termId: Id,
    pattern: z.string(),
    level: AlertLevel,
    active: z.boolean(),
    addedBy: StaffRef,
    addedAt: Time,
  })
  .meta({ id: 'AlertTerm' });
export type AlertTerm = z.infer<typeof AlertTerm>;
