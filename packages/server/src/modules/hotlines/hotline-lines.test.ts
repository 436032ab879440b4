import { expect, it } from 'vitest';
import { hotlineLines } from './hotline-lines.ts';

const line = {
  number: '0120-0-78310',
  names: { standard: '24時間子供SOSダイヤル', easy: '子(こ)どもの SOS' },
  hours: { standard: '24時間', easy: '24時間(じかん)' },
  cost: 'free',
} as const;

it('writes a line in the words of the form, or the standard ones', () => {
  expect(hotlineLines([line, { ...line, number: '189', cost: 'unknown' }], 'standard')).toBe(
    '・24時間子供SOSダイヤル 0120-0-78310(24時間・無料)\n・24時間子供SOSダイヤル 189(24時間)',
  );
  expect(hotlineLines([line], 'easy')).toBe(
    '・子(こ)どもの SOS 0120-0-78310\n  24時間(じかん)。お金(かね)は かかりません',
  );
  expect(hotlineLines([line], 'ko')).toContain('24時間子供SOSダイヤル 0120-0-78310');
  expect(hotlineLines([], 'standard')).toBe('');
});
