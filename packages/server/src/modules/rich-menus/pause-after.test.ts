import { expect, it } from 'vitest';
import { pauseAfter } from './pause-after.ts';

const MINUTE = 60_000;

it('what passes by itself is tried again soon, then less often', () => {
  expect([0, 1, 2, 10].map((failures) => pauseAfter('no_answer', failures))).toEqual([
    5_000,
    10_000,
    20_000,
    5 * MINUTE,
  ]);
});

it('what a person has to mend is not asked for again and again', () => {
  for (const kind of ['credentials', 'forbidden', 'rejected'] as const)
    expect(pauseAfter(kind, 0)).toBe(10 * MINUTE);
});

it('LINE’s limit is waited for', () => {
  expect([0, 1, 9].map((failures) => pauseAfter('rate_limited', failures))).toEqual([
    MINUTE,
    2 * MINUTE,
    30 * MINUTE,
  ]);
});
