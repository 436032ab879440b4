import { z } from 'zod';
import { areaActionSchema } from './action-schema.ts';
import { httpsUrl, list, oneOf, text, unionError } from './limits.ts';

const BUBBLE_BYTES = 30 * 1024;
const CAROUSEL_BYTES = 50 * 1024;
const componentNames = ['box', 'button', 'image', 'video', 'icon', 'text', 'span', 'separator', 'filler'];

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const action = { action: areaActionSchema.optional() };
const leaves = [
  z.looseObject({ type: z.literal('button'), action: areaActionSchema }),
  z.looseObject({ type: z.literal('image'), url: httpsUrl(), ...action }),
  z.looseObject({ type: z.literal('video'), url: httpsUrl(), previewUrl: httpsUrl() }),
  z.looseObject({ type: z.literal('icon'), url: httpsUrl() }),
  z.looseObject({ type: z.literal('span') }),
  z.looseObject({ type: z.literal('separator') }),
  z.looseObject({ type: z.literal('filler') }),
  z
    .looseObject({
      type: z.literal('text'),
      text: text(2000).optional(),
      contents: z.array(z.looseObject({ type: z.literal('span') })).optional(),
      ...action,
    })
    .refine((value) => value.text !== undefined || value.contents !== undefined, {
      error: 'Either text or contents must be specified',
    }),
] as const;

const boxSchema = z.looseObject({
  type: z.literal('box'),
  layout: oneOf(['horizontal', 'vertical', 'baseline']),
  ...action,
  get contents(): z.ZodArray<z.ZodType> {
    return z.array(componentSchema);
  },
});
const componentSchema: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [boxSchema, ...leaves], unionError(componentNames)),
);

const bubble = z
  .looseObject({
    type: z.literal('bubble'),
    size: oneOf(['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']).optional(),
    direction: oneOf(['ltr', 'rtl']).optional(),
    header: boxSchema.optional(),
    hero: componentSchema.optional(),
    body: boxSchema.optional(),
    footer: boxSchema.optional(),
    ...action,
  })
  .refine((value) => value.header ?? value.hero ?? value.body ?? value.footer, {
    error: 'At least one block must be specified',
  })
  .refine((value) => sizeOf(value) <= BUBBLE_BYTES, { error: 'Bubble must be 30 KB or less' });

export const flexContainerSchema = z.discriminatedUnion(
  'type',
  [
    bubble,
    z
      .looseObject({ type: z.literal('carousel'), contents: list(bubble, 1, 12) })
      .refine((value) => sizeOf(value) <= CAROUSEL_BYTES, { error: 'Carousel must be 50 KB or less' }),
  ],
  unionError(['bubble', 'carousel']),
);
