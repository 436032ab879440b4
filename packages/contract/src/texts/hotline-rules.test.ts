import { expect, it } from 'vitest';
import { hotlineFreshness, phoneNumberFault } from './hotline-rules.ts';

it('knows the shapes of Japanese numbers', () => {
  for (const number of [
    '#8000',
    '189',
    '110',
    '0120-0-78310',
    '0570-064-556',
    '03-1234-5678',
    '090-1234-5678',
  ])
    expect(phoneNumberFault(number), number).toBeNull();
  for (const number of [
    '8000',
    '0120078310',
    '#80000',
    '1899',
    '012-34-567',
    '+81-3-1234-5678',
    '０１２０-1-2',
    '',
  ])
    expect(phoneNumberFault(number), number).toContain('must be');
});

it.each([
  ['0570-046-556', '0570-064-556'],
  ['0570-0-78310', '0120-0-78310'],
  ['0570-783-189', '0120-189-783'],
  ['0570-0-55210', '#8008'],
  ['0570078310', '0120-0-78310'],
])('refuses %s and says the right one', (wrong, right) => {
  expect(phoneNumberFault(wrong)).toContain(`the right number is ${right}`);
});

it('calls a check old after six months', () => {
  const now = new Date('2026-11-20T03:00:00Z');
  expect(hotlineFreshness(null, now)).toBe('unchecked');
  expect(hotlineFreshness(new Date('2026-05-20T03:00:00Z'), now)).toBe('fresh');
  expect(hotlineFreshness(new Date('2026-05-20T02:59:59Z'), now)).toBe('stale');
});
