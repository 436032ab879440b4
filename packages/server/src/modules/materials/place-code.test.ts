import { describe, expect, it } from 'vitest';
import { firstMessage, newPlaceCode, parsePlaceCode, readPlaceCode } from './place-code.ts';

describe('a place code', () => {
  it('is found in the message we prepare', () => {
    const code = newPlaceCode();
    expect(code).toMatch(/^[^AEIOU01258SZB]{6}$/u);
    expect(readPlaceCode(firstMessage(code))).toBe(code);
  });

  it('is found however somebody types it', () => {
    for (const text of [
      'C4D7KX',
      ' c4d7kx ',
      'Ｃ４Ｄ７ＫＸ',
      'c4d 7kx',
      '案内コード C4D7KX',
      '案内コード：c4d7kx です。聞いてほしいことがあります',
      'こんばんは。\n(案内コード　Ｃ４Ｄ７ＫＸ)',
    ])
      expect([text, readPlaceCode(text)]).toEqual([text, 'C4D7KX']);
  });

  it('is not found where there is none', () => {
    for (const text of [
      '',
      'こんばんは',
      'C4D7K',
      'C4D7KXX',
      'A4D7KX',
      'きのう C4D7KX と言われた',
      '案内コード C4D7KXY',
      '案内コードがわかりません',
      `案内コード C4D7KX${'あ'.repeat(500)}`,
    ])
      expect([text, readPlaceCode(text)]).toEqual([text, null]);
    expect(parsePlaceCode('../../etc')).toBeNull();
  });
});
