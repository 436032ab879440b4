import { z } from 'zod';
import { DeskParams, Id, line, text } from '../common.ts';
import { Drawing, MATERIAL_FILES, MaterialForm, MaterialKind } from '../material-drawing.ts';
import { defineRoute } from '../route.ts';

/** A telephone number that is answered when the desk is not. */
export const MaterialHotline = z.strictObject({
  name: line(30),
  number: line(20),
  note: z.string().trim().max(40, 'must be at most 40 characters').default(''),
});

/** How a word is read, for the children's form; drawn small above it. */
const Reading = z.strictObject({ word: line(20), reading: line(40) });

/** Everything that is printed and differs between desks. */
export const MaterialTexts = z
  .strictObject({
    headline: line(24).meta({ description: 'The large words, such as ひとりで なやまないで' }),
    lead: text(120).meta({ description: 'What the desk is for, in one or two sentences' }),
    topics: z.array(line(16)).max(6).default([]).meta({ description: 'What one can talk about' }),
    hours: text(160)
      .nullable()
      .default(null)
      .meta({ description: "When somebody answers; null: as the desk's hours say" }),
    secrecy: text(160).meta({ description: 'What stays secret, and when secrecy ends' }),
    issuer: line(40)
      .nullable()
      .default(null)
      .meta({ description: "Who runs it; null: the authority's name" }),
    hotlines: z
      .array(MaterialHotline)
      .max(4)
      .default([])
      .meta({ description: "Empty: the desk's phone lines, or two that are always answered" }),
    readings: z.array(Reading).max(100).default([]),
  })
  .meta({ id: 'MaterialTexts' });
export type MaterialHotline = z.infer<typeof MaterialHotline>;
export type MaterialTexts = z.infer<typeof MaterialTexts>;

const placeSettings = {
  name: line(40).meta({ description: 'Where the paper lies: 〇〇中学校 1年, 図書館カード' }),
  note: z.string().trim().max(200, 'must be at most 200 characters'),
  printed: z.int().min(0).max(10_000_000).meta({ description: 'Copies handed out so far' }),
};

export const MaterialPlace = z
  .object({
    placeId: Id,
    ...placeSettings,
    code: z.string(),
    url: z.string().meta({ description: 'What its QR code leads to' }),
    active: z.boolean(),
  })
  .meta({ id: 'MaterialPlace' });
export type MaterialPlace = z.infer<typeof MaterialPlace>;

const Counts = {
  scans: z.int().meta({ description: 'Openings of the address by browsers; the same person may be several' }),
  tied: z.int().meta({ description: 'People who sent the code; for certain from this place' }),
  firstConsultations: z.int().meta({ description: 'First consultations of such people' }),
};

export const MaterialFigures = z
  .object({
    month: z.string(),
    places: z.array(
      z.object({
        placeId: Id,
        ...Counts,
        estimatedFriends: z.int().nullable().meta({
          description: 'An estimate: new friends who sent no code, shared out by scans; null without scans',
        }),
      }),
    ),
    desk: z.object({
      newFriends: z.int().meta({ description: 'People seen for the first time who are or were friends' }),
      firstConsultations: z.int(),
      withoutPlace: z.int().meta({ description: 'New friends whose place nobody can know' }),
    }),
  })
  .meta({ id: 'MaterialFigures' });
export type MaterialFigures = z.infer<typeof MaterialFigures>;

export const Materials = z
  .object({
    texts: MaterialTexts,
    version: z.int().meta({ description: '0: the defaults; nobody has written texts yet' }),
    hoursOfDesk: z.string().nullable().meta({ description: "What the desk's hours say, in words" }),
    hotlinesOfDesk: z.array(z.object({ name: z.string(), number: z.string(), note: z.string() })),
    hotlinesChosen: z.boolean().meta({
      description: 'False: the desk chose no checked numbers; two that are always answered stand in',
    }),
    basicId: z.string().nullable().meta({ description: 'Null: check the channel once before printing' }),
    publicUrl: z.string(),
    reachable: z.boolean().meta({ description: 'Whether phones can open the public address' }),
    places: z.array(MaterialPlace),
  })
  .meta({ id: 'Materials' });
export type Materials = z.infer<typeof Materials>;

const PlaceParams = DeskParams.extend({ placeId: Id });
const Paper = z.object({
  form: MaterialForm.default('standard'),
  placeId: Id.optional().meta({
    description: 'Left out: the QR code leads to LINE itself and is not counted',
  }),
});
const tag = 'Materials';

export const materialRoutes = {
  getMaterials: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/materials',
    auth: 'material.read',
    tag,
    summary: 'Texts and places of what the desk hands out',
    params: DeskParams,
    response: Materials,
  }),
  setMaterialTexts: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/materials/texts',
    auth: 'material.manage',
    tag,
    summary: 'Change what is printed',
    params: DeskParams,
    body: z.strictObject({ version: z.int(), texts: MaterialTexts }),
    response: Materials,
    errors: ['version_changed'],
  }),
  createMaterialPlace: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/materials/places',
    auth: 'material.manage',
    tag,
    summary: 'Add a place where paper is laid out; it gets a code of its own',
    params: DeskParams,
    body: z.strictObject({
      name: placeSettings.name,
      note: placeSettings.note.default(''),
      printed: placeSettings.printed.default(0),
    }),
    response: MaterialPlace,
    errors: ['name_taken', 'conflict'],
  }),
  updateMaterialPlace: defineRoute({
    method: 'PATCH',
    path: '/desks/:deskId/materials/places/:placeId',
    auth: 'material.manage',
    tag,
    summary: 'Change a place; the code on the paper stays and goes on leading to the desk',
    params: PlaceParams,
    body: z.strictObject({
      name: placeSettings.name.optional(),
      note: placeSettings.note.optional(),
      printed: placeSettings.printed.optional(),
      active: z.boolean().optional(),
    }),
    response: MaterialPlace,
    errors: ['name_taken'],
  }),
  deleteMaterialPlace: defineRoute({
    method: 'DELETE',
    path: '/desks/:deskId/materials/places/:placeId',
    auth: 'material.manage',
    tag,
    summary: 'Remove a place nobody came from yet',
    params: PlaceParams,
    errors: ['conflict'],
  }),
  getMaterialFigures: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/materials/figures',
    auth: 'material.read',
    tag,
    summary: 'What is counted of each place in a month (Asia/Tokyo)',
    params: DeskParams,
    query: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u, 'must be like 2026-11') }),
    response: MaterialFigures,
  }),
  previewMaterial: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/materials/preview/:kind',
    auth: 'material.read',
    tag,
    summary: 'What a paper looks like, as shapes in points',
    params: DeskParams.extend({ kind: MaterialKind }),
    query: Paper,
    response: z.object({
      pages: z.array(Drawing),
      unread: z.array(z.string()).meta({ description: "Kanji the children's form has no reading for" }),
    }),
    errors: ['conflict'],
  }),
  downloadMaterial: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/materials/files/:file',
    auth: 'material.read',
    tag,
    summary: 'A paper as PDF, or the QR code alone',
    params: DeskParams.extend({ file: z.enum(MATERIAL_FILES) }),
    query: Paper,
    file: ['application/pdf', 'image/png', 'image/svg+xml'],
    errors: ['conflict', 'unavailable'],
  }),
} as const;
