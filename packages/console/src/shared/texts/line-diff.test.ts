import { expect, it } from 'vitest';
import { lineDiff } from './line-diff.ts';

const marks = (before: string, after: string) =>
  lineDiff(before, after).map(({ mark, text }) => `${{ same: ' ', added: '+', removed: '-' }[mark]}${text}`);

it('shows what was taken out and what was put in, in the order of reading', () => {
  expect(marks('一\n二\n三', '一\n弐\n三\n四')).toEqual([' 一', '-二', '+弐', ' 三', '+四']);
  expect(marks('同じ', '同じ')).toEqual([' 同じ']);
  expect(marks('あ\nい\nう', 'う')).toEqual(['-あ', '-い', ' う']);
});

it('takes nothing out of what was not there', () => {
  expect(marks('', '一\n二')).toEqual(['+一', '+二']);
  expect(marks('一', '')).toEqual(['-一']);
});

it('gives back both texts', () => {
  const [before, after] = ['あ\n\nい\nう\nあ', 'い\nあ\n\nう\nえ'];
  const lines = lineDiff(before, after);
  const of = (mark: string) =>
    lines
      .filter((line) => line.mark !== mark)
      .map(({ text }) => text)
      .join('\n');
  expect([of('added'), of('removed')]).toEqual([before, after]);
});
