import { HTTPFetchError } from '@line/bot-sdk';
import { z } from 'zod';
import { neverLeft } from './network-fault.ts';

export interface SentBubble {
  readonly id: string;
  readonly quoteToken: string | null;
}

/** What became of one request to send. Only `accepted` and `no_answer` may have put words on a phone. */
export type SendOutcome =
  | {
      readonly kind: 'accepted';
      readonly sent: readonly SentBubble[];
      readonly requestId: string | null;
      /** LINE had accepted the same retry key before. */
      readonly repeated: boolean;
    }
  | { readonly kind: 'invalid_reply_token'; readonly requestId: string | null }
  | { readonly kind: 'rate_limited'; readonly retryAfterMs: number | null; readonly requestId: string | null }
  | { readonly kind: 'quota_exhausted'; readonly requestId: string | null }
  /** Unknown person, or a person of another provider. */
  | { readonly kind: 'not_reachable'; readonly requestId: string | null }
  | { readonly kind: 'rejected'; readonly status: number; readonly requestId: string | null }
  | { readonly kind: 'credentials'; readonly requestId: string | null }
  | { readonly kind: 'forbidden'; readonly requestId: string | null }
  | { readonly kind: 'server_error'; readonly status: number; readonly requestId: string | null }
  /** Certainly never reached LINE. */
  | { readonly kind: 'not_sent' }
  /** Timeout, cut connection or unreadable answer: LINE may have accepted it. */
  | { readonly kind: 'no_answer' };

const Sent = z.object({
  sentMessages: z.array(z.object({ id: z.string(), quoteToken: z.string().optional() })).default([]),
});
const Refusal = z.object({ message: z.string().catch('') });

/** Push and multicast carry a retry key, a reply does not. */
export type SendMethod = 'reply' | 'push' | 'multicast';

export function requestIdOf(headers: Headers): string | null {
  return headers.get('x-line-request-id');
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sentBubbles(body: unknown): SentBubble[] {
  const parsed = Sent.safeParse(body);
  if (!parsed.success) return [];
  return parsed.data.sentMessages.map(({ id, quoteToken }) => ({ id, quoteToken: quoteToken ?? null }));
}

export function acceptedOutcome(response: { headers: Headers }, body: unknown): SendOutcome {
  return {
    kind: 'accepted',
    sent: sentBubbles(body),
    requestId: requestIdOf(response.headers),
    repeated: false,
  };
}

/** LINE sends seconds, if anything at all. */
export function retryAfterMs(headers: Headers): number | null {
  const value = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/u.test(value) ? Number(value) * 1000 : null;
}

function refusedOutcome(error: HTTPFetchError, method: SendMethod): SendOutcome {
  const { status } = error;
  const requestId = requestIdOf(error.headers);
  const body = parseJson(error.body);
  const message = Refusal.safeParse(body).data?.message ?? '';
  if (status >= 500) return { kind: 'server_error', status, requestId };
  switch (status) {
    case 400:
      if (/invalid reply token/iu.test(message)) return { kind: 'invalid_reply_token', requestId };
      if (/failed to send messages/iu.test(message)) return { kind: 'not_reachable', requestId };
      return { kind: 'rejected', status, requestId };
    case 401:
      return { kind: 'credentials', requestId };
    case 403:
      return { kind: 'forbidden', requestId };
    case 409:
      // A reply carries no retry key; elsewhere a conflict means that LINE has it already.
      if (method !== 'reply')
        return {
          kind: 'accepted',
          sent: sentBubbles(body),
          requestId: error.headers.get('x-line-accepted-request-id') ?? requestId,
          repeated: true,
        };
      return { kind: 'rejected', status, requestId };
    case 429:
      if (/monthly limit/iu.test(message)) return { kind: 'quota_exhausted', requestId };
      return { kind: 'rate_limited', retryAfterMs: retryAfterMs(error.headers), requestId };
    default:
      return { kind: 'rejected', status, requestId };
  }
}

/** Sorts whatever a send can throw; never throws itself. */
export function failedOutcome(error: unknown, method: SendMethod): SendOutcome {
  if (error instanceof HTTPFetchError) return refusedOutcome(error, method);
  return neverLeft(error) ? { kind: 'not_sent' } : { kind: 'no_answer' };
}
