import type { MessageHit } from '@tomoshibi/contract';
import { array, assert, constantFrom, integer, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textPieces } from './text-pieces.ts';

describe('textPieces', () => {
  it('cuts at emoji and keeps the words around them', () => {
    const pieces = textPieces('やった(happy)ね', [{ kind: 'emoji', index: 3, length: 7 }]);
    expect(pieces.map(({ kind, text }) => [kind, text])).toEqual([
      ['text', 'やった'],
      ['emoji', '(happy)'],
      ['text', 'ね'],
    ]);
  });

  it('marks the heavier keyword where two overlap, in one piece', () => {
    const hit = (change: Partial<MessageHit>): MessageHit => ({
      list: 'lexicon',
      entry: 'e',
      level: 'medium',
      start: 0,
      end: 1,
      likelyFalse: null,
      ...change,
    });
    const pieces = textPieces(
      'もう死にたいよ',
      [],
      [hit({ start: 2, end: 6, level: 'high' }), hit({ list: 'fixed', start: 2, end: 4 })],
    );
    expect(pieces.map(({ text, hit: found }) => [text, found?.level ?? null])).toEqual([
      ['もう', null],
      ['死にたい', 'high'],
      ['よ', null],
    ]);
    const doubtful = textPieces(
      '必死に',
      [],
      [hit({ start: 1, end: 3, level: 'urgent', likelyFalse: 'idiom' }), hit({ start: 0, end: 2 })],
    );
    expect(doubtful.map(({ text, hit: found }) => [text, found?.likelyFalse ?? null])).toEqual([
      ['必死', null],
      ['に', 'idiom'],
    ]);
  });

  it('never loses or doubles a letter, whatever spans it is given', () => {
    const span = record({
      kind: constantFrom('emoji' as const, 'mention' as const),
      index: integer({ min: 0, max: 30 }),
      length: integer({ min: -2, max: 12 }),
    });
    const found = record({
      list: constantFrom('fixed' as const, 'lexicon' as const, 'desk' as const),
      entry: string(),
      level: constantFrom('urgent' as const, 'high' as const, 'medium' as const),
      start: integer({ min: 0, max: 30 }),
      end: integer({ min: 0, max: 40 }),
      likelyFalse: constantFrom(null, 'idiom'),
    });
    assert(
      property(
        string({ maxLength: 30 }),
        array(span, { maxLength: 5 }),
        array(found, { maxLength: 5 }),
        (text, spans, hits) => {
          expect(
            textPieces(text, spans, hits)
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });
});
