import { describe, expect, it } from 'vitest';
import { ago, EVENING } from '../../testing/make.ts';
import { clockTime, dayKey, dayLabel, elapsed, minutesSince, monthKey } from './format.ts';

describe('times', () => {
  it('are those of Japan wherever the browser is', () => {
    expect(clockTime('2026-11-20T15:05:00.000Z', 'ja')).toBe('00:05');
    expect(dayKey('2026-11-20T15:05:00.000Z')).toBe('2026-11-21');
    expect(monthKey(Date.parse('2026-11-30T15:00:00.000Z'))).toBe('2026-12');
  });

  it('name the day, with the year when it is another', () => {
    expect(dayLabel('2026-11-19T11:00:00.000Z', EVENING, 'ja')).toBe('11月19日(木)');
    expect(dayLabel('2025-11-19T11:00:00.000Z', EVENING, 'ja')).toBe('2025年11月19日(水)');
  });

  it.each([
    [0.5, null, null],
    [1, '1分', '1 min'],
    [59.9, '59分', '59 min'],
    [60, '1時間', '1 h'],
    [65, '1時間5分', '1 h 5 min'],
    [60 * 49, '2日', '2 d'],
  ])('say how long %d minutes are', (minutes, ja, en) => {
    expect(elapsed(ago(minutes), EVENING, 'ja')).toBe(ja);
    expect(elapsed(ago(minutes), EVENING, 'en')).toBe(en);
  });

  it('are never negative when clocks differ', () => {
    expect(minutesSince(ago(-3), EVENING)).toBe(0);
  });
});
