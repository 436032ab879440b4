import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** A webhook event as LINE writes it, or as it might. */
export type LineEvent = Record<string, unknown>;

export const newUserId = (): string => `U${randomBytes(16).toString('hex')}`;
export const newLineMessageId = (): string => `5${randomInt(1e12).toString().padStart(17, '0')}`;

/** Events of one person, each a second after the one before unless told otherwise. */
export function createPhone(start: Date, userId: string = newUserId()) {
  let time = start.getTime();
  const event = (happening: LineEvent): LineEvent => {
    time += 1000;
    return {
      mode: 'active',
      timestamp: time,
      source: { type: 'user', userId },
      webhookEventId: randomUUID().replaceAll('-', '').toUpperCase(),
      deliveryContext: { isRedelivery: false },
      ...happening,
    };
  };
  return {
    userId,
    event,
    text(text: string, id: string = newLineMessageId(), more: LineEvent = {}): LineEvent {
      return event({
        type: 'message',
        replyToken: randomBytes(16).toString('hex'),
        message: { id, type: 'text', text, quoteToken: `quote-${id}`, ...more },
      });
    },
    message: (message: LineEvent, id: string = newLineMessageId()): LineEvent =>
      event({ type: 'message', replyToken: randomBytes(16).toString('hex'), message: { id, ...message } }),
    unsend: (messageId: string): LineEvent => event({ type: 'unsend', unsend: { messageId } }),
    edit: (id: string, text: string): LineEvent =>
      event({ type: 'messageEdited', message: { id, type: 'text', text, quoteToken: `quote-${id}-edited` } }),
    follow: (isUnblocked = false): LineEvent => event({ type: 'follow', follow: { isUnblocked } }),
    unfollow: (): LineEvent => event({ type: 'unfollow' }),
    postback: (data: string): LineEvent => event({ type: 'postback', postback: { data } }),
  };
}
export type Phone = ReturnType<typeof createPhone>;
