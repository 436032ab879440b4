import { createHmac, randomBytes } from 'node:crypto';

/** What a load needs to know of the channel it writes to. */
export interface BenchChannel {
  readonly channelId: string;
  readonly secret: string;
}

export interface BenchEvent {
  readonly id: string;
  readonly userId: string;
  readonly timestamp: number;
  readonly text: string;
}

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

/** A LINE text event of about 600 bytes, as webhook.yml describes it. */
export function eventJson(event: BenchEvent): string {
  return JSON.stringify({
    type: 'message',
    mode: 'active',
    timestamp: event.timestamp,
    source: { type: 'user', userId: event.userId },
    webhookEventId: event.id,
    deliveryContext: { isRedelivery: false },
    replyToken: hex(16),
    message: {
      id: String(BigInt(`0x${hex(7)}`)),
      type: 'text',
      quoteToken: hex(40),
      markAsReadToken: hex(40),
      text: event.text,
    },
  });
}

/** One webhook post as the bytes that go over the wire. */
export function signedPost(channel: BenchChannel, events: readonly string[]): Buffer {
  const body = Buffer.from(`{"destination":"U${'0'.repeat(32)}","events":[${events.join(',')}]}`);
  const signature = createHmac('sha256', channel.secret).update(body).digest('base64');
  const head = [
    `POST /webhooks/line/${channel.channelId} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${body.length}`,
    `X-Line-Signature: ${signature}`,
    '\r\n',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head), body]);
}
