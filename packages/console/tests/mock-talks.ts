import { randomUUID } from 'node:crypto';
import {
  type Authority,
  type BodyOf,
  type Message,
  type ParamsOf,
  type QueryOf,
  type routes,
} from '@tomoshibi/contract';
import { accepted, meOf, newMessage, newTalk, type Talk } from './mock-data.ts';
import { MockError, type Context, type Handler, type MockWire } from './mock-context.ts';
import { mine } from './mock-session.ts';

type Routes = typeof routes;
type Params<K extends keyof Routes> = { params: ParamsOf<Routes[K]> };
type Body<K extends keyof Routes> = { body: BodyOf<Routes[K]> };
type Query<K extends keyof Routes> = { query: QueryOf<Routes[K]> };

const now = (): string => new Date().toISOString();

/** Whose people they are, where staff said so. */
export const homes = new WeakMap<Talk, Authority>();

export function authoritiesOf({ data }: Context): Authority[] {
  const all = data.desks.map(({ authority }) => authority);
  return all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index);
}

export function talkOf({ data }: Context, consultationId: string): Talk {
  const talk = data.talks.get(consultationId);
  if (!talk) throw new MockError('not_found');
  return talk;
}

function summary({ facts, label, messages }: Talk) {
  const last = messages.findLast((message) => message.direction !== 'system');
  return {
    ...facts,
    label,
    preview: last?.text?.slice(0, 60) ?? null,
    previewKind: last?.kind ?? null,
    placedReason: facts.placed ? '前の相談が途中で切れたため' : null,
  };
}

function mayRead(context: Context, talk: Talk): boolean {
  const desk = meOf(context.data, mine(context)).desks.find((one) => one.deskId === talk.facts.deskId);
  if (!desk) return false;
  const own = talk.facts.state === 'waiting' || talk.facts.assignee?.staffId === mine(context).staff.staffId;
  return desk.rights.includes('talk.read_any') || (own && desk.rights.includes('talk.read_own'));
}

/** Changes a talk and tells the streams, as the server does after each transaction. */
export function change(server: MockWire, talk: Talk, facts: Partial<Talk['facts']>): Talk['facts'] {
  talk.facts = { ...talk.facts, ...facts, version: talk.facts.version + 1 };
  server.publish({ type: 'consultation', deskId: talk.facts.deskId, consultation: talk.facts });
  return talk.facts;
}

export function putMessage(server: MockWire, talk: Talk, part: Partial<Message>): Message {
  const message = newMessage(talk, { sentAt: now(), ...part });
  talk.messages.push(message);
  tell(server, talk, message);
  change(server, talk, {
    lastMessageAt: message.sentAt,
    messageCount: talk.facts.messageCount + (message.direction === 'system' ? 0 : 1),
    ...(message.direction === 'in' ? { unansweredSince: talk.facts.unansweredSince ?? message.sentAt } : {}),
    ...(message.direction === 'out' ? { unansweredSince: null } : {}),
  });
  return message;
}

export function tell(server: MockWire, talk: Talk, message: Message): void {
  const { text: _text, spans: _spans, note: _note, quote: _quote, ...facts } = message;
  server.publish({ type: 'message', deskId: talk.facts.deskId, message: facts });
}

function deliver(server: MockWire, talk: Talk, message: Message): void {
  const steps = [{ ...accepted(now()), state: 'sending' as const, acceptedAt: null }, accepted(now())];
  steps.forEach((delivery, index) => {
    setTimeout(
      () => {
        message.delivery = delivery;
        tell(server, talk, message);
      },
      150 * (index + 1),
    );
  });
}

export function owned(context: Context, talk: Talk): void {
  if (talk.facts.state === 'closed') throw new MockError('already_closed');
  if (talk.facts.assignee?.staffId !== mine(context).staff.staffId) throw new MockError('not_yours');
}

function settle(context: Context, params: ParamsOf<Routes['retryMessage']>, state: 'queued' | 'given_up') {
  const talk = talkOf(context, params.consultationId);
  const message = talk.messages.find((one) => one.id === params.messageId);
  if (!message?.delivery) throw new MockError('not_found');
  if (!['failed', 'unknown'].includes(message.delivery.state)) throw new MockError('delivery_not_undecided');
  message.delivery = { ...message.delivery, state };
  tell(context.server, talk, message);
  change(context.server, talk, { attention: 'none' });
  if (state === 'queued') deliver(context.server, talk, message);
  return message;
}

export const talkHandlers: Record<string, Handler> = {
  getQueue: ({ query }: Query<'getQueue'>, context) => {
    const ids = query.ids?.split(',');
    const seen = [...context.data.talks.values()].filter(
      (talk) =>
        talk.facts.state !== 'closed' && mayRead(context, talk) && (!ids || ids.includes(talk.facts.id)),
    );
    return {
      cursor: context.server.position,
      consultations: seen.map(summary),
      truncated: false,
      total: seen.length,
    };
  },
  getConsultation: ({ params }: Params<'getConsultation'>, context) => {
    const talk = talkOf(context, params.consultationId);
    if (!mayRead(context, talk)) throw new MockError('not_found');
    const { staff } = mine(context);
    const mineNow = talk.facts.assignee?.staffId === staff.staffId && talk.facts.state === 'active';
    const rights =
      meOf(context.data, mine(context)).desks.find((one) => one.deskId === talk.facts.deskId)?.rights ?? [];
    const past = [...context.data.talks.values()].filter((one) => one.facts.seekerId === talk.facts.seekerId);
    return {
      consultation: summary(talk),
      seeker: {
        seekerId: talk.facts.seekerId,
        label: talk.label,
        pseudonym: talk.facts.pseudonym,
        friend: talk.facts.blocked ? 'blocked' : 'following',
        firstSeenAt: past[0]?.facts.openedAt ?? talk.facts.openedAt,
        history: past.map((one) => ({ ...one.facts, readable: mayRead(context, one) })),
      },
      notes: talk.notes,
      draft: talk.drafts.get(staff.staffId) ?? '',
      abilities: {
        claim: talk.facts.state === 'waiting' && rights.includes('talk.claim'),
        reply: mineNow,
        close: mineNow,
        handOver: mineNow,
        note: rights.includes('talk.note'),
        reopen: talk.facts.state === 'closed' && rights.includes('talk.claim'),
        takeOver: talk.facts.state === 'active' && !mineNow && rights.includes('talk.intervene'),
      },
      authority: homes.get(talk) ?? authoritiesOf(context)[0] ?? null,
      authorities: authoritiesOf(context),
      freeReplyUntil: mineNow ? new Date(Date.now() + 40_000).toISOString() : null,
    };
  },
  listMessages: ({ params, query }: Params<'listMessages'> & Query<'listMessages'>, context) => {
    const { messages } = talkOf(context, params.consultationId);
    const ids = query.ids?.split(',');
    const fits = messages.filter(
      (message) =>
        (!ids || ids.includes(message.id)) &&
        (query.afterSeq === undefined || message.seq > query.afterSeq) &&
        (query.beforeSeq === undefined || message.seq < query.beforeSeq),
    );
    const page = query.afterSeq === undefined ? fits.slice(-query.limit) : fits.slice(0, query.limit);
    return { messages: page, more: page.length < fits.length };
  },
  claim: ({ params, body }: Params<'claim'> & Body<'claim'>, context) => {
    const talk = talkOf(context, params.consultationId);
    const { staff } = mine(context);
    if (talk.facts.state === 'closed') throw new MockError('already_closed');
    if (talk.facts.state === 'active' && !body.takeOver)
      throw new MockError('already_claimed', [
        { field: 'assignee', reason: talk.facts.assignee?.name ?? '' },
      ]);
    const author = { staffId: staff.staffId, name: staff.name };
    putMessage(context.server, talk, {
      direction: 'system',
      kind: body.takeOver ? 'handed_over' : 'claimed',
      author,
    });
    return change(context.server, talk, {
      state: 'active',
      assignee: author,
      claimedAt: now(),
      waitingSince: null,
    });
  },
  sendMessage: ({ params, body }: Params<'sendMessage'> & Body<'sendMessage'>, context) => {
    const talk = talkOf(context, params.consultationId);
    owned(context, talk);
    const { staffId, name } = mine(context).staff;
    const quoted = talk.messages.find((one) => one.id === body.quoteMessageId);
    const message = putMessage(context.server, talk, {
      direction: 'out',
      text: body.text,
      clientId: body.clientId,
      author: { staffId, name },
      quote: quoted ? { messageId: quoted.id, excerpt: quoted.text } : null,
      delivery: {
        state: 'queued',
        method: null,
        error: null,
        attempts: 0,
        nextAttemptAt: null,
        acceptedAt: null,
      },
    });
    deliver(context.server, talk, message);
    return message;
  },
  retryMessage: ({ params }: Params<'retryMessage'>, context) => settle(context, params, 'queued'),
  giveUpMessage: ({ params }: Params<'giveUpMessage'>, context) => settle(context, params, 'given_up'),
  showThinking: ({ params }: Params<'showThinking'>, context) => {
    owned(context, talkOf(context, params.consultationId));
  },
  closeConsultation: ({ params, body }: Params<'closeConsultation'> & Body<'closeConsultation'>, context) => {
    const talk = talkOf(context, params.consultationId);
    owned(context, talk);
    putMessage(context.server, talk, { direction: 'system', kind: 'closed' });
    return change(context.server, talk, { state: 'closed', closedAt: now(), closeReason: body.reason });
  },
  reopenConsultation: ({ params }: Params<'reopenConsultation'>, context) => {
    const old = talkOf(context, params.consultationId);
    const { staffId, name } = mine(context).staff;
    const talk = newTalk(old.facts.deskId, old.facts.pseudonym, now(), old.facts.ordinal + 1);
    Object.assign(talk.facts, { seekerId: old.facts.seekerId });
    context.data.talks.set(talk.facts.id, talk);
    return change(context.server, talk, {
      state: 'active',
      assignee: { staffId, name },
      claimedAt: now(),
      waitingSince: null,
    });
  },
  addNote: ({ params, body }: Params<'addNote'> & Body<'addNote'>, context) => {
    const talk = talkOf(context, params.consultationId);
    const { staffId, name } = mine(context).staff;
    const note = {
      id: randomUUID(),
      consultationId: talk.facts.id,
      author: { staffId, name },
      createdAt: now(),
      text: body.text,
    };
    talk.notes.push(note);
    change(context.server, talk, {});
    return note;
  },
  saveDraft: ({ params, body }: Params<'saveDraft'> & Body<'saveDraft'>, context) => {
    talkOf(context, params.consultationId).drafts.set(mine(context).staff.staffId, body.text);
  },
};
