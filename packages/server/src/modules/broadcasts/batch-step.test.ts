import { describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../line/send-outcome.ts';
import { batchStep, type BatchAttempt } from './batch-step.ts';

const requestId = 'r-1';
const HOURS = 3_600_000;
const at = (outcome: SendOutcome, more: Partial<BatchAttempt> = {}) =>
  batchStep({ outcome, attempt: 1, ageMs: 0, formerStatus: null, uncertain: false, people: 500, ...more });
const accepted: SendOutcome = { kind: 'accepted', sent: [], requestId, repeated: false };
const serverError: SendOutcome = { kind: 'server_error', status: 500, requestId };
const rejected = (status: number): SendOutcome => ({ kind: 'rejected', status, requestId });
const limited: SendOutcome = { kind: 'rate_limited', retryAfterMs: null, requestId };

describe('a batch', () => {
  it('is done when LINE takes it, also when it had taken it before', () => {
    expect(at(accepted)).toEqual({ step: 'accepted' });
    expect(at({ ...accepted, repeated: true }, { uncertain: true })).toEqual({ step: 'accepted' });
  });

  it('is repeated under its key, and remembers that its fate is open', () => {
    expect(at(serverError)).toMatchObject({ step: 'again', uncertain: true });
    expect(at({ kind: 'no_answer' })).toMatchObject({ step: 'again', uncertain: true });
    expect(at(limited)).toMatchObject({ step: 'again', uncertain: false });
    expect(at(limited, { uncertain: true })).toMatchObject({ step: 'again', uncertain: true });
    expect(at({ kind: 'not_sent' }, { attempt: 3 })).toEqual({
      step: 'again',
      afterMs: 2000,
      uncertain: false,
    });
  });

  it('is for a person to decide when the hours of its key are over and its fate is open', () => {
    expect(at({ kind: 'no_answer' }, { ageMs: 13 * HOURS })).toEqual({ step: 'unknown' });
    expect(at(limited, { ageMs: 13 * HOURS, uncertain: true })).toEqual({ step: 'unknown' });
  });

  it('waits for a person, but not as unknown, when LINE certainly never took it', () => {
    expect(at(limited, { ageMs: 13 * HOURS })).toMatchObject({ step: 'pause', reason: 'rate_limited' });
    expect(at({ kind: 'not_sent' }, { ageMs: 13 * HOURS })).toMatchObject({
      step: 'pause',
      reason: 'unreachable',
    });
  });

  it('is split when LINE refuses these people, down to the one who is refused', () => {
    for (const outcome of [rejected(400), { kind: 'not_reachable', requestId } as const]) {
      expect(at(outcome)).toEqual({ step: 'split' });
      expect(at(outcome, { people: 1 })).toEqual({ step: 'failed' });
    }
  });

  it('is never split after an attempt that may have arrived', () => {
    expect(at(rejected(400), { uncertain: true })).toEqual({ step: 'unknown' });
  });

  it('stops the whole broadcast for what holds for every batch', () => {
    expect(at({ kind: 'quota_exhausted', requestId })).toMatchObject({
      step: 'pause',
      reason: 'quota_exhausted',
    });
    expect(at({ kind: 'forbidden', requestId })).toMatchObject({ step: 'pause', reason: 'forbidden' });
    expect(at(rejected(413))).toMatchObject({ step: 'pause', reason: 'rejected' });
    expect(at({ kind: 'quota_exhausted', requestId }, { uncertain: true })).toMatchObject({
      uncertain: true,
    });
  });

  it('asks for a new token once before it says that the credentials are wrong', () => {
    expect(at({ kind: 'credentials', requestId })).toMatchObject({ step: 'again', afterMs: 0 });
    expect(at({ kind: 'credentials', requestId }, { formerStatus: 401 })).toMatchObject({
      step: 'pause',
      reason: 'credentials',
    });
  });
});
