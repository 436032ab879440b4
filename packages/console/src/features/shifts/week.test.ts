import { describe, expect, it } from 'vitest';
import { addDays, addMonths, mondayOf, monthWeeks, shiftTimes, spanOf, startDay, weekOf } from './week.ts';

describe('a week of shifts', () => {
  it('begins on Monday, also from a Sunday and over a new year', () => {
    expect(mondayOf('2026-11-20')).toBe('2026-11-16');
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(weekOf('2026-12-28')).toEqual([
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ]);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  it('is one of the whole weeks that show a month', () => {
    const weeks = monthWeeks('2026-11');
    expect([weeks[0]?.[0], weeks.at(-1)?.[6], weeks.length]).toEqual(['2026-10-26', '2026-12-06', 6]);
    expect(monthWeeks('2026-12').at(-1)?.[0]).toBe('2026-12-28');
    expect([addMonths('2026-11', 2), addMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  });

  it('has its hours in Japan, wherever the browser is, and ends a night on the next day', () => {
    expect(shiftTimes('2026-11-20', '17:00', '21:00')).toEqual({
      startsAt: '2026-11-20T08:00:00.000Z',
      endsAt: '2026-11-20T12:00:00.000Z',
    });
    const night = shiftTimes('2026-11-30', '22:00', '02:00');
    expect(night.endsAt).toBe('2026-11-30T17:00:00.000Z');
    expect(startDay(night)).toBe('2026-11-30');
    expect(spanOf(night, 'ja')).toEqual({ from: '22:00', to: '02:00', overnight: true });
    expect(shiftTimes('2026-11-20', '09:00', '09:00').endsAt).toBe('2026-11-21T00:00:00.000Z');
  });
});
