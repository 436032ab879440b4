import { createHash } from 'node:crypto';
import { z } from 'zod';

// LINE adds properties, event types and enum values without notice, so everything here is read leniently: what is
// not understood is kept raw and recorded as unknown.

export interface RawEvent {
  readonly id: string;
  readonly at: Date;
  readonly json: string;
}

/** LINE's are ULIDs; anything that is not so plain is replaced by a hash. */
const EVENT_ID = /^[\w-]{1,64}$/;
/** Years 2011 (LINE's first) to 2100; outside it the time is a fault and the time of arrival is used. */
const EARLIEST_MS = 1_293_840_000_000;
const LATEST_MS = 4_102_444_800_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Splits a post into events; null when the body is not a webhook at all. Runs inside LINE's two seconds for every
 * post, so it looks by hand at the three things it needs; the schemas below read the rest, later.
 */
export function readWebhook(body: Buffer, receivedAt: Date): RawEvent[] | null {
  try {
    const envelope: unknown = JSON.parse(body.toString('utf8'));
    if (!isRecord(envelope) || !Array.isArray(envelope['events'])) return null;
    const events: unknown[] = envelope['events'];
    return events.every(isRecord) ? events.map((event) => readEvent(event, receivedAt)) : null;
  } catch {
    // Not JSON, or nested deeper than the stack goes: nothing LINE sends.
    return null;
  }
}

function readEvent(event: Record<string, unknown>, receivedAt: Date): RawEvent {
  const { webhookEventId: id, timestamp: at } = event;
  const known = typeof at === 'number' && Number.isInteger(at) && at >= EARLIEST_MS && at <= LATEST_MS;
  return {
    id: typeof id === 'string' && EVENT_ID.test(id) ? id : contentId(event),
    at: known ? new Date(at) : receivedAt,
    json: JSON.stringify(event),
  };
}

/** Without an id of LINE's, the content is the id: a repetition, marked as redelivery or not, is the same event. */
function contentId(event: Record<string, unknown>): string {
  const json = JSON.stringify({ ...event, deliveryContext: null });
  return `sha256:${createHash('sha256').update(json).digest('hex').slice(0, 48)}`;
}

const Words = z.string().transform((text) => text.toWellFormed().replaceAll('\0', ''));
const optionalWords = Words.optional().catch(undefined);
const Span = z.object({ index: z.int().min(0), length: z.int().min(0) });

/** Ids are stored as text and compared; LINE's are plain ASCII, and PostgreSQL takes no NUL. */
const LineId = z.string().regex(/^[\x21-\x7e]{1,64}$/u);

const MessageContent = z.object({
  type: z.string(),
  id: LineId,
  text: optionalWords,
  emojis: z.array(Span).optional().catch(undefined),
  mention: z
    .object({ mentionees: z.array(Span) })
    .optional()
    .catch(undefined),
  quotedMessageId: LineId.optional().catch(undefined),
  quoteToken: z.string().max(1000).optional().catch(undefined),
  keywords: z.array(Words).optional().catch(undefined),
});

const Event = z.object({
  type: z.string(),
  mode: z.string().optional().catch(undefined),
  source: z.object({ type: z.string(), userId: LineId.optional() }).optional().catch(undefined),
  replyToken: z.string().max(200).optional().catch(undefined),
  message: MessageContent.optional().catch(undefined),
  unsend: z.object({ messageId: LineId }).optional().catch(undefined),
  postback: z
    .object({ data: Words, params: z.record(z.string(), z.unknown()).optional() })
    .optional()
    .catch(undefined),
});

export type MediaKind = 'image' | 'video' | 'audio' | 'file';

export interface TextContent {
  readonly kind: 'text';
  readonly text: string;
  readonly spans: readonly { kind: 'emoji' | 'mention'; index: number; length: number }[];
}
export type InboundContent =
  | TextContent
  | { readonly kind: 'sticker'; readonly note: string | null }
  | { readonly kind: MediaKind | 'location' | 'unknown' }
  /** A tap on a button: its data, what staff see of it, and the day picked with it. */
  | {
      readonly kind: 'choice';
      readonly note: string | null;
      readonly data: string;
      readonly date: string | null;
    };

/** What an event means to a desk. */
export type InboundEvent =
  | {
      readonly type: 'message';
      readonly content: InboundContent;
      readonly lineMessageId: string | null;
      readonly quotedLineMessageId: string | null;
      readonly quoteToken: string | null;
    }
  | {
      readonly type: 'edit';
      readonly lineMessageId: string;
      readonly content: TextContent;
      readonly quoteToken: string | null;
    }
  | { readonly type: 'unsend'; readonly lineMessageId: string }
  | { readonly type: 'follow' | 'unfollow' }
  /** Understood and of no consequence here, or unknown: kept raw, nothing else happens. */
  | { readonly type: 'record_only'; readonly reason: string };

export interface UnderstoodEvent {
  readonly userId: string | null;
  readonly replyToken: string | null;
  readonly event: InboundEvent;
}

function textContent(message: z.output<typeof MessageContent>): TextContent {
  const text = message.text ?? '';
  const inside = (span: { index: number; length: number }) => span.index + span.length <= text.length;
  return {
    kind: 'text',
    text,
    spans: [
      ...(message.emojis ?? []).filter(inside).map((span) => ({ kind: 'emoji' as const, ...span })),
      ...(message.mention?.mentionees ?? [])
        .filter(inside)
        .map((span) => ({ kind: 'mention' as const, ...span })),
    ].sort((a, b) => a.index - b.index),
  };
}

function content(message: z.output<typeof MessageContent>): InboundContent {
  switch (message.type) {
    case 'text':
      return textContent(message);
    case 'sticker':
      return { kind: 'sticker', note: message.text ?? message.keywords?.slice(0, 3).join('、') ?? null };
    case 'image':
    case 'video':
    case 'audio':
    case 'file':
    case 'location':
      return { kind: message.type };
    default:
      return { kind: 'unknown' };
  }
}

function choice({
  data,
  params,
}: {
  data: string;
  params?: Record<string, unknown> | undefined;
}): InboundContent {
  const picked = ['date', 'time', 'datetime']
    .map((key) => params?.[key])
    .find((value) => typeof value === 'string');
  const date = typeof picked === 'string' ? picked : null;
  return { kind: 'choice', note: date ?? data, data, date };
}

function meaning(event: z.output<typeof Event>): InboundEvent {
  if (event.mode === 'standby') return { type: 'record_only', reason: 'standby' };
  if (event.source?.type !== 'user' || !event.source.userId)
    return { type: 'record_only', reason: 'no_person' };
  switch (event.type) {
    case 'message':
      if (!event.message) return { type: 'record_only', reason: 'unreadable' };
      return {
        type: 'message',
        content: content(event.message),
        lineMessageId: event.message.id,
        quotedLineMessageId: event.message.quotedMessageId ?? null,
        quoteToken: event.message.quoteToken ?? null,
      };
    case 'messageEdited':
      if (event.message?.type !== 'text') return { type: 'record_only', reason: 'unreadable' };
      return {
        type: 'edit',
        lineMessageId: event.message.id,
        content: textContent(event.message),
        quoteToken: event.message.quoteToken ?? null,
      };
    case 'unsend':
      if (!event.unsend) return { type: 'record_only', reason: 'unreadable' };
      return { type: 'unsend', lineMessageId: event.unsend.messageId };
    case 'follow':
    case 'unfollow':
      return { type: event.type };
    case 'postback':
      if (!event.postback) return { type: 'record_only', reason: 'unreadable' };
      return {
        type: 'message',
        content: choice(event.postback),
        lineMessageId: null,
        quotedLineMessageId: null,
        quoteToken: null,
      };
    default:
      return { type: 'record_only', reason: 'not_for_a_talk' };
  }
}

/** Reads a stored event. Never throws: what cannot be read is recorded and does no harm. */
export function understandEvent(json: string): UnderstoodEvent {
  const parsed = Event.safeParse(JSON.parse(json));
  if (!parsed.success)
    return { userId: null, replyToken: null, event: { type: 'record_only', reason: 'unreadable' } };
  const event = meaning(parsed.data);
  const userId = event.type === 'record_only' ? null : (parsed.data.source?.userId ?? null);
  return { userId, replyToken: userId ? (parsed.data.replyToken ?? null) : null, event };
}
