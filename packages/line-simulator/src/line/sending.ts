import { jstDay, jstMonth } from '../core/clock.ts';
import { openToken, sealedToken } from '../core/ids.ts';
import type { AnyMessage, Channel, SendMethod } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { chatKey } from '../core/state.ts';
import { endLoading } from '../phone/happen.ts';
import { LineError, monthlyLimit } from './errors.ts';

export interface Sending {
  readonly channel: Channel;
  readonly method: SendMethod;
  readonly requestId: string;
  readonly retryKey: string | null;
  readonly messages: readonly AnyMessage[];
}
export interface SentMessage {
  readonly id: string;
  readonly quoteToken?: string;
}

const STRANGER_DAYS_MS = 7 * 24 * 3_600_000;
const quotable = new Set(['text', 'textV2', 'sticker', 'image', 'video']);

/** Whether a message of the account would appear on this person's phone. */
export const isReachable = (sim: Sim, channelId: string, userId: string): boolean => {
  const tie = sim.state.tie(channelId, userId);
  if (tie.status !== 'stranger') return tie.status === 'friend';
  return tie.wroteAt !== null && tie.wroteAt + STRANGER_DAYS_MS > sim.clock.now();
};

export const usageKey = (channelId: string, month: string): string => `${channelId}/month/${month}`;
export const deliveryKey = (channelId: string, method: SendMethod, day: string): string =>
  `${channelId}/day/${day}/${method}`;

/** Refuses what would go over the month's limit. Replies are never counted. */
export const requireQuota = (sim: Sim, channel: Channel, recipients: number): void => {
  if (channel.quota.type === 'none') return;
  const used = sim.state.usage.get(usageKey(channel.channelId, jstMonth(sim.clock.now()))) ?? 0;
  if (used + recipients > channel.quota.value) throw monthlyLimit();
};

/** A quote token is good in the chat it came from, and nowhere else. */
export const requireQuoteTokens = (
  channel: Channel,
  userId: string,
  messages: readonly AnyMessage[],
): void => {
  messages.forEach((message, index) => {
    const token = message['quoteToken'];
    if (typeof token !== 'string') return;
    const chat = chatKey(channel.channelId, userId);
    if (openToken('quote', channel.channelSecret, chat, token) === undefined)
      throw new LineError(400, 'The request body has 1 error(s)', {
        details: [{ message: 'Invalid quote token', property: `messages[${index}].quoteToken` }],
      });
  });
};

/** Puts the messages on one person's phone, if they can be reached, and writes the journal either way. */
export const sendTo = (sim: Sim, sending: Sending, userId: string): SentMessage[] => {
  const { channel, method, requestId, retryKey } = sending;
  const { channelId } = channel;
  const at = sim.clock.now();
  // A reply answers an event of the chat, so it arrives there even when the person is no friend.
  const tie = sim.state.tie(channelId, userId);
  const delivered = method === 'reply' ? tie.status !== 'blocked' : isReachable(sim, channelId, userId);
  const billed = delivered && method !== 'reply';
  const sent = sending.messages.map((message): SentMessage => {
    const id = sim.state.nextMessageId();
    if (!quotable.has(message.type)) return { id };
    return {
      id,
      quoteToken: sealedToken('quote', channel.channelSecret, chatKey(channelId, userId), id),
    };
  });
  const messageIds = sent.map(({ id }) => id);
  sim.state.journal.push({
    seq: sim.state.nextJournalSeq(),
    at,
    channelId,
    userId,
    method,
    requestId,
    retryKey,
    delivered,
    billed,
    messageIds,
    messages: [...sending.messages],
  });
  if (billed) sim.state.addUsage(usageKey(channelId, jstMonth(at)), 1);
  if (delivered) {
    sim.state.addUsage(deliveryKey(channelId, method, jstDay(at)), 1);
    sending.messages.forEach((message, index) => {
      const id = messageIds[index] ?? '';
      const item = { id, at, from: 'desk', message, unsent: false, edited: false, requestId } as const;
      sim.state.addToTalk(channelId, userId, item);
    });
    endLoading(sim, channelId, userId);
    sim.bus.emit({ kind: 'talk', channelId, userId });
  }
  sim.bus.emit({ kind: 'journal', channelId });
  return sent;
};
