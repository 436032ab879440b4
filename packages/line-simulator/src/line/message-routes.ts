import type { z } from 'zod';
import type { Channel, SendMethod } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { badRequest, LineError, parseLine } from './errors.ts';
import {
  broadcastRequestSchema,
  multicastRequestSchema,
  narrowcastRequestSchema,
  pushRequestSchema,
  replyRequestSchema,
  validateRequestSchema,
} from './message-schema.ts';
import type { Answer, Call, ChannelCall, LineRoute } from './route.ts';
import { isReachable, requireQuota, requireQuoteTokens, sendTo, type SentMessage } from './sending.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const USER_ID = /^U[0-9a-f]{32}$/;
const RETRY_KEY = 'x-line-retry-key';

const retryKeyOf = ({ headers }: Call): string | null => {
  const key = headers[RETRY_KEY];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !UUID.test(key))
    throw badRequest('The retry key must be a hexadecimal UUID');
  return key;
};

const conflict = (requestId: string, sentMessages: readonly SentMessage[] | null): LineError =>
  new LineError(409, 'The retry key is already accepted', {
    headers: { 'x-line-accepted-request-id': requestId },
    ...(sentMessages ? { extra: { sentMessages } } : {}),
  });

interface Work {
  readonly status?: number;
  readonly sentMessages: readonly SentMessage[] | null;
}

/** Runs a send once per retry key: a key that was accepted before answers 409 and sends nothing. */
const once = (sim: Sim, call: ChannelCall, work: (retryKey: string | null) => Work): Answer => {
  const retryKey = retryKeyOf(call);
  const { channelId } = call.channel;
  const accepted = retryKey === null ? undefined : sim.retryKeys.find(channelId, retryKey);
  if (accepted) throw conflict(accepted.requestId, accepted.sentMessages);
  const { status, sentMessages } = work(retryKey);
  if (retryKey !== null)
    sim.retryKeys.remember(channelId, retryKey, { requestId: call.requestId, sentMessages });
  return { status: status ?? 200, body: sentMessages ? { sentMessages } : {} };
};

const reply =
  (sim: Sim) =>
  (call: ChannelCall): Answer => {
    if (call.headers[RETRY_KEY] !== undefined)
      throw badRequest('The retry key is not supported by this endpoint');
    const { channel, requestId } = call;
    const { replyToken, messages } = parseLine(replyRequestSchema, call.body);
    const chat = sim.tokens.reply(replyToken, channel.channelId);
    if (!chat) throw badRequest('Invalid reply token');
    requireQuoteTokens(channel, chat.userId, messages);
    sim.tokens.spendReply(replyToken);
    const sending = { channel, method: 'reply', requestId, retryKey: null, messages } as const;
    return { body: { sentMessages: sendTo(sim, sending, chat.userId) } };
  };

const push = (sim: Sim) => (call: ChannelCall) => {
  const { channel, requestId } = call;
  const { to, messages } = parseLine(pushRequestSchema, call.body);
  return once(sim, call, (retryKey) => {
    if (!sim.state.seekers.has(to)) throw badRequest('Failed to send messages');
    requireQuoteTokens(channel, to, messages);
    requireQuota(sim, channel, isReachable(sim, channel.channelId, to) ? 1 : 0);
    return { sentMessages: sendTo(sim, { channel, method: 'push', requestId, retryKey, messages }, to) };
  });
};

const sendToMany = (
  sim: Sim,
  sending: Parameters<typeof sendTo>[1],
  userIds: readonly string[],
): { successCount: number; targetCount: number } => {
  const reachable = userIds.filter((userId) => isReachable(sim, sending.channel.channelId, userId));
  requireQuota(sim, sending.channel, reachable.length);
  for (const userId of userIds) sendTo(sim, sending, userId);
  return { successCount: reachable.length, targetCount: userIds.length };
};

const multicast = (sim: Sim) => (call: ChannelCall) => {
  const { channel, requestId } = call;
  const { to, messages } = parseLine(multicastRequestSchema, call.body);
  // An id of the wrong form spoils the request for everybody; a well-formed one LINE does not know is passed over.
  const malformed = to.findIndex((userId) => !USER_ID.test(userId));
  if (malformed >= 0) throw badRequest(`The property, 'to[${malformed}]', in the request body is invalid`);
  return once(sim, call, (retryKey) => {
    const known = [...new Set(to)].filter((userId) => sim.state.seekers.has(userId));
    if (known.length === 0) throw badRequest('Failed to send messages');
    sendToMany(sim, { channel, method: 'multicast', requestId, retryKey, messages }, known);
    return { sentMessages: null };
  });
};

const friends = (sim: Sim, channel: Channel): string[] =>
  sim.state.friendsOf(channel.channelId).map(({ userId }) => userId);

const broadcast = (sim: Sim) => (call: ChannelCall) => {
  const { channel, requestId } = call;
  const { messages } = parseLine(broadcastRequestSchema, call.body);
  return once(sim, call, (retryKey) => {
    sendToMany(sim, { channel, method: 'broadcast', requestId, retryKey, messages }, friends(sim, channel));
    return { sentMessages: null };
  });
};

const narrowcast = (sim: Sim) => (call: ChannelCall) => {
  const { channel, requestId } = call;
  const { messages, limit } = parseLine(narrowcastRequestSchema, call.body);
  return once(sim, call, (retryKey) => {
    const userIds = friends(sim, channel).slice(0, limit?.max);
    const counts = sendToMany(sim, { channel, method: 'narrowcast', requestId, retryKey, messages }, userIds);
    sim.narrowcasts.set(requestId, {
      channelId: channel.channelId,
      acceptedAt: sim.clock.now(),
      ...counts,
    });
    return { status: 202, sentMessages: null };
  });
};

const validation = (kind: SendMethod): LineRoute => ({
  method: 'POST',
  url: `/v2/bot/message/validate/${kind}`,
  endpoint: 'validate',
  handle: ({ body }) => {
    parseLine(validateRequestSchema satisfies z.ZodType, body);
    return {};
  },
});

/** Everything that sends: reply, push, multicast, broadcast, narrowcast, and the checks without sending. */
export const messageRoutes = (sim: Sim): LineRoute[] => {
  const handlers = {
    reply: reply(sim),
    push: push(sim),
    multicast: multicast(sim),
    broadcast: broadcast(sim),
    narrowcast: narrowcast(sim),
  };
  const kinds = ['reply', 'push', 'multicast', 'broadcast', 'narrowcast'] as const;
  return kinds.flatMap((kind): LineRoute[] => [
    { method: 'POST', url: `/v2/bot/message/${kind}`, endpoint: kind, handle: handlers[kind] },
    validation(kind),
  ]);
};
