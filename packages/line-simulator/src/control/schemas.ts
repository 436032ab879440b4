import { z } from 'zod';
import {
  channelSchema,
  journalEntrySchema,
  redeliverySchema,
  seekerSchema,
  talkItemSchema,
} from '../core/model.ts';

// Requests and answers of the control API, shared by the routes and the typed client.

export const channelInputSchema = channelSchema
  .partial()
  .required({ name: true })
  .extend({ redelivery: redeliverySchema.partial().optional() });
export const channelPatchSchema = channelSchema
  .omit({ channelId: true, botUserId: true })
  .partial()
  .extend({ redelivery: redeliverySchema.partial().optional() });
export const channelViewSchema = channelSchema.extend({ friends: z.int(), usedThisMonth: z.int() });
export type ChannelView = z.infer<typeof channelViewSchema>;

export const seekerInputSchema = z.strictObject({
  displayName: seekerSchema.shape.displayName,
  userId: seekerSchema.shape.userId.optional(),
  statusMessage: z.string().max(500).nullable().optional(),
  language: seekerSchema.shape.language.optional(),
});
export const seekerPatchSchema = seekerInputSchema.omit({ userId: true }).partial();
export const seekerViewSchema = seekerSchema.extend({
  ties: z.array(z.strictObject({ channelId: z.string(), status: z.enum(['stranger', 'friend', 'blocked']) })),
});
export type SeekerView = z.infer<typeof seekerViewSchema>;

const bytes = {
  base64: z.base64().max(2_800_000).optional(),
  contentType: z.string().max(100).optional(),
};
const imageSet = z.strictObject({ id: z.string(), index: z.int().min(1), total: z.int().min(1) });
const emoji = z.strictObject({
  index: z.int().min(0),
  length: z.int().min(1),
  productId: z.string(),
  emojiId: z.string(),
});
const mentionee = z.strictObject({
  type: z.enum(['user', 'all']),
  index: z.int().min(0),
  length: z.int().min(1),
  userId: z.string().optional(),
  isSelf: z.boolean().optional(),
});
const stickerResourceType = z.enum([
  'STATIC',
  'ANIMATION',
  'SOUND',
  'ANIMATION_SOUND',
  'POPUP',
  'POPUP_SOUND',
  'CUSTOM',
  'MESSAGE',
  'NAME_TEXT',
  'PER_STICKER_TEXT',
]);

/** What a person can send from the phone. Media without `base64` get a stand-in made by the simulator. */
export const phoneMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    text: z.string().min(1).max(10_000),
    emojis: z.array(emoji).optional(),
    mention: z.strictObject({ mentionees: z.array(mentionee).min(1).max(20) }).optional(),
    quotedMessageId: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('sticker'),
    packageId: z.string(),
    stickerId: z.string(),
    stickerResourceType: stickerResourceType.optional(),
    keywords: z.array(z.string()).max(15).optional(),
    text: z.string().max(100).optional(),
    quotedMessageId: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('image'), ...bytes, imageSet: imageSet.optional() }),
  z.strictObject({ type: z.literal('video'), ...bytes, duration: z.int().min(1).optional() }),
  z.strictObject({ type: z.literal('audio'), ...bytes, duration: z.int().min(1).optional() }),
  z.strictObject({ type: z.literal('file'), ...bytes, fileName: z.string().min(1).max(200) }),
  z.strictObject({
    type: z.literal('location'),
    title: z.string().max(100).optional(),
    address: z.string().max(200).optional(),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
]);
export type PhoneMessage = z.infer<typeof phoneMessageSchema>;

export const postbackInputSchema = z.strictObject({
  data: z.string().min(1).max(300),
  params: z.record(z.string(), z.string()).optional(),
  displayText: z.string().max(300).optional(),
});
export const menuSwitchInputSchema = z.strictObject({
  richMenuAliasId: z.string(),
  data: z.string().min(1).max(300),
});
export const unsendInputSchema = z.strictObject({ messageId: z.string() });
export const editInputSchema = z.strictObject({ messageId: z.string(), text: z.string().min(1).max(10_000) });
export const accountLinkInputSchema = z.strictObject({
  linkToken: z.string().optional(),
  nonce: z.string().min(10).max(255),
  result: z.enum(['ok', 'failed']).default('ok'),
});

/** LIFF hands the page an id token of the person who opened it; `clientId` is the LINE Login channel. */
export const idTokenInputSchema = z.strictObject({ clientId: z.string().min(1) });
export const idTokenViewSchema = z.object({ idToken: z.string() });

const member = z.strictObject({ type: z.literal('user'), userId: z.string() });
const within = {
  source: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('group'), groupId: z.string(), userId: z.string().optional() }),
      z.strictObject({ type: z.literal('room'), roomId: z.string(), userId: z.string().optional() }),
    ])
    .optional(),
};
/** Events that no button of the phone makes; `source` puts them into a group or a room. */
export const rawEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('join'), ...within }),
  z.strictObject({ type: z.literal('leave'), ...within }),
  z.strictObject({
    type: z.literal('memberJoined'),
    ...within,
    joined: z.strictObject({ members: z.array(member) }),
  }),
  z.strictObject({
    type: z.literal('memberLeft'),
    ...within,
    left: z.strictObject({ members: z.array(member) }),
  }),
  z.strictObject({
    type: z.literal('videoPlayComplete'),
    videoPlayComplete: z.strictObject({ trackingId: z.string() }),
  }),
  z.strictObject({
    type: z.literal('beacon'),
    beacon: z.strictObject({ hwid: z.string(), type: z.enum(['enter', 'banner', 'stay']) }),
  }),
  z.strictObject({
    type: z.literal('membership'),
    membership: z.strictObject({ type: z.enum(['joined', 'left', 'renewed']), membershipId: z.int() }),
  }),
]);

export const happenedSchema = z.strictObject({
  webhookEventId: z.string(),
  timestamp: z.int(),
  replyToken: z.string().nullable(),
});
export const sentSchema = happenedSchema.extend({ messageId: z.string() });

export const talkViewSchema = z.strictObject({
  status: z.enum(['stranger', 'friend', 'blocked']),
  items: z.array(talkItemSchema),
  loadingUntil: z.int().nullable(),
  richMenu: z
    .strictObject({ richMenuId: z.string(), menu: z.looseObject({}), hasImage: z.boolean() })
    .nullable(),
  now: z.int(),
});
export type TalkView = z.infer<typeof talkViewSchema>;

export const journalQuerySchema = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000),
  userId: z.string().optional(),
  newest: z.stringbool().default(false),
});
export const journalViewSchema = z.strictObject({
  entries: z.array(journalEntrySchema),
  /** Pass as `after` to read on; null when this was the end. */
  next: z.int().nullable(),
  total: z.int(),
});
export const journalDropSchema = z.strictObject({ upTo: z.coerce.number().int().min(0).optional() });

/** People who followed the account before anybody listened: no webhook tells of them. */
export const friendsInputSchema = z.strictObject({ count: z.int().min(1).max(200_000) });
export const friendsViewSchema = z.strictObject({ userIds: z.array(z.string()) });

export const sendManyInputSchema = z.strictObject({
  count: z.int().min(1).max(1_000_000),
  /** Spread over this many people, made when needed (with stable names). */
  seekers: z.int().min(1).max(100_000).default(10),
  /** Each text is the prefix and its running number. */
  prefix: z.string().max(1000).default('load'),
  perSecond: z.number().min(1).max(100_000).nullable().default(null),
});
export const sendManyViewSchema = z.strictObject({
  batchId: z.string(),
  count: z.int(),
  sent: z.int(),
  done: z.boolean(),
});

export const clockInputSchema = z.strictObject({
  offsetMs: z.int().optional(),
  advanceMs: z.int().min(0).optional(),
});
export const clockViewSchema = z.strictObject({ now: z.int(), offsetMs: z.int() });
export const resetInputSchema = z.strictObject({ keepChannels: z.boolean().default(false) });
export const webhookProbeSchema = z.strictObject({
  ok: z.boolean(),
  reason: z.string().optional(),
  statusCode: z.int().nullable(),
});
