import type { DeliveryError } from '@tomoshibi/contract';
import type { SendOutcome } from '../../line/send-outcome.ts';

/** What follows from one attempt. */
export type NextStep =
  | { readonly step: 'done' }
  /** The same request again; `asPush` when the reply token is spent or of no use. */
  | { readonly step: 'again'; readonly afterMs: number; readonly asPush: boolean }
  /** A person must decide; whatever the seeker is to get next waits behind it. */
  | { readonly step: 'hold'; readonly state: 'failed' | 'unknown'; readonly error: DeliveryError | null };

export interface Attempt {
  readonly outcome: SendOutcome;
  readonly method: 'reply' | 'push';
  /** Counted from 1. */
  readonly attempt: number;
  /** Since the first attempt. */
  readonly ageMs: number;
  /** What LINE's answer to the attempt before was, if it gave one. */
  readonly formerStatus: number | null;
}

/** LINE keeps a retry key for 24 hours; half of it leaves room for clocks and for a person to act. */
export const RETRY_FOR_MS = 12 * 60 * 60 * 1000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

function pause(attempt: number, wanted: number | null): number {
  const own = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempt - 1, 20), LONGEST_PAUSE_MS);
  return Math.max(own, Math.min(wanted ?? 0, LONGEST_PAUSE_MS * 5));
}

/**
 * The rules of sending (requirement R91). A push may be repeated under its retry key. A reply has no such key: when
 * its fate is unknown it is never repeated by itself, and when it certainly failed it goes on as a push.
 */
export function nextStep({ outcome, method, attempt, ageMs, formerStatus }: Attempt): NextStep {
  const failed = (error: DeliveryError): NextStep => ({ step: 'hold', state: 'failed', error });
  // After so many attempts nobody can say that LINE accepted none of them; the last answer speaks for itself only.
  const again = (wanted: number | null): NextStep =>
    ageMs >= RETRY_FOR_MS
      ? { step: 'hold', state: 'unknown', error: 'retries_exhausted' }
      : { step: 'again', afterMs: pause(attempt, wanted), asPush: true };
  switch (outcome.kind) {
    case 'accepted':
      return { step: 'done' };
    case 'invalid_reply_token':
      return { step: 'again', afterMs: 0, asPush: true };
    case 'rate_limited':
      return again(outcome.retryAfterMs);
    case 'not_sent':
      return again(null);
    case 'server_error':
    case 'no_answer':
      return method === 'reply' ? { step: 'hold', state: 'unknown', error: null } : again(null);
    case 'quota_exhausted':
      return failed('quota_exhausted');
    case 'not_reachable':
      return failed('not_reachable');
    case 'rejected':
      return failed('rejected');
    case 'forbidden':
      return failed('forbidden');
    case 'credentials':
      // A refusal may only mean that a cached token has run out; a new one is fetched, and a second refusal is meant.
      return formerStatus !== 401 ? { step: 'again', afterMs: 0, asPush: true } : failed('credentials');
  }
}
