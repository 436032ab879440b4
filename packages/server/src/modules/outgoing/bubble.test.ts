import { expect, it } from 'vitest';
import { readBubble, type Bubble } from './bubble.ts';

it('is read as it was sealed, with everything that goes with it', () => {
  const bubble: Bubble = {
    text: 'いつですか',
    quoteToken: 'q',
    choices: [
      { label: 'はい', data: 'a' },
      { label: '日', data: 'b', date: { min: '2026-04-01' } },
    ],
    buttons: [
      { label: '学校', data: 'c' },
      { label: '電話', uri: 'tel:119' },
    ],
  };
  expect(readBubble(JSON.stringify(bubble))).toEqual(bubble);
});
