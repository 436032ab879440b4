import fc from 'fast-check';
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
    const span = fc.record({
      kind: fc.constantFrom('emoji' as const, 'mention' as const),
      index: fc.integer({ min: 0, max: 30 }),
      length: fc.integer({ min: -2, max: 12 }),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(span, { maxLength: 5 }), (text, spans) => {
        expect(
          textPieces(text, spans)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
