import { z } from 'zod';

/** `card`: ten business cards on A4, front and back; `poster` and `handout`: one A4 page each. */
export const MATERIAL_KINDS = ['card', 'poster', 'handout'] as const;
export const MaterialKind = z.enum(MATERIAL_KINDS);
export type MaterialKind = z.infer<typeof MaterialKind>;

/** `children`: with furigana above the kanji. */
export const MaterialForm = z.enum(['standard', 'children']);
export type MaterialForm = z.infer<typeof MaterialForm>;

export const MATERIAL_FILES = ['card.pdf', 'poster.pdf', 'handout.pdf', 'qr.png', 'qr.svg'] as const;
export type MaterialFile = (typeof MATERIAL_FILES)[number];

const paint = { fill: z.string().nullable(), stroke: z.string().nullable(), lineWidth: z.number() };

/** One shape; places and sizes are points (1/72 inch) from the top left corner, y of a text is its baseline. */
export const DrawingItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rect'),
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number(),
    radius: z.number(),
    ...paint,
  }),
  z.object({ kind: z.literal('path'), d: z.string(), ...paint }),
  z.object({
    kind: z.literal('text'),
    x: z.number(),
    y: z.number(),
    width: z.number(),
    size: z.number(),
    weight: z.enum(['regular', 'bold']),
    fill: z.string(),
    text: z.string(),
  }),
]);
export type DrawingItem = z.infer<typeof DrawingItem>;

export const Drawing = z
  .object({ width: z.number(), height: z.number(), items: z.array(DrawingItem) })
  .meta({ id: 'Drawing' });
export type Drawing = z.infer<typeof Drawing>;
