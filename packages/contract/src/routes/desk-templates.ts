import { z } from 'zod';
import { DeskParams, Id, line } from '../common.ts';
import { defineRoute } from '../route.ts';
import { Desk, DeskCode } from './desks.ts';

/** Kinds of desk one can begin with. */
export const DESK_TEMPLATE_KEYS = [
  'school',
  'women',
  'single_parents',
  'child_care',
  'pregnancy',
  'suicide_prevention',
  'disaster',
  'home_visit',
] as const;
export const DeskTemplateKey = z.enum(DESK_TEMPLATE_KEYS).meta({ id: 'DeskTemplateKey' });
export type DeskTemplateKey = z.infer<typeof DeskTemplateKey>;

const Languages = z.object({ ja: z.string(), en: z.string() });

/** Lists by which a kind of desk classifies what people come with. */
export const CLASSIFICATION_KEYS = [
  'mext',
  'mhlw',
  'child_care',
  'pregnancy',
  'women',
  'single_parents',
  'disaster',
  'home_visit',
] as const;
export const ClassificationKey = z.enum(CLASSIFICATION_KEYS).meta({ id: 'ClassificationKey' });
export type ClassificationKey = z.infer<typeof ClassificationKey>;

export const Classification = z
  .object({
    key: ClassificationKey,
    title: Languages,
    items: z
      .array(z.object({ code: z.string(), label: Languages, parent: z.string().nullable() }))
      .meta({ description: 'In the order in which they are shown' }),
  })
  .meta({ id: 'Classification' });
export type Classification = z.infer<typeof Classification>;

export const DeskTemplateSummary = z
  .object({
    key: DeskTemplateKey,
    title: Languages,
    about: Languages,
    hours: z.object({ ja: z.string(), en: z.string() }).nullable(),
    talkLimit: z.int().nullable(),
    answers: z.array(z.string()).meta({ description: 'Titles of the ready answers' }),
    headline: z.string().nullable(),
    questions: z.int().meta({ description: 'How many questions its bot may ask' }),
    desks: z.array(z.string()).meta({ description: 'Names of the further desks that are made with it' }),
    classification: Classification,
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
