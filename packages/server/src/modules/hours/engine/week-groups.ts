import { rangeMinutes, WEEKDAYS, type RangeMinutes, type Week, type Weekday } from '@tomoshibi/contract';

/** Weekdays with the same hours; no ranges: days off. */
export interface WeekGroup {
  readonly days: readonly Weekday[];
  readonly ranges: readonly RangeMinutes[];
}

/** Days of a week put together by their hours, in the order in which their first day comes. */
export function groupWeek(week: Week): { open: WeekGroup[]; off: Weekday[] } {
  const groups = new Map<string, { days: Weekday[]; ranges: readonly RangeMinutes[] }>();
  for (const day of WEEKDAYS) {
    const ranges = week[day].map(rangeMinutes).sort((one, other) => one.start - other.start);
    const key = JSON.stringify(ranges);
    const known = groups.get(key);
    if (known) known.days.push(day);
    else groups.set(key, { days: [day], ranges });
  }
  const all = [...groups.values()];
  return {
    open: all.filter(({ ranges }) => ranges.length > 0),
    off: all.find(({ ranges }) => ranges.length === 0)?.days ?? [],
  };
}

/** From one weekday to another, or one by itself. */
type Run = readonly [Weekday, Weekday] | Weekday;

/** Runs of at least three days become "first to last", others stay by themselves. */
export function runsOf(days: readonly Weekday[]): Run[] {
  const runs: Weekday[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last && before && WEEKDAYS.indexOf(day) === WEEKDAYS.indexOf(before) + 1) last.push(day);
    else runs.push([day]);
  }
  return runs.flatMap((run): Run[] => {
    const [first, last] = [run[0], run.at(-1)];
    return run.length >= 3 && first && last ? [[first, last]] : run;
  });
}

export const isWholeDay = (ranges: readonly RangeMinutes[]): boolean =>
  ranges.length === 1 && ranges[0]?.start === 0 && ranges[0].end === 1440;
