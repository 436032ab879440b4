import { describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../line/send-outcome.ts';
import { nextStep, RETRY_FOR_MS, type Attempt } from './next-step.ts';

const requestId = null;
const step = (outcome: SendOutcome, attempt: Partial<Attempt> = {}) =>
  nextStep({ outcome, method: 'push', attempt: 1, ageMs: 0, formerStatus: null, ...attempt });
const METHODS = ['reply', 'push'] as const;

describe('after an attempt', () => {
  it('that LINE accepted, all is done', () => {
    for (const method of METHODS)
      for (const repeated of [false, true])
        expect(step({ kind: 'accepted', sent: [], requestId, repeated }, { method })).toEqual({
          step: 'done',
        });
  });

  it('with a spent reply token, the push follows at once', () => {
    expect(step({ kind: 'invalid_reply_token', requestId }, { method: 'reply' })).toEqual({
      step: 'again',
      afterMs: 0,
      asPush: true,
    });
  });

  it.each([
    [1, 500],
    [2, 1000],
    [3, 2000],
    [7, 32_000],
    [8, 60_000],
    [5000, 60_000],
  ])('number %i that did not get through, a pause of %i ms', (attempt, afterMs) => {
    const again = { step: 'again', afterMs, asPush: true };
    for (const method of METHODS) {
      expect(step({ kind: 'not_sent' }, { method, attempt })).toEqual(again);
      expect(step({ kind: 'rate_limited', retryAfterMs: null, requestId }, { method, attempt })).toEqual(
        again,
      );
    }
    expect(step({ kind: 'server_error', status: 500, requestId }, { attempt })).toEqual(again);
    expect(step({ kind: 'no_answer' }, { attempt })).toEqual(again);
  });

  it("that LINE put off, LINE's pause when it is longer, five minutes at most", () => {
    const after = (retryAfterMs: number) => step({ kind: 'rate_limited', retryAfterMs, requestId });
    expect(after(100)).toMatchObject({ afterMs: 500 });
    expect(after(7000)).toMatchObject({ afterMs: 7000 });
    expect(after(86_400_000)).toMatchObject({ afterMs: 300_000 });
  });

  it('of unknown fate, a reply waits for a person and is never repeated', () => {
    const unknown = { step: 'hold', state: 'unknown', error: null };
    for (const attempt of [1, 2, 50]) {
      expect(step({ kind: 'no_answer' }, { method: 'reply', attempt })).toEqual(unknown);
      expect(step({ kind: 'server_error', status: 503, requestId }, { method: 'reply', attempt })).toEqual(
        unknown,
      );
    }
  });

  it.each([
    [{ kind: 'quota_exhausted', requestId }, 'quota_exhausted'],
    [{ kind: 'not_reachable', requestId }, 'not_reachable'],
    [{ kind: 'rejected', status: 400, requestId }, 'rejected'],
    [{ kind: 'forbidden', requestId }, 'forbidden'],
  ] as const)('that LINE refused for good ($0.kind), a person is asked', (outcome, error) => {
    for (const method of METHODS)
      expect(step(outcome, { method })).toEqual({ step: 'hold', state: 'failed', error });
  });

  it('with refused credentials, once more with new ones and then a person, however late it happens', () => {
    const refused = { kind: 'credentials', requestId } as const;
    const again = { step: 'again', afterMs: 0, asPush: true };
    expect(step(refused)).toEqual(again);
    expect(step(refused, { attempt: 9, formerStatus: 500 })).toEqual(again);
    expect(step(refused, { attempt: 2, formerStatus: 401 })).toEqual({
      step: 'hold',
      state: 'failed',
      error: 'credentials',
    });
  });

  it('half a day after the first, a person is asked', () => {
    const late = { ageMs: RETRY_FOR_MS, attempt: 800 };
    const end = { step: 'hold', state: 'unknown', error: 'retries_exhausted' };
    expect(step({ kind: 'no_answer' }, late)).toEqual(end);
    expect(step({ kind: 'not_sent' }, late)).toEqual(end);
    expect(step({ kind: 'rate_limited', retryAfterMs: null, requestId }, late)).toEqual(end);
    expect(step({ kind: 'server_error', status: 500, requestId }, late)).toEqual(end);
    expect(step({ kind: 'no_answer' }, { ...late, ageMs: RETRY_FOR_MS - 1 })).toMatchObject({
      step: 'again',
    });
    expect(step({ kind: 'accepted', sent: [], requestId, repeated: true }, late)).toEqual({ step: 'done' });
  });
});
