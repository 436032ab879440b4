import { z } from 'zod';
import { DeskParams, Id, line } from '../common.ts';
import { defineRoute } from '../route.ts';
import { Desk, DeskCode } from './desks.ts';

/** Kinds of desk one can begin with. */
export const DESK_TEMPLATE_KEYS = ['school', 'women', 'home_visit', 'disaster'] as const;
export const DeskTemplateKey = z.enum(DESK_TEMPLATE_KEYS).meta({ id: 'DeskTemplateKey' });
export type DeskTemplateKey = z.infer<typeof DeskTemplateKey>;

const Languages = z.object({ ja: z.string(), en: z.string() });

export const DeskTemplateSummary = z
  .object({
    key: DeskTemplateKey,
    title: Languages,
    about: Languages,
    hours: z.object({ ja: z.string(), en: z.string() }).nullable(),
    talkLimit: z.int().nullable(),
    answers: z.array(z.string()).meta({ description: 'Titles of the ready answers' }),
    headline: z.string().nullable(),
  })
  .meta({ id: 'DeskTemplateSummary' });
export type DeskTemplateSummary = z.infer<typeof DeskTemplateSummary>;

/** What a desk needs before people may come; `mend`: it cannot work so, `advise`: it can, but somebody should look. */
export const READINESS_ITEMS = [
  'channel',
  'checked',
  'received',
  'counselor',
  'supervisor',
  'hours',
  'notices',
  'hotlines',
  'answers',
  'open',
] as const;
export const DeskReadiness = z
  .object({
    ready: z.boolean().meta({ description: 'Nothing is left to mend' }),
    items: z.array(
      z.object({ item: z.enum(READINESS_ITEMS), result: z.enum(['ok', 'advise', 'mend']), count: z.int() }),
    ),
  })
  .meta({ id: 'DeskReadiness' });
export type DeskReadiness = z.infer<typeof DeskReadiness>;

const tag = 'Desks';
export const deskTemplateRoutes = {
  listDeskTemplates: defineRoute({
    method: 'GET',
    path: '/desk-templates',
    auth: 'desk.create',
    tag,
    summary: 'Kinds of desk one can begin with',
    response: z.object({ templates: z.array(DeskTemplateSummary) }),
  }),
  createDeskFromTemplate: defineRoute({
    method: 'POST',
    path: '/desks/from-template',
    auth: 'desk.create',
    tag,
    summary: 'Add a furnished desk; it stays closed until somebody opens it, and its texts await approval',
    body: z.strictObject({ template: DeskTemplateKey, authorityId: Id, code: DeskCode, name: line(60) }),
    response: Desk,
    errors: ['name_taken'],
  }),
  getDeskReadiness: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/readiness',
    auth: 'desk.read',
    tag,
    summary: 'What a desk still lacks before people may come',
    params: DeskParams,
    response: DeskReadiness,
  }),
} as const;
