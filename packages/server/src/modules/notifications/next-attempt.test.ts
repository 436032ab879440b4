import { describe, expect, it } from 'vitest';
import { nextAttempt } from './next-attempt.ts';

const now = new Date('2026-11-20T03:00:00.000Z');
const expiresAt = new Date('2026-11-20T04:00:00.000Z');
const later = { kind: 'later', error: 'http_503' } as const;
const pauseAfter = (attempts: number): number => {
  const step = nextAttempt(later, { attempts, now, expiresAt });
  return step.kind === 'again' ? step.at.getTime() - now.getTime() : -1;
};

describe('after an attempt', () => {
  it('pauses grow', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 50].map(pauseAfter);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses[0]).toBe(5_000);
    expect(pauses.at(-1)).toBe(1_800_000);
  });

  it('what the service asks for is waited for', () => {
    const step = nextAttempt({ ...later, retryAfterMs: 90_000 }, { attempts: 0, now, expiresAt });
    expect(step).toEqual({ kind: 'again', at: new Date(now.getTime() + 90_000), error: 'http_503' });
  });

  it('what would come too late is given up', () => {
    const soon = new Date(now.getTime() + 5_000);
    expect(nextAttempt(later, { attempts: 0, now, expiresAt: soon })).toEqual({
      kind: 'fail',
      error: 'http_503',
    });
  });

  it('a refusal is final, and a browser that is gone is forgotten', () => {
    const at = { attempts: 0, now, expiresAt };
    expect(nextAttempt({ kind: 'refused', error: 'http_400' }, at).kind).toBe('fail');
    expect(nextAttempt({ kind: 'gone' }, at).kind).toBe('forget_device');
    expect(nextAttempt({ kind: 'accepted' }, at).kind).toBe('done');
  });
});
