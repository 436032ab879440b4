import {
  rangeMinutes,
  withinYearly,
  type HolidayRule,
  type HoursReason,
  type RangeMinutes,
  type Season,
  type Timetable,
  type Week,
} from '@tomoshibi/contract';
import { dayText, holidayOf, weekdayOf, type DayNumber, type Holiday } from './calendar.ts';

/** The kinds of reason a whole day can have. */
export type DayReason = Extract<
  HoursReason,
  {
    kind:
      'timetable' | 'weekday_off' | 'holiday' | 'new_year' | 'exception' | 'before_period' | 'after_period';
  }
>;

export interface DayPlan {
  /** In the order of their starts; the last may pass midnight. */
  readonly ranges: readonly RangeMinutes[];
  readonly why: DayReason;
}

const isYearly = (season: Season): boolean => season.from.length === 5;

function seasonOf(timetable: Timetable, day: string): Season | null {
  const found = timetable.seasons.filter((season) =>
    isYearly(season)
      ? withinYearly(day.slice(5), season.from, season.to)
      : season.from <= day && day <= season.to,
  );
  // What is written for one year is meant more particularly than what comes back every year.
  return found.find((season) => !isYearly(season)) ?? found[0] ?? null;
}

function closed(why: DayReason): DayPlan {
  return { ranges: [], why };
}

function byRank(timetable: Timetable, day: string): DayPlan | null {
  const exception = timetable.exceptions.find(({ from, to }) => from <= day && day <= to);
  if (exception)
    return {
      ranges: exception.ranges.map(rangeMinutes),
      why: { kind: 'exception', reason: exception.reason },
    };
  const { from, to } = timetable.period;
  if (from !== null && day < from) return closed({ kind: 'before_period', from });
  if (to !== null && day > to) return closed({ kind: 'after_period', to });
  const { newYear } = timetable;
  if (newYear && withinYearly(day.slice(5), newYear.from, newYear.to)) return closed({ kind: 'new_year' });
  return null;
}

function byWeek(
  week: Week,
  {
    number,
    season,
    holiday,
    rule,
  }: { number: DayNumber; season: string | null } & {
    holiday: Holiday | null;
    rule: HolidayRule;
  },
): DayPlan {
  if (holiday && rule === 'closed') return closed({ kind: 'holiday', ...holiday });
  const like = holiday && rule !== 'closed' && rule !== 'as_usual' ? rule : weekdayOf(number);
  const ranges = week[like].map(rangeMinutes);
  if (ranges.length === 0) return closed({ kind: 'weekday_off', season });
  return { ranges, why: { kind: 'timetable', season, holiday: holiday?.name ?? null } };
}

/** What a timetable says of one day: exception, period, New Year, public holiday, season, week, in this order. */
export function planDay(timetable: Timetable, number: DayNumber): DayPlan {
  const day = dayText(number);
  const season = seasonOf(timetable, day);
  const plan =
    byRank(timetable, day) ??
    byWeek(season?.weekly ?? timetable.weekly, {
      number,
      season: season?.name ?? null,
      holiday: holidayOf(day),
      rule: season?.holidays ?? timetable.holidays,
    });
  return { ...plan, ranges: plan.ranges.toSorted((one, other) => one.start - other.start) };
}
