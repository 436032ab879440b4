import type { z } from 'zod';
import { Timetable, type DatedException, type OpeningRange, type Season, type Week } from './hours.ts';

const DAY_MINUTES = 1440;

export function minutesOf(time: string): number {
  const [hours = '', minutes = ''] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

export interface RangeMinutes {
  /** Minutes after the midnight the range's day begins with; those past 1440 are on the next day. */
  readonly start: number;
  readonly intakeEnd: number;
  readonly end: number;
}

/** The one reading of a range: an end not after its start is on the next day. */
export function rangeMinutes(range: OpeningRange): RangeMinutes {
  const start = minutesOf(range.from);
  const written = minutesOf(range.to);
  const end = written <= start ? written + DAY_MINUTES : written;
  return { start, intakeEnd: end - range.intakeEndsBefore, end };
}

type Path = readonly (string | number)[];
type Context = z.RefinementCtx;
const fault = (context: Context, path: Path, message: string): void =>
  context.addIssue({ code: 'custom', path: [...path], message });

function checkRanges(ranges: readonly OpeningRange[], path: Path, context: Context): void {
  for (const [index, range] of ranges.entries()) {
    const { start, intakeEnd, end } = rangeMinutes(range);
    const at = [...path, index];
    if (range.from === range.to) fault(context, [...at, 'to'], 'must differ from the start');
    else if (end - start > DAY_MINUTES) fault(context, [...at, 'to'], 'must be within 24 hours of the start');
    else if (intakeEnd <= start)
      fault(context, [...at, 'intakeEndsBefore'], 'must leave some time for intake');
    const others = ranges.slice(0, index).map(rangeMinutes);
    if (others.some((other) => start < other.end && other.start < end))
      fault(context, [...at, 'from'], 'overlaps another range of this day');
  }
}

function checkWeek(week: Week, path: Path, context: Context): void {
  const days = [
    ['mon', 'tue'],
    ['tue', 'wed'],
    ['wed', 'thu'],
    ['thu', 'fri'],
    ['fri', 'sat'],
    ['sat', 'sun'],
    ['sun', 'mon'],
  ] as const;
  for (const [day, next] of days) {
    checkRanges(week[day], [...path, day], context);
    const firstOfNext = Math.min(...week[next].map((range) => rangeMinutes(range).start));
    for (const [index, range] of week[day].entries())
      if (rangeMinutes(range).end - DAY_MINUTES > firstOfNext)
        fault(context, [...path, day, index, 'to'], 'overlaps the first range of the next day');
  }
}

const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isYearly = (day: string): boolean => day.length === 5;

function checkMonthDay(day: string, path: Path, context: Context): void {
  const [month = '', date = ''] = day.split('-');
  if (Number(date) > (LONGEST_MONTHS[Number(month) - 1] ?? 0))
    fault(context, path, 'must be a day of the year like 12-29');
}

/** Whether a day of the year (08-20) lies between two others, both counted, also over the turn of the year. */
export function withinYearly(day: string, from: string, to: string): boolean {
  return from <= to ? from <= day && day <= to : day >= from || day <= to;
}

interface Days {
  readonly from: string;
  readonly to: string;
}

function overlap(one: Days, other: Days): boolean {
  if (isYearly(one.from) !== isYearly(other.from)) return false;
  if (!isYearly(one.from)) return one.from <= other.to && other.from <= one.to;
  return withinYearly(one.from, other.from, other.to) || withinYearly(other.from, one.from, one.to);
}

function checkSeason(season: Season, before: readonly Season[], path: Path, context: Context): void {
  if (isYearly(season.from) !== isYearly(season.to))
    fault(context, [...path, 'to'], 'must have a year exactly when the first day has one');
  else if (isYearly(season.from)) {
    checkMonthDay(season.from, [...path, 'from'], context);
    checkMonthDay(season.to, [...path, 'to'], context);
  } else if (season.to < season.from) fault(context, [...path, 'to'], 'must not be before the first day');
  if (before.some((other) => overlap(season, other)))
    fault(context, [...path, 'from'], 'overlaps another season');
  checkWeek(season.weekly, [...path, 'weekly'], context);
}

function checkException(
  exception: DatedException,
  before: readonly DatedException[],
  path: Path,
  context: Context,
): void {
  if (exception.to < exception.from) fault(context, [...path, 'to'], 'must not be before the first day');
  else if (before.some((other) => overlap(exception, other)))
    fault(context, [...path, 'from'], 'overlaps another exception');
  checkRanges(exception.ranges, [...path, 'ranges'], context);
}

function checkTimetable(timetable: Timetable, context: Context): void {
  checkWeek(timetable.weekly, ['weekly'], context);
  for (const [index, season] of timetable.seasons.entries())
    checkSeason(season, timetable.seasons.slice(0, index), ['seasons', index], context);
  for (const [index, exception] of timetable.exceptions.entries())
    checkException(exception, timetable.exceptions.slice(0, index), ['exceptions', index], context);
  if (timetable.newYear) {
    checkMonthDay(timetable.newYear.from, ['newYear', 'from'], context);
    checkMonthDay(timetable.newYear.to, ['newYear', 'to'], context);
  }
  const { from, to } = timetable.period;
  if (from !== null && to !== null && to < from)
    fault(context, ['period', 'to'], 'must not be before the first day');
}

/** A timetable as it is accepted: ranges and days that contradict each other are named by their field. */
export const NewTimetable = Timetable.superRefine(checkTimetable);
