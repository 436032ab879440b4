import { CLASSIFICATION_KEYS } from '@tomoshibi/contract';
import { expect, it } from 'vitest';
import { classification } from './index.ts';

it.each(CLASSIFICATION_KEYS)('the list %s can be read, and leaves room for what it does not name', (key) => {
  const { title, items } = classification(key);
  expect(title.ja).not.toBe('');
  expect(items.length).toBeGreaterThanOrEqual(8);
  expect(items.some(({ label }) => label.ja.startsWith('その他'))).toBe(true);
});
