import {
  rangeMinutes,
  WEEKDAYS,
  type OpeningRange,
  type Timetable,
  type Week,
  type Weekday,
} from '@tomoshibi/contract';

const EVENING: OpeningRange = { from: '17:00', to: '21:00', intakeEndsBefore: 30 };

export const NO_HOURS: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

/** Where somebody begins who has set no hours yet. */
export const FIRST_TIMETABLE: Timetable = {
  weekly: { ...NO_HOURS, mon: [EVENING], tue: [EVENING], wed: [EVENING], thu: [EVENING], fri: [EVENING] },
  holidays: 'closed',
  newYear: { from: '12-29', to: '01-03' },
  seasons: [],
  exceptions: [],
  period: { from: null, to: null },
};

const two = (count: number): string => String(count).padStart(2, '0');

/** Hours after those a day has: two hours long, an hour later, where there is room. */
export function nextRange(ranges: readonly OpeningRange[]): OpeningRange {
  const last = ranges.at(-1);
  if (!last) return EVENING;
  const { end } = rangeMinutes(last);
  const start = Math.ceil(end / 60) + 1;
  if (Number.isNaN(end) || start > 22) return { ...EVENING, intakeEndsBefore: 0 };
  return { from: `${two(start)}:00`, to: `${two(start + 2)}:00`, intakeEndsBefore: last.intakeEndsBefore };
}

export function copyDay(week: Week, from: Weekday, to: readonly Weekday[]): Week {
  const copied = { ...week };
  for (const day of WEEKDAYS) if (to.includes(day)) copied[day] = week[from];
  return copied;
}

/** A list with one entry replaced. */
export function withAt<T>(list: readonly T[], index: number, value: T): T[] {
  return list.map((one, at) => (at === index ? value : one));
}

export function withoutAt<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}
