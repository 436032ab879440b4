import type { BroadcastPause } from '@tomoshibi/contract';
import type { SendOutcome } from '../../line/send-outcome.ts';
import { nextStep } from '../outgoing/index.ts';

export interface BatchAttempt {
  readonly outcome: SendOutcome;
  /** Counted from 1. */
  readonly attempt: number;
  /** Since the first attempt under this key. */
  readonly ageMs: number;
  readonly formerStatus: number | null;
  /** An earlier attempt under this key got no answer, so LINE may have accepted it. */
  readonly uncertain: boolean;
  readonly people: number;
}

/** What follows for a batch, and whether its fate is open from now on. */
export type BatchStep =
  | { readonly step: 'accepted' }
  | { readonly step: 'again'; readonly afterMs: number; readonly uncertain: boolean }
  /** LINE refused these people together: each half goes under a key of its own. */
  | { readonly step: 'split' }
  | { readonly step: 'failed' }
  /** Nobody knows; a person decides, the other batches go on. */
  | { readonly step: 'unknown' }
  /** Something that holds for every batch; the whole broadcast waits for a person. */
  | { readonly step: 'pause'; readonly reason: BroadcastPause; readonly uncertain: boolean };

/** The rules of sending are those of a push; here only what is different with many people at once. */
export function batchStep(at: BatchAttempt): BatchStep {
  const { outcome } = at;
  const uncertain = at.uncertain || outcome.kind === 'no_answer' || outcome.kind === 'server_error';
  const next = nextStep({ ...at, method: 'push' });
  if (next.step === 'done') return { step: 'accepted' };
  if (next.step === 'again') return { step: 'again', afterMs: next.afterMs, uncertain };
  if (next.state === 'unknown') return uncertain ? { step: 'unknown' } : pauseAfterHours(outcome);
  switch (outcome.kind) {
    case 'not_reachable':
      return refused(at);
    case 'rejected':
      return outcome.status === 400 ? refused(at) : { step: 'pause', reason: 'rejected', uncertain };
    case 'quota_exhausted':
    case 'credentials':
    case 'forbidden':
      return { step: 'pause', reason: outcome.kind, uncertain };
    // The rules of a push answer these with a repetition.
    case 'accepted':
    case 'invalid_reply_token':
    case 'rate_limited':
    case 'server_error':
    case 'not_sent':
    case 'no_answer':
      return { step: 'unknown' };
  }
}

function refused({ uncertain, people }: BatchAttempt): BatchStep {
  // A key whose first attempt got no answer may have been accepted then; other keys could send it twice.
  if (uncertain) return { step: 'unknown' };
  return people > 1 ? { step: 'split' } : { step: 'failed' };
}

/** LINE was never reached, or always too busy: certainly nothing arrived, so it can go on later under a new key. */
function pauseAfterHours(outcome: SendOutcome): BatchStep {
  return {
    step: 'pause',
    reason: outcome.kind === 'rate_limited' ? 'rate_limited' : 'unreachable',
    uncertain: false,
  };
}
