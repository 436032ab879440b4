import { z } from 'zod';
import { areaActionSchema, quickReplyActionSchema } from './action-schema.ts';
import { flexContainerSchema } from './flex-schema.ts';
import { httpsUrl, label, list, number, text, unionError } from './limits.ts';
import { templateSchema } from './template-schema.ts';

const quickReply = z.looseObject({
  items: list(z.looseObject({ imageUrl: httpsUrl().optional(), action: quickReplyActionSchema }), 1, 13),
});

const sender = z.looseObject({
  name: label(20)
    .refine((value) => !/line/i.test(value), { error: 'This name is not allowed' })
    .optional(),
  iconUrl: httpsUrl().optional(),
});

const common = { quickReply: quickReply.optional(), sender: sender.optional() };
const quote = { quoteToken: z.string().optional() };

const emoji = z.looseObject({
  index: number(0, 5000).optional(),
  productId: text(100),
  emojiId: text(10),
});

const substitution = z.discriminatedUnion(
  'type',
  [
    z.looseObject({ type: z.literal('mention'), mentionee: z.looseObject({ type: z.string() }) }),
    z.looseObject({ type: z.literal('emoji'), productId: text(100), emojiId: text(10) }),
  ],
  unionError(['mention', 'emoji']),
);

const messages = [
  z.looseObject({
    type: z.literal('text'),
    ...common,
    ...quote,
    text: text(5000),
    emojis: list(emoji, 0, 20).optional(),
  }),
  z.looseObject({
    type: z.literal('textV2'),
    ...common,
    ...quote,
    text: text(5000),
    substitution: z
      .record(z.string(), substitution)
      .refine((value) => Object.keys(value).length <= 100, { error: 'Size must be between 0 and 100' })
      .optional(),
  }),
  z.looseObject({
    type: z.literal('sticker'),
    ...common,
    ...quote,
    packageId: z.string().regex(/^\d+$/, 'Invalid sticker package ID'),
    stickerId: z.string().regex(/^\d+$/, 'Invalid sticker ID'),
  }),
  z.looseObject({
    type: z.literal('image'),
    ...common,
    originalContentUrl: httpsUrl(),
    previewImageUrl: httpsUrl(),
  }),
  z.looseObject({
    type: z.literal('video'),
    ...common,
    originalContentUrl: httpsUrl(),
    previewImageUrl: httpsUrl(),
    trackingId: text(100).optional(),
  }),
  z.looseObject({
    type: z.literal('audio'),
    ...common,
    originalContentUrl: httpsUrl(),
    duration: number(1, Number.MAX_SAFE_INTEGER),
  }),
  z.looseObject({
    type: z.literal('location'),
    ...common,
    title: label(100),
    address: label(100),
    latitude: number(-90, 90),
    longitude: number(-180, 180),
  }),
  z.looseObject({
    type: z.literal('imagemap'),
    ...common,
    baseUrl: httpsUrl(),
    altText: text(1500),
    baseSize: z.looseObject({ width: number(1, 10_000), height: number(1, 10_000) }),
    actions: z.array(z.looseObject({ type: z.string() })),
  }),
  z.looseObject({
    type: z.literal('template'),
    ...common,
    altText: text(1500),
    template: templateSchema,
  }),
  z.looseObject({
    type: z.literal('flex'),
    ...common,
    altText: text(1500),
    contents: flexContainerSchema,
  }),
] as const;

/** One outgoing message object with LINE's limits. Unknown properties pass, as they do at LINE. */
const messageSchema = z.discriminatedUnion(
  'type',
  messages,
  unionError(messages.map((message) => message.shape.type.value)),
);

const common5 = { messages: list(messageSchema, 1, 5) };
const send = { ...common5, notificationDisabled: z.boolean().optional() };
const units = {
  customAggregationUnits: z
    .array(z.string().regex(/^[a-zA-Z0-9_]{1,30}$/, 'Invalid aggregation unit name'))
    .max(1, 'Size must be between 0 and 1')
    .optional(),
};

export const validateRequestSchema = z.looseObject(common5);
export const replyRequestSchema = z.looseObject({ ...send, replyToken: text(200) });
export const pushRequestSchema = z.looseObject({ ...send, ...units, to: text(200) });
export const multicastRequestSchema = z.looseObject({ ...send, ...units, to: list(text(200), 1, 500) });
export const broadcastRequestSchema = z.looseObject(send);
export const narrowcastRequestSchema = z.looseObject({
  ...send,
  limit: z.looseObject({ max: number(1, 2_147_483_647).optional() }).optional(),
});

export const richMenuRequestSchema = z.looseObject({
  size: z
    .looseObject({ width: number(800, 2500), height: number(250, 2500) })
    .refine(({ width, height }) => width / height >= 1.45, {
      error: 'The aspect ratio (width / height) must be at least 1.45',
    }),
  selected: z.boolean({ error: 'Must be a boolean' }),
  name: label(300),
  chatBarText: label(14),
  areas: list(
    z.looseObject({
      bounds: z.looseObject({
        x: number(0, 2500),
        y: number(0, 2500),
        width: number(1, 2500),
        height: number(1, 2500),
      }),
      action: areaActionSchema,
    }),
    0,
    20,
  ),
});
