import { z } from 'zod';

/** One bubble as it will be sent, sealed in the outbox. */
const Bubble = z.object({ text: z.string(), quoteToken: z.string().optional() });
export type Bubble = z.output<typeof Bubble>;

export const bubblePlace = (messageId: string, part: number): string => `outbox|${messageId}|${part}`;
export const quoteTokenPlace = (lineMessageId: string): string => `sent_bubbles|${lineMessageId}`;

export const readBubble = (json: string): Bubble => Bubble.parse(JSON.parse(json));
