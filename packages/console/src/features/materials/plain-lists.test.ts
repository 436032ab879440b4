import { expect, it } from 'vitest';
import { readPairs, readTopics, writePairs } from './plain-lists.ts';

it('reads topics however they are parted', () => {
  expect(readTopics('いじめ、友だちのこと, 家のこと\n\n体')).toEqual([
    'いじめ',
    '友だちのこと',
    '家のこと',
    '体',
  ]);
  expect(readTopics('  ')).toEqual([]);
});

it('reads back the readings it writes, also with a wide sign between', () => {
  const pairs = [
    { word: '青葉', reading: 'あおば' },
    { word: '灯市', reading: 'ともしびし' },
  ];
  expect(readPairs(writePairs(pairs))).toEqual(pairs);
  expect(readPairs('青葉＝あおば\n\n灯市')).toEqual([
    { word: '青葉', reading: 'あおば' },
    { word: '灯市', reading: '' },
  ]);
});
