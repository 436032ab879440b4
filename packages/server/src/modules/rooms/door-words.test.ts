import { graphemes } from '@tomoshibi/contract';
import { describe, expect, it } from 'vitest';
import { doorWords } from './door-words.ts';

const KINDS = ['first', 'goes_on', 'offer', 'answer', 'news', 'asked'] as const;

describe('the words beside a link', () => {
  it.each(['standard', 'furigana', 'easy', 'en', 'vi'])('fit LINE’s buttons in the form %s', (form) => {
    for (const kind of KINDS) {
      const { text, label } = doorWords(kind, form, 60);
      expect(graphemes(text), `${kind}: ${text}`).toBeLessThanOrEqual(160);
      expect(graphemes(label)).toBeLessThanOrEqual(20);
    }
  });

  it('are English for whoever reads no Japanese, and always name the numbers for an emergency', () => {
    expect(doorWords('first', 'ne', 15)).toEqual(doorWords('first', 'en', 15));
    for (const form of ['standard', 'furigana', 'easy', 'en'])
      for (const kind of ['first', 'goes_on'] as const)
        expect(doorWords(kind, form, 15).text).toMatch(/110.*119/u);
  });
});
