import { expect, it } from 'vitest';
import { fold, foldText } from './fold.ts';

it('keeps a few of many same characters in a row, and where the run ends', () => {
  const folded = fold(`あ${'ー'.repeat(5_000)}し`);
  expect(folded.length).toBeLessThan(20);
  expect(folded.ends[folded.length - 2]).toBe(5_001);
  expect(folded.starts[folded.length - 1]).toBe(5_001);
});

it('keeps digits as they are', () => {
  expect(foldText('0'.repeat(40)).length).toBe(40);
});
