import { chatKey } from '../core/state.ts';
import { ulid } from '../core/ids.ts';
import type { Channel } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { isReplyable, type Happening, type WebhookEvent } from '../webhooks/events.ts';

export interface Happened {
  readonly webhookEventId: string;
  readonly timestamp: number;
  readonly replyToken: string | null;
}

/**
 * Turns something a person did into a webhook event and hands it to the sender.
 * Timestamps of one person never repeat, so that their order is always decidable.
 */
export const happen = (sim: Sim, channel: Channel, userId: string, happening: Happening): Happened => {
  const { channelId } = channel;
  const tie = sim.state.tie(channelId, userId);
  const timestamp = Math.max(sim.clock.now(), tie.lastEventAt + 1);
  tie.lastEventAt = timestamp;
  const replyToken = isReplyable(happening)
    ? sim.tokens.issueReply(channelId, userId, timestamp, channel.replyTokenSeconds)
    : null;
  const event: WebhookEvent = {
    mode: 'active',
    timestamp,
    source: { type: 'user', userId },
    webhookEventId: ulid(timestamp),
    deliveryContext: { isRedelivery: false },
    ...(replyToken === null ? {} : { replyToken }),
    ...happening,
  };
  sim.webhooks.enqueue(channelId, userId, event);
  sim.bus.emit({ kind: 'talk', channelId, userId });
  return { webhookEventId: event.webhookEventId, timestamp, replyToken };
};

/** Ends the loading animation of a chat, because a message arrived or the person wrote. */
export const endLoading = (sim: Sim, channelId: string, userId: string): void => {
  if (sim.loading.delete(chatKey(channelId, userId))) sim.bus.emit({ kind: 'loading', channelId, userId });
};
