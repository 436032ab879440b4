import { expect, it } from 'vitest';
import { addDays, daysBetween, endOfDay, startOfDay, tokyoDay } from './tokyo-days.ts';

it('a day begins at midnight in Tokyo, wherever the server stands', () => {
  expect(startOfDay('2026-11-20').toISOString()).toBe('2026-11-19T15:00:00.000Z');
  expect(endOfDay('2026-12-31')).toEqual(startOfDay('2027-01-01'));
  expect(tokyoDay(new Date('2026-11-20T14:59:59.999Z'))).toBe('2026-11-20');
  expect(tokyoDay(new Date('2026-11-20T15:00:00.000Z'))).toBe('2026-11-21');
});

it('days are counted over months and leap years', () => {
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
  expect(daysBetween('2026-03-02', '2026-02-27')).toBe(-3);
});
