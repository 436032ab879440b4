import { z } from 'zod';

// What the simulator remembers. The schemas are the shape of the state file, so reading it back is a parse.

export const quotaSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({ type: z.literal('limited'), value: z.int().min(0) }),
]);

export const redeliverySchema = z.strictObject({
  enabled: z.boolean(),
  intervalMs: z.int().min(1).max(3_600_000),
  maxAttempts: z.int().min(1).max(100),
});

export const channelSchema = z.strictObject({
  channelId: z.string().regex(/^\d{1,20}$/),
  channelSecret: z.string().regex(/^[0-9a-f]{32}$/),
  channelAccessToken: z.string().min(1).max(500),
  name: z.string().min(1).max(60),
  basicId: z.string().regex(/^@[0-9a-z_.-]{1,30}$/),
  botUserId: z.string().regex(/^U[0-9a-f]{32}$/),
  webhookUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  webhookActive: z.boolean(),
  webhookTimeoutMs: z.int().min(10).max(60_000),
  eventsPerRequest: z.int().min(1).max(100),
  redelivery: redeliverySchema,
  quota: quotaSchema,
  replyTokenSeconds: z.int().min(1).max(86_400),
  contentPreparing: z.int().min(0).max(100),
  chatMode: z.enum(['bot', 'chat']),
  verified: z.boolean(),
});
export type Channel = z.infer<typeof channelSchema>;

export const seekerSchema = z.strictObject({
  userId: z.string().regex(/^U[0-9a-f]{32}$/),
  displayName: z.string().min(1).max(60),
  statusMessage: z.string().max(500).nullable(),
  language: z.string().min(2).max(10),
});
export type Seeker = z.infer<typeof seekerSchema>;

export const tieSchema = z.strictObject({
  channelId: z.string(),
  userId: z.string(),
  status: z.enum(['stranger', 'friend', 'blocked']),
  everFriend: z.boolean(),
  wroteAt: z.int().nullable(),
  lastEventAt: z.int(),
  richMenuId: z.string().nullable(),
});
export type Tie = z.infer<typeof tieSchema>;

const anyMessageSchema = z.looseObject({ type: z.string() });
export type AnyMessage = z.infer<typeof anyMessageSchema>;

export const talkItemSchema = z.strictObject({
  id: z.string(),
  at: z.int(),
  from: z.enum(['seeker', 'desk', 'notice']),
  message: anyMessageSchema,
  unsent: z.boolean(),
  edited: z.boolean(),
  requestId: z.string().nullable(),
});
export type TalkItem = z.infer<typeof talkItemSchema>;

export const sendMethodSchema = z.enum(['reply', 'push', 'multicast', 'narrowcast', 'broadcast']);
export type SendMethod = z.infer<typeof sendMethodSchema>;

/** One row per recipient and request: what LINE accepted, whether the person got it, whether it was billed. */
export const journalEntrySchema = z.strictObject({
  seq: z.int(),
  at: z.int(),
  channelId: z.string(),
  userId: z.string(),
  method: sendMethodSchema,
  requestId: z.string(),
  retryKey: z.string().nullable(),
  delivered: z.boolean(),
  billed: z.boolean(),
  messageIds: z.array(z.string()),
  messages: z.array(anyMessageSchema),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;

export const richMenuSchema = z.strictObject({
  richMenuId: z.string(),
  channelId: z.string(),
  menu: z.looseObject({}),
  image: z.strictObject({ contentType: z.string(), base64: z.string() }).nullable(),
});
export type RichMenu = z.infer<typeof richMenuSchema>;

export const contentSchema = z.strictObject({
  messageId: z.string(),
  channelId: z.string(),
  kind: z.enum(['image', 'video', 'audio', 'file']),
  contentType: z.string(),
  base64: z.string().nullable(),
  fileName: z.string().nullable(),
  preparing: z.int(),
  unsent: z.boolean(),
});
export type Content = z.infer<typeof contentSchema>;
