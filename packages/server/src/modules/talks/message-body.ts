import { z } from 'zod';
import type { ConsultationKey } from '../../platform/crypto/keyring.ts';

/** The words of a message, as they are sealed. */
const MessageBody = z.object({
  text: z.string().nullable().default(null),
  spans: z
    .array(z.object({ kind: z.enum(['emoji', 'mention']), index: z.int(), length: z.int() }))
    .default([]),
  note: z.string().nullable().default(null),
  /** Buttons beside the words, where the talk is in the secure room. */
  buttons: z
    .array(
      z.union([
        z.object({ label: z.string(), data: z.string() }),
        z.object({ label: z.string(), uri: z.string() }),
      ]),
    )
    .readonly()
    .default([]),
  /** LINE's token for quoting this message. */
  quoteToken: z.string().nullable().default(null),
});
export type MessageBody = z.output<typeof MessageBody>;

const place = (messageId: string) => `messages|${messageId}`;

export function sealBody(key: ConsultationKey, messageId: string, body: Partial<MessageBody>): Buffer {
  return key.seal(place(messageId), JSON.stringify(body));
}

export function openBody(key: ConsultationKey, messageId: string, sealed: Buffer | null): MessageBody {
  return MessageBody.parse(sealed ? JSON.parse(key.unseal(place(messageId), sealed)) : {});
}
