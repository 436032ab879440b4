import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWER_UNITS, BUBBLE_UNITS, bubbleCount, lengthHint } from './bubbles.ts';

describe('bubbleCount', () => {
  it('counts a short text as one and nothing as none', () => {
    expect(bubbleCount('')).toBe(0);
    expect(bubbleCount('こんばんは')).toBe(1);
    expect(bubbleCount('あ'.repeat(BUBBLE_UNITS))).toBe(1);
    expect(bubbleCount('あ'.repeat(BUBBLE_UNITS + 1))).toBe(2);
  });

  it('never cuts what a reader sees as one character', () => {
    const family = '👨‍👩‍👧‍👦';
    const text = 'あ'.repeat(BUBBLE_UNITS - 10) + family.repeat(455);
    expect(text.length).toBeLessThanOrEqual(BUBBLE_UNITS * 2);
    expect(bubbleCount(text)).toBe(3);
  });

  it('is never less than the plain division', () => {
    assert(
      property(string({ unit: 'grapheme', minLength: 1, maxLength: 9000 }), (text) => {
        expect(bubbleCount(text)).toBeGreaterThanOrEqual(Math.ceil(text.length / BUBBLE_UNITS));
      }),
      { numRuns: 30 },
    );
  });
});

describe('lengthHint', () => {
  it('is silent for usual answers, then warns, splits and refuses', () => {
    expect(lengthHint('あ'.repeat(4499))).toEqual({ kind: 'none' });
    expect(lengthHint('あ'.repeat(4990))).toEqual({ kind: 'near', left: 10 });
    expect(lengthHint('あ'.repeat(12_000))).toEqual({ kind: 'split', units: 12_000, bubbles: 3 });
    expect(lengthHint('あ'.repeat(ANSWER_UNITS + 1))).toEqual({ kind: 'too_long', units: ANSWER_UNITS + 1 });
  });
});
