import { describe, expect, it } from 'vitest';
import { forecastMonth } from './forecast.ts';

const base = { today: '2026-11-20', used: 0, byDay: new Map(), since: '2026-01-01', committed: 0 };
const november = (day: number) => `2026-11-${String(day).padStart(2, '0')}`;

describe('forecastMonth', () => {
  it('goes on evenly where every day is the same', () => {
    const byDay = new Map([...Array(19).keys()].map((index) => [november(index + 1), 10] as const));
    for (let day = 23; day <= 31; day += 1) byDay.set(`2026-10-${day}`, 10);
    // Nineteen days have passed; today and ten more are to come.
    expect(forecastMonth({ ...base, used: 190, byDay })).toEqual({ forecast: 300, days: 28 });
  });

  it('knows that a desk of Mondays has cost nothing more by Friday', () => {
    const byDay = new Map(['2026-10-26', november(2), november(9), november(16)].map((day) => [day, 40]));
    // After Friday the 20th, November has two more Mondays: the 23rd and the 30th.
    expect(forecastMonth({ ...base, used: 120, byDay }).forecast).toBe(120 + 80);
  });

  it('counts of today only what has not come yet', () => {
    const fridays = ['2026-10-23', '2026-10-30', november(6), november(13)];
    const usual = new Map(fridays.map((day) => [day, 8]));
    const next = 8; // Friday the 27th
    expect(forecastMonth({ ...base, used: 21, byDay: new Map([...usual, ['2026-11-20', 5]]) }).forecast).toBe(
      21 + 3 + next,
    );
    expect(
      forecastMonth({ ...base, used: 36, byDay: new Map([...usual, ['2026-11-20', 20]]) }).forecast,
    ).toBe(36 + next);
  });

  it('adds broadcasts that are decided, and nothing for those that went out', () => {
    expect(forecastMonth({ ...base, used: 900, committed: 400 }).forecast).toBe(1300);
  });

  it('takes the mean of all days for a weekday it has not seen', () => {
    const byDay = new Map([november(17), november(18), november(19)].map((day) => [day, 6]));
    const { forecast, days } = forecastMonth({ ...base, used: 18, byDay, since: november(17) });
    expect(days).toBe(3);
    // Today and the ten days after it at six each.
    expect(forecast).toBe(18 + 11 * 6);
  });

  it('says nothing after less than three whole days', () => {
    expect(forecastMonth({ ...base, used: 5, since: november(18) })).toEqual({ forecast: null, days: 2 });
    expect(forecastMonth({ ...base, used: 5, since: '2026-11-20' })).toEqual({ forecast: null, days: 0 });
  });

  it("has nothing to add on the month's last day but today", () => {
    const byDay = new Map([...Array(30).keys()].map((index) => [november(index + 1), 3] as const));
    expect(forecastMonth({ ...base, today: november(30), used: 90, byDay }).forecast).toBe(90);
  });
});
