import { z } from 'zod';
import { ConsultationAlert, MessageHit } from './alert.ts';
import { Id, StaffRef, Time } from './common.ts';
import { ConsultationState } from './consultation-state.ts';

export const CloseReason = z
  .enum([
    'ended',
    'no_answer',
    'referred',
    'wrong_or_prank',
    'emergency',
    'desk_closed',
    'not_reached',
    'bot_ended',
    'bot_left',
  ])
  .meta({ id: 'CloseReason' });
export type CloseReason = z.infer<typeof CloseReason>;

/** What needs a person's decision in a talk's outgoing messages. */
export const Attention = z.enum(['none', 'failed', 'unknown']);
export type Attention = z.infer<typeof Attention>;

/** line: over LINE · room: in the secure room; nothing of it leaves towards LINE (requirement R5). */
export const Venue = z.enum(['line', 'room']).meta({ id: 'Venue' });
export type Venue = z.infer<typeof Venue>;

/** People outside the target group are served as courteously, and counted apart (requirement R6). */
export const Target = z.enum(['unknown', 'in_target', 'outside_target']).meta({ id: 'Target' });
export type Target = z.infer<typeof Target>;

/** Everything about a consultation but its words; this much travels on the event stream. */
export const ConsultationFacts = z
  .object({
    id: Id,
    deskId: Id.meta({
      description: 'The desk that serves the talk; a flow or a colleague may hand it to another',
    }),
    seekerId: Id,
    pseudonym: z.string(),
    ordinal: z
      .int()
      .meta({ description: 'How many consultations this seeker has had at the desk, this one included' }),
    state: ConsultationState,
    assignee: StaffRef.nullable(),
    openedAt: Time,
    waitingSince: Time.nullable(),
    claimedAt: Time.nullable(),
    firstReplyAt: Time.nullable(),
    closedAt: Time.nullable(),
    closeReason: CloseReason.nullable(),
    lastMessageAt: Time,
    unansweredSince: Time.nullable().meta({
      description: 'Time of the oldest message of the seeker without an answer',
    }),
    messageCount: z.int(),
    attention: Attention,
    venue: Venue.meta({ description: 'Where the talk takes place; answers go nowhere else' }),
    target: Target.meta({ description: 'Whether the person belongs to the target group of the desk' }),
    alert: ConsultationAlert.nullable(),
    blocked: z.boolean().meta({ description: 'The seeker has blocked the account; nothing can reach them' }),
    placed: z
      .object({
        key: z.string().meta({ description: 'Takes the place of the own turn: queue-order.ts' }),
        to: z.enum(['front', 'before']),
        by: StaffRef,
        at: Time,
      })
      .nullable()
      .meta({ description: 'The place a supervisor gave to somebody who waits; null: their own turn' }),
    reserved: StaffRef.extend({ until: Time }).nullable().meta({
      description: 'A waiting talk kept for the person’s own counselor; until then others leave it',
    }),
    version: z.int().meta({ description: 'Grows with every change of the consultation' }),
  })
  .meta({ id: 'ConsultationFacts' });
export type ConsultationFacts = z.infer<typeof ConsultationFacts>;

export const ConsultationSummary = ConsultationFacts.extend({
  label: z.string().meta({ description: 'Pseudonym, or the LINE name where the desk shows it' }),
  preview: z
    .string()
    .nullable()
    .meta({ description: 'Beginning of the newest message, null when nothing can be shown' }),
  previewKind: z.string().nullable(),
  placedReason: z.string().nullable().meta({ description: 'Why a supervisor gave the place' }),
}).meta({ id: 'ConsultationSummary' });
export type ConsultationSummary = z.infer<typeof ConsultationSummary>;

export const MessageKind = z.enum([
  'text',
  'sticker',
  'image',
  'video',
  'audio',
  'file',
  'location',
  'choice',
  'unknown',
  'claimed',
  'handed_over',
  'moved',
  'closed',
  'reopened',
  'followed',
  'blocked',
]);
export type MessageKind = z.infer<typeof MessageKind>;

export const DeliveryState = z
  .enum(['queued', 'sending', 'accepted', 'failed', 'unknown', 'given_up', 'in_room', 'shown'])
  .meta({
    description:
      'in_room: in the secure room, where the person has not fetched it yet · shown: their page fetched it',
  });
export type DeliveryState = z.infer<typeof DeliveryState>;

export const DeliveryError = z.enum([
  'blocked',
  'not_reachable',
  'quota_exhausted',
  'rejected',
  'credentials',
  'forbidden',
  'no_channel',
  'retries_exhausted',
]);
export type DeliveryError = z.infer<typeof DeliveryError>;

export const Delivery = z
  .object({
    state: DeliveryState,
    method: z.enum(['reply', 'push']).nullable(),
    error: DeliveryError.nullable(),
    attempts: z.int(),
    nextAttemptAt: Time.nullable(),
    acceptedAt: Time.nullable().meta({
      description:
        'When LINE accepted it, and whether it was read cannot be known; in the secure room, when the page fetched it',
    }),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof Delivery>;

export const MessageFacts = z
  .object({
    id: Id,
    consultationId: Id,
    seq: z.int().meta({ description: 'Order of arrival within the consultation, without gaps' }),
    direction: z.enum(['in', 'out', 'system']),
    kind: MessageKind,
    sentAt: Time.meta({
      description: 'LINE time for messages of the seeker; show in the order of (sentAt, seq)',
    }),
    author: StaffRef.nullable(),
    notice: z.string().nullable().meta({ description: 'Kind of automatic text; null for what people write' }),
    clientId: Id.nullable().meta({ description: 'Id the sending console chose, to replace its own echo' }),
    via: Venue.meta({
      description: 'Where it was written; also in a talk of the secure room people may write over LINE',
    }),
    unsentAt: Time.nullable(),
    editedAt: Time.nullable(),
    refused: z
      .boolean()
      .meta({ description: 'The desk does not accept this kind of message; its content was not fetched' }),
    delivery: Delivery.nullable(),
  })
  .meta({ id: 'MessageFacts' });
export type MessageFacts = z.infer<typeof MessageFacts>;

export const TextSpan = z.object({
  kind: z.enum(['emoji', 'mention']),
  index: z.int().meta({ description: 'UTF-16 offset' }),
  length: z.int(),
});

export const Message = MessageFacts.extend({
  text: z.string().nullable(),
  spans: z.array(TextSpan),
  hits: z.array(MessageHit).meta({ description: 'Where keywords were found in the text' }),
  note: z.string().nullable().meta({
    description: 'What is known of a message that is not text: sticker words, file name, duration, a choice',
  }),
  quote: z.object({ messageId: Id, excerpt: z.string().nullable() }).nullable(),
}).meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

export const Note = z
  .object({ id: Id, consultationId: Id, author: StaffRef, createdAt: Time, text: z.string() })
  .meta({ id: 'Note' });
export type Note = z.infer<typeof Note>;
