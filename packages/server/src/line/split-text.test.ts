import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUBBLE_LIMIT, splitText } from './split-text.ts';

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const FAMILY = '👨‍👩‍👧‍👦';

/** Positions in the original where each part begins and ends; fails unless only line breaks lie between. */
function places(original: string, parts: readonly string[]): { starts: number[]; ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const part of parts) {
    while (at > 0 && !original.startsWith(part, at) && /[\r\n]/u.test(original[at] ?? '')) at += 1;
    expect(original.startsWith(part, at)).toBe(true);
    starts.push(at);
    at += part.length;
    ends.push(at);
  }
  expect(original.slice(at)).toMatch(/^[\r\n]*$/u);
  return { starts, ends };
}

const piece = fc.constantFrom(
  'あ',
  'つらい',
  'か\u3099',
  '👍🏽',
  FAMILY,
  '🇯🇵',
  '。',
  '！',
  '！\ufe0f',
  '」',
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  'ok',
  '𠮷',
);
const texts = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''));

describe('splitText', () => {
  it('leaves a text that fits alone, line breaks and all', () => {
    const text = `${'あ'.repeat(BUBBLE_LIMIT - 1)}\n`;
    expect(splitText(text)).toEqual([text]);
    expect(splitText('')).toEqual([]);
  });

  it('prefers paragraph ends, then line ends, then sentence ends', () => {
    expect(splitText('あいうえお\n\nか\nくけこ', 10)).toEqual(['あいうえお', 'か\nくけこ']);
    expect(splitText('あいうえおか\n\nき。く\nけこさ', 12)).toEqual(['あいうえおか', 'き。く\nけこさ']);
    expect(splitText('あいうえ。お\nかきくけこ', 10)).toEqual(['あいうえ。お', 'かきくけこ']);
    expect(splitText('「あいうえお。」かきくけこ', 10)).toEqual(['「あいうえお。」', 'かきくけこ']);
    expect(splitText('あいうえおかきくけこ', 4)).toEqual(['あいうえ', 'おかきく', 'けこ']);
  });

  it('does not spend a bubble on a short opening when a later place will do', () => {
    expect(splitText('はい\n\nあいうえおか。きくけこ', 12)).toEqual(['はい\n\nあいうえおか。', 'きくけこ']);
    expect(splitText('はい。あいうえおかきくけこ', 12)).toEqual(['はい。', 'あいうえおかきくけこ']);
  });

  it('keeps a sign together with its variation selector', () => {
    expect(splitText('あいう！\ufe0fかき', 4)).toEqual(['あいう', '！\ufe0fかき']);
  });

  it('keeps families whole, and cuts a grapheme only when it is longer than a bubble', () => {
    expect(splitText(FAMILY.repeat(3), FAMILY.length + 3)).toEqual([FAMILY, FAMILY, FAMILY]);
    const parts = splitText(`e${'\u0301'.repeat(9)}`, 4);
    expect(parts.map((part) => part.length)).toEqual([4, 4, 2]);
    for (const part of splitText(FAMILY, 2)) expect(part.isWellFormed()).toBe(true);
  });

  it('holds for any text', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: FAMILY.length, max: 60 }), (text, limit) => {
        const parts = splitText(text, limit);
        const { starts, ends } = places(text, parts);
        const borders = new Set([...segmenter.segment(text)].map(({ index }) => index)).add(text.length);
        for (const part of parts) {
          expect(part.length).toBeGreaterThan(0);
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(part.isWellFormed()).toBe(true);
        }
        for (const place of [...starts, ...ends]) expect(borders).toContain(place);
      }),
      { numRuns: 500 },
    );
  });

  it('holds for any unicode text and small bubbles', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.integer({ min: 2, max: 20 }),
        (text, limit) => {
          const parts = splitText(text, limit);
          places(text, parts);
          for (const part of parts) {
            expect(part.length).toBeLessThanOrEqual(limit);
            expect(part.isWellFormed()).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
