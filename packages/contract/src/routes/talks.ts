import { z } from 'zod';
import { ConsultationParams, Id, Time, text } from '../common.ts';
import { CloseReason, ConsultationFacts, ConsultationSummary, Message, Note } from '../consultation.ts';
import { defineRoute } from '../route.ts';
import { Cursor } from '../stream.ts';
import { Authority } from './desks.ts';

export const Seeker = z
  .object({
    seekerId: Id,
    label: z.string(),
    pseudonym: z.string(),
    friend: z.enum(['following', 'blocked', 'unknown']),
    firstSeenAt: Time,
    history: z.array(
      ConsultationFacts.pick({
        id: true,
        ordinal: true,
        state: true,
        openedAt: true,
        closedAt: true,
        closeReason: true,
        assignee: true,
        messageCount: true,
      }).extend({
        readable: z.boolean().meta({ description: 'Whether the caller may open it' }),
      }),
    ),
  })
  .meta({ id: 'Seeker' });
export type Seeker = z.infer<typeof Seeker>;

export const Abilities = z
  .object({
    claim: z.boolean(),
    reply: z.boolean(),
    close: z.boolean(),
    note: z.boolean(),
    reopen: z.boolean(),
    takeOver: z.boolean(),
    handOver: z.boolean(),
  })
  .meta({ id: 'Abilities', description: 'What the caller may do with this consultation now' });
export type Abilities = z.infer<typeof Abilities>;

export const ConsultationDetail = z
  .object({
    consultation: ConsultationSummary,
    seeker: Seeker,
    notes: z.array(Note),
    draft: z.string(),
    abilities: Abilities,
    authority: Authority.nullable().meta({
      description: 'Whose person it is: of the region they chose, else of the desk they came by',
    }),
    authorities: z
      .array(Authority)
      .meta({ description: "The operator's, of which one may be chosen instead" }),
    freeReplyUntil: Time.nullable().meta({
      description: 'Until then an answer can go out by reply token, unbilled',
    }),
  })
  .meta({ id: 'ConsultationDetail' });
export type ConsultationDetail = z.infer<typeof ConsultationDetail>;

const MessageParams = ConsultationParams.extend({ messageId: Id });
const messageDecision = {
  auth: 'talk.reply',
  params: MessageParams,
  response: Message,
  errors: ['delivery_not_undecided', 'not_yours'],
} as const;

const tag = 'Talks';
export const talkRoutes = {
  getQueue: defineRoute({
    method: 'GET',
    path: '/queue',
    auth: 'talk.read_own',
    tag,
    summary: 'Snapshot of the open consultations the caller may see, with the cursor to follow from',
    query: z.object({
      ids: z.string().max(8000).optional().meta({ description: 'Only these consultations, comma-separated' }),
    }),
    response: z.object({
      cursor: Cursor,
      consultations: z.array(ConsultationSummary),
      total: z.int().meta({
        description: 'Open consultations the caller may see; more than are listed when truncated',
      }),
      truncated: z.boolean().meta({
        description: 'Too many to list: own talks come first, then who is next in the queue',
      }),
    }),
  }),
  followEvents: defineRoute({
    method: 'GET',
    path: '/events',
    auth: 'talk.read_own',
    tag,
    summary: 'Server-sent events after a cursor; a hint that can always be replaced by a new snapshot',
    query: z.object({ cursor: Cursor }),
    stream: true,
  }),
  getConsultation: defineRoute({
    method: 'GET',
    path: '/consultations/:consultationId',
    auth: 'talk.read_own',
    tag,
    summary: 'Open a talk: the person, history, notes and own draft (audited)',
    params: ConsultationParams,
    response: ConsultationDetail,
  }),
  listMessages: defineRoute({
    method: 'GET',
    path: '/consultations/:consultationId/messages',
    auth: 'talk.read_own',
    tag,
    summary:
      'Messages in order of arrival: the newest, those after or those before a sequence number, or named ones',
    params: ConsultationParams,
    query: z.object({
      afterSeq: z.coerce.number().int().min(0).optional(),
      beforeSeq: z.coerce.number().int().min(1).optional(),
      ids: z.string().max(8000).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    response: z.object({ messages: z.array(Message), more: z.boolean() }),
  }),
  claim: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/claim',
    auth: 'talk.claim',
    tag,
    summary: 'Take a waiting consultation; the second of two callers is told who has it',
    params: ConsultationParams,
    body: z.strictObject({ takeOver: z.boolean().default(false) }),
    response: ConsultationFacts,
    errors: ['already_claimed', 'already_closed', 'seat_limit', 'conflict'],
  }),
  placeWaiting: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/place',
    auth: 'talk.intervene',
    tag,
    summary: 'Give somebody who waits another place in the queue, or their own turn back; says why',
    params: ConsultationParams,
    body: z.strictObject({
      to: z.enum(['front', 'before', 'automatic']),
      beforeId: Id.optional().meta({ description: 'With `before`: who is to come next after them' }),
      reason: text(500),
    }),
    response: ConsultationFacts,
    errors: ['already_claimed', 'already_closed', 'conflict'],
  }),
  sendMessage: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/messages',
    auth: 'talk.reply',
    tag,
    summary: 'Answer the seeker; queued durably, sent once and in order',
    params: ConsultationParams,
    body: z.strictObject({
      text: text(20_000),
      clientId: Id,
      quoteMessageId: Id.optional(),
    }),
    response: Message,
    errors: ['already_closed', 'not_yours'],
  }),
  retryMessage: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/messages/:messageId/retry',
    tag,
    summary: 'Send a failed message, or one of unknown fate, once more; the person may then get it twice',
    ...messageDecision,
  }),
  giveUpMessage: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/messages/:messageId/give-up',
    tag,
    summary: 'Decide not to send a failed message, or one of unknown fate, again',
    ...messageDecision,
  }),
  showThinking: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/thinking',
    auth: 'talk.reply',
    tag,
    summary: 'Show the loading animation to the seeker for 20 seconds',
    params: ConsultationParams,
    errors: ['not_yours', 'already_closed'],
  }),
  closeConsultation: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/close',
    auth: 'talk.close',
    tag,
    summary: 'End the consultation; what the person writes next opens a new one',
    params: ConsultationParams,
    body: z.strictObject({ reason: CloseReason.exclude(['desk_closed']) }),
    response: ConsultationFacts,
    errors: ['already_closed', 'not_yours', 'delivery_undecided'],
  }),
  reopenConsultation: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/reopen',
    auth: 'talk.claim',
    tag,
    summary: 'Begin a new consultation with the person of an ended one',
    params: ConsultationParams,
    response: ConsultationFacts,
    errors: ['conflict', 'seat_limit'],
  }),
  addNote: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/notes',
    auth: 'talk.note',
    tag,
    summary: 'Add a note that the seeker never sees',
    params: ConsultationParams,
    body: z.strictObject({ text: text(5000) }),
    response: Note,
  }),
  saveDraft: defineRoute({
    method: 'PUT',
    path: '/consultations/:consultationId/draft',
    auth: 'talk.reply',
    tag,
    summary: 'Keep an unfinished answer; an empty text removes it',
    params: ConsultationParams,
    body: z.strictObject({ text: z.string().max(20_000) }),
  }),
} as const;
