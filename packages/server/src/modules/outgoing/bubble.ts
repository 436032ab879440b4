import { z } from 'zod';
import type { TextBubble } from '../../line/text-message.ts';

const Choice = z.object({
  label: z.string(),
  data: z.string(),
  date: z.object({ min: z.string().optional(), max: z.string().optional() }).optional(),
});
const Button = z.union([
  z.object({ label: z.string(), data: z.string() }),
  z.object({ label: z.string(), uri: z.string() }),
]);

/** One bubble as it will be sent, sealed in the outbox. */
const Bubble = z.object({
  text: z.string(),
  quoteToken: z.string().optional(),
  choices: z.array(Choice).optional(),
  buttons: z.array(Button).optional(),
});
export type Bubble = TextBubble;

/** Where a bubble of no talk is sealed, with the operator's key. */
export const talklessPlace = (seekerId: string, outSeq: number): string => `outbox|${seekerId}|${outSeq}`;
export const bubblePlace = (messageId: string, part: number): string => `outbox|${messageId}|${part}`;
/** Where a reply token taken for a request is sealed. */
export const deliveryTokenPlace = (deliveryId: string): string => `deliveries.reply_token|${deliveryId}`;
export const quoteTokenPlace = (lineMessageId: string): string => `sent_bubbles|${lineMessageId}`;

export const readBubble = (json: string): Bubble => Bubble.parse(JSON.parse(json));
