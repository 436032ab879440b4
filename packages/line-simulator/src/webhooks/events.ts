import type { AnyMessage } from '../core/model.ts';

export interface WebhookEvent {
  readonly type: string;
  readonly mode: 'active' | 'standby';
  readonly timestamp: number;
  readonly source?: { readonly type: string; readonly userId?: string };
  readonly webhookEventId: string;
  readonly deliveryContext: { readonly isRedelivery: boolean };
  readonly replyToken?: string;
  readonly [key: string]: unknown;
}

/** The part of an event that says what happened; the rest is put around it when it is sent. */
export type Happening =
  | { type: 'message' | 'messageEdited'; message: AnyMessage & { id: string } }
  | { type: 'unsend'; unsend: { messageId: string } }
  | { type: 'follow'; follow: { isUnblocked: boolean } }
  | { type: 'unfollow' | 'join' | 'leave' }
  | { type: 'postback'; postback: { data: string; params?: Record<string, string> } }
  | { type: 'accountLink'; link: { result: 'ok' | 'failed'; nonce: string } }
  | { type: 'videoPlayComplete'; videoPlayComplete: { trackingId: string } }
  | { type: 'beacon'; beacon: { hwid: string; type: 'enter' | 'banner' | 'stay' } }
  | { type: 'memberJoined'; joined: { members: { type: 'user'; userId: string }[] } }
  | { type: 'memberLeft'; left: { members: { type: 'user'; userId: string }[] } }
  | { type: 'membership'; membership: { type: 'joined' | 'left' | 'renewed'; membershipId: number } };

const silent = new Set(['unsend', 'unfollow', 'leave', 'memberLeft']);

/** Whether LINE gives a reply token with this event. */
export const isReplyable = (happening: Happening): boolean =>
  happening.type === 'accountLink' ? happening.link.result === 'ok' : !silent.has(happening.type);
