import { z } from 'zod';
import { DeskParams, Id, StaffRef, Time, line } from '../common.ts';
import { NewTimetable } from '../hours-rules.ts';
import { Phase, Timetable } from '../hours.ts';
import { defineRoute } from '../route.ts';

const Day = z.iso.date();
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u, 'must be like 2026-11');

/** Why a desk is in its phase; the console and the texts to people who write say it in words. */
export const HoursReason = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('always') }).meta({ description: 'The desk has no timetable' }),
    z.object({
      kind: z.literal('timetable'),
      season: z.string().nullable(),
      holiday: z.string().nullable().meta({ description: 'A public holiday with hours of its own' }),
    }),
    z.object({
      kind: z.enum(['intake_ended', 'before_hours', 'between_ranges', 'after_hours']),
    }),
    z.object({ kind: z.literal('weekday_off'), season: z.string().nullable() }),
    z.object({ kind: z.literal('holiday'), name: z.string(), nameEn: z.string() }),
    z.object({ kind: z.literal('new_year') }),
    z.object({ kind: z.literal('exception'), reason: z.string() }),
    z.object({ kind: z.literal('before_period'), from: Day }),
    z.object({ kind: z.literal('after_period'), to: Day }),
    z.object({ kind: z.literal('manual') }),
  ])
  .meta({ id: 'HoursReason' });
export type HoursReason = z.infer<typeof HoursReason>;

const Clock = z.object({ open: z.boolean(), changesAt: Time.nullable() });
export const HoursStatus = z
  .object({
    phase: Phase,
    why: HoursReason,
    since: Time.nullable().meta({ description: 'null: for longer than 400 days' }),
    until: Time.nullable().meta({ description: 'Next change of phase; null: none planned' }),
    intake: Clock.meta({ description: 'Whether new people are taken, and when that changes' }),
    talk: Clock.meta({ description: 'Whether talks go on, and when that changes' }),
    nextOpening: Time.nullable().meta({ description: 'When intake next begins; null: not within 400 days' }),
  })
  .meta({ id: 'HoursStatus' });
export type HoursStatus = z.infer<typeof HoursStatus>;

const Words = z.object({ ja: z.string(), en: z.string(), easy: z.string() });
export const HoursWords = z
  .object({
    status: Words.meta({ description: 'What a person who writes now is told of the hours' }),
    hours: Words.meta({ description: 'The weekly hours in short' }),
    nextOpening: Words,
  })
  .meta({ id: 'HoursWords', description: 'ja, en, and easy: やさしい日本語' });
export type HoursWords = z.infer<typeof HoursWords>;

export const HoursOverride = z
  .object({
    overrideId: Id,
    phase: Phase,
    reason: z.string(),
    startedAt: Time,
    until: Time.nullable(),
    by: StaffRef.nullable(),
  })
  .meta({ id: 'HoursOverride' });
export type HoursOverride = z.infer<typeof HoursOverride>;

export const DeskHours = z
  .object({
    deskId: Id,
    version: z.int().meta({ description: '0: no timetable was ever saved' }),
    timetable: Timetable.nullable().meta({ description: 'null: always open' }),
    savedAt: Time.nullable(),
    savedBy: StaffRef.nullable(),
    override: HoursOverride.nullable().meta({ description: 'Opened or closed by hand, while it holds' }),
    status: HoursStatus,
    words: HoursWords,
  })
  .meta({ id: 'DeskHours' });
export type DeskHours = z.infer<typeof DeskHours>;

export const HoursDay = z
  .object({
    day: Day,
    holiday: z.object({ name: z.string(), nameEn: z.string() }).nullable(),
    ranges: z.array(
      z.object({
        from: z.string(),
        to: z.string().meta({ description: 'Past 24:00 on the next day: 26:00' }),
        intakeUntil: z.string(),
      }),
    ),
    why: HoursReason,
  })
  .meta({ id: 'HoursDay' });
export type HoursDay = z.infer<typeof HoursDay>;

export const HoursVersion = z
  .object({ version: z.int(), timetable: Timetable.nullable(), savedAt: Time, savedBy: StaffRef.nullable() })
  .meta({ id: 'HoursVersion' });
export type HoursVersion = z.infer<typeof HoursVersion>;

const tag = 'Hours';
const reason = line(80).meta({ description: 'For colleagues; people who write are not told it' });
const stale = z.object({
  overrideId: Id.nullable().meta({
    description: 'The override as the caller saw it; refused when it is another',
  }),
});

export const hoursRoutes = {
  getHours: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/hours',
    auth: 'desk.read',
    tag,
    summary: 'The timetable in force, what it means now, and that in words',
    params: DeskParams,
    response: DeskHours,
  }),
  saveHours: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/hours',
    auth: 'hours.manage',
    tag,
    summary: 'Save a timetable; it is in force at once, and former versions are kept',
    params: DeskParams,
    body: z.strictObject({
      version: z
        .int()
        .min(0)
        .meta({ description: 'Version the change was made from; refused when somebody saved since' }),
      timetable: NewTimetable.nullable(),
    }),
    response: DeskHours,
    errors: ['version_changed'],
  }),
  previewHours: defineRoute({
    method: 'POST',
    asks: true,
    path: '/desks/:deskId/hours/preview',
    auth: 'hours.manage',
    tag,
    summary: 'What a timetable would mean: now, in words and in a month; nothing is saved',
    params: DeskParams,
    body: z.strictObject({ timetable: NewTimetable.nullable(), month: Month }),
    response: z.object({ status: HoursStatus, words: HoursWords, days: z.array(HoursDay) }),
  }),
  getHoursMonth: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/hours/month',
    auth: 'desk.read',
    tag,
    summary: 'Every day of a month after all rules, and why it is as it is',
    params: DeskParams,
    query: z.object({ month: Month }),
    response: z.object({ month: z.string(), days: z.array(HoursDay) }),
  }),
  listHoursVersions: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/hours/versions',
    auth: 'desk.read',
    tag,
    summary: 'Saved timetables, newest first',
    params: DeskParams,
    query: z.object({
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    response: z.object({ versions: z.array(HoursVersion) }),
  }),
  overrideHours: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/hours/override',
    auth: 'desk.operate',
    tag,
    summary: 'Open or close now, whatever the timetable says; what was done by hand before ends',
    params: DeskParams,
    body: stale.extend({
      phase: Phase,
      reason,
      until: Time.nullable().meta({ description: 'At most 31 days ahead; null: until it is ended by hand' }),
    }),
    response: DeskHours,
    errors: ['version_changed'],
  }),
  endHoursOverride: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/hours/override/end',
    auth: 'desk.operate',
    tag,
    summary: 'Back to the timetable',
    params: DeskParams,
    body: stale,
    response: DeskHours,
    errors: ['version_changed'],
  }),
} as const;
