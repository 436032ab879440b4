import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginning } from './talks-presenter.ts';

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const graphemesOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

describe('the beginning of a text', () => {
  it('is the text on one line when it fits', () => {
    expect(beginning('  こんばんは\n\nはじめまして\t ', 80)).toBe('こんばんは はじめまして');
    expect(beginning('', 80)).toBe('');
    expect(beginning('12345', 5)).toBe('12345');
  });

  it('is cut between what a reader sees as characters', () => {
    const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}';
    expect(beginning(`abc${family}`, 5)).toBe('abc…');
    expect(beginning(`か\u3099き\u3099く\u3099`, 3)).toBe('か\u3099…');
    expect(beginning('𠮷𠮷𠮷', 3)).toBe('𠮷…');
    expect(beginning('🇯🇵🇯🇵', 6)).toBe('🇯🇵…');
  });

  it('keeps whole graphemes, the right ones, and never more than allowed', () => {
    const unit = fc.constantFrom(
      'あ',
      'か\u3099',
      '𠮷',
      '🇯🇵',
      '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
      'e\u0301',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (units, length) => {
        const text = units.join('').replaceAll(/\s+/gu, ' ').trim();
        const cut = beginning(units.join(''), length);
        if (text.length <= length) expect(cut).toBe(text);
        else {
          const kept = cut.slice(0, -1);
          expect(cut.endsWith('…')).toBe(true);
          expect(kept.length).toBeLessThanOrEqual(length);
          const whole = graphemesOf(text);
          expect(whole.slice(0, graphemesOf(kept).length).join('')).toBe(kept);
        }
      }),
    );
  });
});
