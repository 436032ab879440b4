import { z } from 'zod';
import { ConsultationParams, DeskParams, Id, Time, text } from '../common.ts';
import { ConsultationFacts, Target } from '../consultation.ts';
import { defineRoute } from '../route.ts';

const minutes = (max: number) => z.int().min(1).max(max).nullable();

const rules = {
  mode: z.enum(['live', 'kept']).meta({
    description: 'live: answered while open · kept (預かり): taken at any hour, answered in the next opening',
  }),
  media: z.enum(['refuse', 'warn_images']).meta({
    description:
      'refuse: anything but words is refused · warn_images: the same, and for pictures a text of its own says why',
  }),
  nudgeMinutes: minutes(1440).meta({
    description: 'After so long without a word from the person the desk asks whether they are there (R29)',
  }),
  silenceMinutes: minutes(2880).meta({ description: 'After so long without a word the talk ends' }),
  overrunMinutes: z.int().min(0).max(1440).nullable().meta({
    description: 'How long after the desk’s end a running talk may go on; null: to its end',
  }),
  placeMinutes: minutes(240).meta({
    description: 'How often a waiting person who moved up is told so unasked; each costs a LINE message',
  }),
  outsideHours: z.int().min(1).max(720).meta({
    description: 'How long what was written outside hours waits for an answer before it is put away',
  }),
  offerAtOpening: z.boolean().meta({
    description: 'Tell those who were not reached when the desk opens',
  }),
};

export const RuleSettings = z.strictObject(rules);
export type RuleSettings = z.infer<typeof RuleSettings>;

export const DeskRules = z
  .object({ ...rules, version: z.int().meta({ description: '0: the desk has no rules of its own yet' }) })
  .meta({ id: 'DeskRules' });
export type DeskRules = z.infer<typeof DeskRules>;

export const Reception = z
  .object({
    phase: z.enum(['intake', 'talk_only', 'closed']),
    short: z
      .string()
      .nullable()
      .meta({ description: 'What the desk lacks to open though its hours have begun; null: nothing' }),
    waiting: z.int(),
    outside: z.int(),
    active: z.int(),
    seats: z.int().nullable().meta({ description: 'null: the desk does not count its seats' }),
  })
  .meta({ id: 'Reception' });
export type Reception = z.infer<typeof Reception>;

export const UnreachedReason = z.enum(['outside_hours', 'not_reached']).meta({
  description: 'outside_hours: wrote while the desk was closed · not_reached: waited until it closed',
});
export const UnreachedState = z.enum(['open', 'offered', 'reached', 'settled']);
export const Unreached = z
  .object({
    unreachedId: Id,
    consultationId: Id,
    pseudonym: z.string(),
    reason: UnreachedReason,
    since: Time,
    state: UnreachedState,
    offeredAt: Time.nullable(),
    reachedAt: Time.nullable(),
    settledAt: Time.nullable(),
    blocked: z.boolean(),
  })
  .meta({ id: 'Unreached' });
export type Unreached = z.infer<typeof Unreached>;

const tag = 'Reception';
export const receptionRoutes = {
  getReception: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/reception',
    auth: 'desk.read',
    tag,
    summary: 'Whether the desk takes people in now, who waits and how many seats there are',
    params: DeskParams,
    response: Reception,
  }),
  getRules: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/rules',
    auth: 'desk.read',
    tag,
    summary: 'What the desk does by itself',
    params: DeskParams,
    response: DeskRules,
  }),
  setRules: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/rules',
    auth: 'rules.manage',
    tag,
    summary: 'Change what the desk does by itself',
    params: DeskParams,
    body: z.strictObject({ ...rules, version: z.int().min(0) }),
    response: DeskRules,
    errors: ['version_changed'],
  }),
  listUnreached: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/unreached',
    auth: 'unreached.manage',
    tag,
    summary: 'Everyone who wrote and was not served, oldest first (R30)',
    params: DeskParams,
    query: z.object({ state: z.enum(['due', 'all']).default('due') }),
    response: z.object({
      unreached: z.array(Unreached),
      more: z.boolean(),
      counts: z.object({ open: z.int(), offered: z.int(), reached: z.int(), settled: z.int() }),
    }),
  }),
  countUnreached: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/unreached-figures',
    auth: 'figures.read',
    tag,
    summary: 'How many cases and persons were not served in a month, by reason, and what became of them',
    params: DeskParams,
    query: z.object({
      month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u, 'must be a month like 2026-12'),
    }),
    response: z.object({
      month: z.string(),
      cases: z.int(),
      persons: z.int(),
      outsideHours: z.int(),
      notReached: z.int(),
      reachedLater: z.int(),
    }),
  }),
  offerOpening: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/unreached/offer',
    auth: 'unreached.manage',
    tag,
    summary: 'Offer the next opening to people who were not reached, by the desk’s approved text',
    params: DeskParams,
    body: z.strictObject({ unreachedIds: z.array(Id).min(1).max(500) }),
    response: z.object({ offered: z.int(), skipped: z.int() }),
    errors: ['conflict'],
  }),
  settleUnreached: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/unreached/settle',
    auth: 'unreached.manage',
    tag,
    summary: 'Take people off the list who need nothing more',
    params: DeskParams,
    body: z.strictObject({ unreachedIds: z.array(Id).min(1).max(500) }),
    response: z.object({ settled: z.int() }),
  }),
  setTarget: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/target',
    auth: 'talk.note',
    tag,
    summary: 'Say whether the person belongs to the desk’s target group; they may be told courteously (R6)',
    params: ConsultationParams,
    body: z.strictObject({ target: Target, tell: z.boolean().default(false) }),
    response: ConsultationFacts,
    errors: ['conflict'],
  }),
  setAuthority: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/authority',
    auth: 'talk.note',
    tag,
    summary: 'Say to which authority the person belongs, where the region they chose is wrong or missing',
    params: ConsultationParams,
    body: z.strictObject({ authorityId: Id }),
    response: ConsultationFacts,
  }),
  sayDelay: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/delay',
    auth: 'talk.reply',
    tag,
    summary: 'Tell the person by the desk’s approved text that an answer takes time',
    params: ConsultationParams,
    response: ConsultationFacts,
    errors: ['not_yours', 'already_closed', 'conflict'],
  }),
  handOver: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/hand-over',
    auth: 'talk.reply',
    tag,
    summary: 'Hand one’s talk to a colleague with a note; the person is told (R45)',
    params: ConsultationParams,
    body: z.strictObject({ staffId: Id, note: text(5000) }),
    response: ConsultationFacts,
    errors: ['not_yours', 'already_closed', 'seat_limit', 'conflict'],
  }),
  listColleagues: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/colleagues',
    auth: 'talk.reply',
    tag,
    summary: 'Who of the desk could take over a talk now, and how many talks they hold',
    params: DeskParams,
    response: z.object({
      colleagues: z.array(
        z.object({
          staffId: Id,
          name: z.string(),
          active: z.int(),
          limit: z.int(),
          present: z.boolean().meta({ description: 'Checked in now' }),
        }),
      ),
    }),
  }),
} as const;
