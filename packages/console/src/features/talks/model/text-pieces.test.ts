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

  it('never loses or doubles a letter, whatever spans it is given', () => {
    const span = record({
      kind: constantFrom('emoji' as const, 'mention' as const),
      index: integer({ min: 0, max: 30 }),
      length: integer({ min: -2, max: 12 }),
    });
    assert(
      property(string({ maxLength: 30 }), array(span, { maxLength: 5 }), (text, spans) => {
        expect(
          textPieces(text, spans)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
