import { z } from 'zod';
import { Id, line, StaffRef, text, Time } from './common.ts';
import { textForm } from './texts/forms.ts';

/**
 * Whom a broadcast is for. Everybody who follows the desk's LINE account and has not blocked it, narrowed by each
 * part. A new part is a field here and a condition in the server's segment parts.
 */
const segmentParts = {
  contact: z.enum(['any', 'within', 'before']).default('any').meta({
    description: 'Last message of a consultation: within the last `days`, or before them; never is neither',
  }),
  days: z.coerce.number().int().min(1).max(3650).default(30),
  consultations: z.enum(['any', 'never', 'had']).default('any'),
  form: z
    .union([z.literal('any'), textForm])
    .default('any')
    .meta({
      description: 'The form of texts or language the person chose; standard: that one, or none chosen',
    }),
  tag: z
    .string()
    .trim()
    .max(320)
    .default('')
    .meta({ description: 'Only people to whom staff gave this tag; empty: with any or none' }),
  openTalks: z.enum(['exclude', 'include']).default('exclude').meta({
    description: 'Whether people in the middle of a consultation get it too',
  }),
};
export const BroadcastSegment = z.strictObject(segmentParts).meta({ id: 'BroadcastSegment' });
export type BroadcastSegment = z.infer<typeof BroadcastSegment>;

export const BroadcastState = z.enum([
  'draft',
  'submitted',
  'approved',
  'sending',
  'paused',
  'finished',
  'stopped',
  'refused',
]);
export type BroadcastState = z.infer<typeof BroadcastState>;

/** Why sending waits for a person. */
export const BroadcastPause = z.enum([
  'reserve',
  'late',
  'quota_exhausted',
  'credentials',
  'forbidden',
  'rejected',
  'no_channel',
  'rate_limited',
  'unreachable',
]);
export type BroadcastPause = z.infer<typeof BroadcastPause>;

/** What staff write: a name for themselves and up to three bubbles, sent as one LINE message to each person. */
export const BroadcastContent = z.strictObject({
  title: line(60),
  texts: z.array(text(2000)).min(1).max(3),
  segment: BroadcastSegment,
  scheduledFor: Time.nullable().meta({ description: 'null: as soon as it is approved' }),
});
export type BroadcastContent = z.infer<typeof BroadcastContent>;

/** People by what became of their copy; they add up to `total`. */
export const BroadcastTotals = z
  .object({
    total: z.int(),
    accepted: z.int().meta({ description: 'LINE accepted it; more than that cannot be known' }),
    failed: z.int(),
    unknown: z.int().meta({ description: 'LINE may have accepted it: no answer came' }),
    skipped: z.int().meta({ description: 'Blocked the account after the list was made' }),
    stopped: z.int(),
    left: z.int(),
  })
  .meta({ id: 'BroadcastTotals' });
export type BroadcastTotals = z.infer<typeof BroadcastTotals>;

export const Broadcast = z
  .object({
    broadcastId: Id,
    deskId: Id,
    state: BroadcastState,
    version: z.int(),
    title: z.string(),
    texts: z.array(z.string()),
    segment: BroadcastSegment,
    scheduledFor: Time.nullable(),
    createdAt: Time,
    createdBy: StaffRef,
    submittedAt: Time.nullable(),
    counted: z.int().nullable().meta({ description: 'Recipients when it was submitted or approved' }),
    decidedAt: Time.nullable(),
    decidedBy: StaffRef.nullable(),
    refusal: z.string().nullable(),
    startedAt: Time.nullable(),
    endedAt: Time.nullable(),
    stoppedBy: StaffRef.nullable(),
    pause: BroadcastPause.nullable(),
    retryAt: Time.nullable().meta({ description: 'LINE did not take the last request; it is repeated then' }),
    totals: BroadcastTotals.nullable().meta({ description: 'null before sending began' }),
  })
  .meta({ id: 'Broadcast' });
export type Broadcast = z.infer<typeof Broadcast>;

/** What became of one person's copy. */
export const RecipientResult = z.enum(['accepted', 'failed', 'unknown', 'skipped', 'stopped', 'left']);
export type RecipientResult = z.infer<typeof RecipientResult>;
export const BroadcastRecipient = z
  .object({ seekerId: Id, pseudonym: z.string(), result: RecipientResult, at: Time.nullable() })
  .meta({ id: 'BroadcastRecipient' });
export type BroadcastRecipient = z.infer<typeof BroadcastRecipient>;

/** A request whose fate nobody knows; a person decides once about its recipients. */
export const UndecidedBatch = z
  .object({ batchId: Id, recipients: z.int(), firstTriedAt: Time, attempts: z.int() })
  .meta({ id: 'UndecidedBatch' });
export const BroadcastDetail = Broadcast.extend({ undecided: z.array(UndecidedBatch) }).meta({
  id: 'BroadcastDetail',
});
export type BroadcastDetail = z.infer<typeof BroadcastDetail>;

/** How much of the plan stays with counselling. */
export const Reserve = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('messages'), value: z.int().min(0).max(10_000_000) }),
    z.strictObject({ kind: z.literal('percent'), value: z.int().min(0).max(100) }),
  ])
  .meta({ id: 'Reserve' });
export type Reserve = z.infer<typeof Reserve>;

export const QuotaRules = z
  .strictObject({
    reserve: Reserve,
    batchSize: z.int().min(1).max(500).meta({ description: 'People in one request to LINE' }),
    batchPauseSeconds: z.int().min(0).max(60).meta({ description: 'Rest between two requests' }),
  })
  .meta({ id: 'QuotaRules' });
export type QuotaRules = z.infer<typeof QuotaRules>;

/** LINE messages of the calendar month in Asia/Tokyo. */
export const QuotaFigures = z
  .object({
    month: z.string(),
    plan: z.int().nullable().meta({ description: 'Messages in the plan; null: no limit, or not known' }),
    line: z
      .object({ used: z.int(), readAt: Time })
      .nullable()
      .meta({ description: "LINE's own figure; null: LINE has not answered this month" }),
    pushes: z.int().meta({ description: 'Billed messages of counselling, as far as LINE accepted them' }),
    broadcasts: z.int().meta({ description: 'Recipients of broadcasts LINE accepted' }),
    used: z.int().meta({ description: "The larger of LINE's figure and ours" }),
    committed: z.int().meta({ description: 'What approved and running broadcasts will still use' }),
    reserve: z.int(),
    free: z.int().nullable().meta({ description: 'Room for further broadcasts; null: no limit' }),
    forecast: z.int().nullable().meta({ description: "At the month's end; null: too few days to tell" }),
    forecastDays: z.int().meta({ description: 'Days the forecast is made from' }),
    alarms: z.array(z.object({ threshold: z.int(), raisedAt: Time })),
  })
  .meta({ id: 'QuotaFigures' });
export type QuotaFigures = z.infer<typeof QuotaFigures>;
