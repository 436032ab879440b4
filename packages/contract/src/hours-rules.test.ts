import { describe, expect, it } from 'vitest';
import { NewTimetable } from './hours-rules.ts';
import type { OpeningRange, Timetable, Week } from './hours.ts';

const range = (from: string, to: string, intakeEndsBefore = 0): OpeningRange => ({
  from,
  to,
  intakeEndsBefore,
});
const NO_WEEK: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const week = (days: Partial<Week>): Week => ({ ...NO_WEEK, ...days });
const table = (over: Partial<Timetable>): Timetable => ({
  weekly: NO_WEEK,
  holidays: 'closed',
  newYear: null,
  seasons: [],
  exceptions: [],
  period: { from: null, to: null },
  ...over,
});
function faults(made: unknown): string[] {
  const parsed = NewTimetable.safeParse(made);
  return (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}
const season = (from: string, to: string) => ({ name: '夏', from, to, weekly: NO_WEEK, holidays: null });
const day = (from: string, to: string) => ({ from, to, ranges: [], reason: '休み' });

describe('NewTimetable', () => {
  it.each<[string, Partial<Timetable>]>([
    ['touching ranges', { weekly: week({ mon: [range('09:00', '12:00'), range('12:00', '15:00')] }) }],
    [
      'a whole day, every day',
      { weekly: week({ mon: [range('00:00', '24:00')], tue: [range('00:00', '24:00')] }) },
    ],
    [
      'past midnight into a free morning',
      { weekly: week({ sun: [range('22:00', '02:00')], mon: [range('02:00', '05:00')] }) },
    ],
    ['26:00', { weekly: week({ sun: [range('22:00', '26:00', 30)] }) }],
    ['a season over the turn of the year', { seasons: [season('12-20', '01-10'), season('01-11', '02-29')] }],
    [
      'a single year beside every year',
      { seasons: [season('08-20', '09-05'), season('2026-08-20', '2026-09-05')] },
    ],
    ['days side by side', { exceptions: [day('2026-11-20', '2026-11-21'), day('2026-11-22', '2026-11-22')] }],
  ])('takes %s', (_name, over) => {
    expect(faults(table(over))).toEqual([]);
  });

  it.each<[string, Partial<Timetable>, string]>([
    [
      'an end like the start',
      { weekly: week({ mon: [range('09:00', '09:00')] }) },
      'weekly.mon.0.to: must differ from the start',
    ],
    [
      'more than a day',
      { weekly: week({ mon: [range('17:00', '41:30')] }) },
      'weekly.mon.0.to: must be within 24 hours of the start',
    ],
    [
      'no intake left',
      { weekly: week({ mon: [range('17:00', '18:00', 60)] }) },
      'weekly.mon.0.intakeEndsBefore: must leave some time for intake',
    ],
    [
      'overlapping ranges',
      { weekly: week({ mon: [range('09:00', '12:00'), range('11:00', '13:00')] }) },
      'weekly.mon.1.from: overlaps another range of this day',
    ],
    [
      'a night into the next morning',
      { weekly: week({ sun: [range('22:00', '02:00')], mon: [range('01:00', '05:00')] }) },
      'weekly.sun.0.to: overlaps the first range of the next day',
    ],
    [
      'overlapping seasons',
      { seasons: [season('12-20', '01-10'), season('01-05', '02-01')] },
      'seasons.1.from: overlaps another season',
    ],
    [
      'a season of half a year',
      { seasons: [season('08-20', '2026-09-05')] },
      'seasons.0.to: must have a year exactly when the first day has one',
    ],
    [
      'a season that ends before it begins',
      { seasons: [season('2026-08-20', '2026-08-05')] },
      'seasons.0.to: must not be before the first day',
    ],
    [
      'the 31st of November',
      { seasons: [season('11-31', '12-05')] },
      'seasons.0.from: must be a day of the year like 12-29',
    ],
    [
      'New Year in a day that is none',
      { newYear: { from: '12-29', to: '02-30' } },
      'newYear.to: must be a day of the year like 12-29',
    ],
    [
      'two exceptions on a day',
      { exceptions: [day('2026-11-20', '2026-11-22'), day('2026-11-22', '2026-11-23')] },
      'exceptions.1.from: overlaps another exception',
    ],
    [
      'an exception that ends before it begins',
      { exceptions: [day('2026-11-20', '2026-11-19')] },
      'exceptions.0.to: must not be before the first day',
    ],
    [
      'ranges of an exception',
      { exceptions: [{ ...day('2026-11-20', '2026-11-20'), ranges: [range('09:00', '09:00')] }] },
      'exceptions.0.ranges.0.to: must differ from the start',
    ],
    [
      'a period that ends before it begins',
      { period: { from: '2026-11-20', to: '2026-11-19' } },
      'period.to: must not be before the first day',
    ],
    [
      'a time that is none',
      { weekly: week({ mon: [range('25:00', '26:00')] }) },
      'weekly.mon.0.from: must be a time like 17:00',
    ],
    [
      'a day that is none',
      { exceptions: [day('2026-02-30', '2026-03-01')] },
      'exceptions.0.from: must be a day like 2026-12-29',
    ],
  ])('names the field of %s', (_name, over, fault) => {
    expect(faults(table(over))).toEqual([fault]);
  });
});
