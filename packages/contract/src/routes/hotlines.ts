import { z } from 'zod';
import { DeskParams, Id, StaffRef, Time, line } from '../common.ts';
import { defineRoute } from '../route.ts';
import { TextForm } from '../texts/forms.ts';
import { phoneNumberFault } from '../texts/hotline-rules.ts';

/** Short words in several forms; the standard form is always there. */
const Words = z
  .record(TextForm, line(80))
  .refine((words) => words['standard'] !== undefined, { path: ['standard'], message: 'must be given' });

const Number = z
  .string()
  .trim()
  .max(20)
  .superRefine((number, context) => {
    const fault = phoneNumberFault(number);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  });

const facts = {
  number: Number,
  names: Words,
  hours: Words,
  cost: z.enum(['free', 'paid', 'unknown']),
  region: line(60),
  audiences: z.array(line(20)).max(10),
  languages: z.array(line(20)).max(30),
  sourceUrl: z
    .string()
    .trim()
    .max(500)
    .regex(/^https?:\/\/\S+$/u, 'must be an address like https://example.jp/'),
};

export const Hotline = z
  .object({
    hotlineId: Id,
    ...facts,
    active: z.boolean(),
    checkedAt: Time.nullable().meta({ description: 'When somebody checked it on its own site; null: never' }),
    checkedBy: StaffRef.nullable(),
    freshness: z.enum(['unchecked', 'stale', 'fresh']),
    version: z.int(),
  })
  .meta({ id: 'Hotline' });
export type Hotline = z.infer<typeof Hotline>;

const HotlineParams = z.object({ hotlineId: Id });

const tag = 'Hotlines';
export const hotlineRoutes = {
  listHotlines: defineRoute({
    method: 'GET',
    path: '/hotlines',
    auth: 'desk.read',
    tag,
    summary: "The operator's directory of phone lines",
    response: z.object({
      hotlines: z.array(Hotline),
      ready: z.int().meta({ description: 'How many lines of the ready list are not in the directory yet' }),
    }),
  }),
  takeReadyHotlines: defineRoute({
    method: 'POST',
    path: '/hotlines/ready',
    auth: 'hotline.manage',
    tag,
    summary: 'Add what is missing of the ready list; each line is to be checked before a desk uses it',
    response: z.object({ added: z.int() }),
  }),
  createHotline: defineRoute({
    method: 'POST',
    path: '/hotlines',
    auth: 'hotline.manage',
    tag,
    summary: 'Add a phone line',
    body: z.strictObject(facts),
    response: Hotline,
    errors: ['name_taken'],
  }),
  updateHotline: defineRoute({
    method: 'PUT',
    path: '/hotlines/:hotlineId',
    auth: 'hotline.manage',
    tag,
    summary: 'Change a phone line; a new number or source must be checked again',
    params: HotlineParams,
    body: z.strictObject({ version: z.int(), ...facts, active: z.boolean() }),
    response: Hotline,
    errors: ['name_taken', 'version_changed'],
  }),
  checkHotline: defineRoute({
    method: 'POST',
    path: '/hotlines/:hotlineId/checked',
    auth: 'notice.edit',
    tag,
    summary: 'Note that the caller has just checked number and hours on the line’s own site',
    params: HotlineParams,
    body: z.strictObject({ version: z.int() }),
    response: Hotline,
    errors: ['version_changed'],
  }),
  getDeskHotlines: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/hotlines',
    auth: 'desk.read',
    tag,
    summary: "Lines named in the desk's texts, in order",
    params: DeskParams,
    response: z.object({ hotlines: z.array(Hotline) }),
  }),
  chooseDeskHotlines: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/hotlines',
    auth: 'notice.edit',
    tag,
    summary: "Choose and order the lines named in the desk's texts; only checked ones",
    params: DeskParams,
    body: z.strictObject({ hotlineIds: z.array(Id).max(12) }),
    response: z.object({ hotlines: z.array(Hotline) }),
    errors: ['conflict'],
  }),
} as const;
