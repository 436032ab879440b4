import type { OpeningRange, Phase, Timetable, Week } from '@tomoshibi/contract';
import holidayJp from '@holiday-jp/holiday_jp';
import type { Override } from './phases.ts';

// The slow way to know the phase of one minute, for tests: it looks at each minute by itself, with Intl for the
// calendar, and shares nothing with the engine but the meaning of the rules.

const MINUTE = 60_000;
const local = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

interface LocalTime {
  readonly day: string;
  readonly time: string;
}
const clocks = new Map<number, LocalTime>();
function clock(at: number): LocalTime {
  const known = clocks.get(at);
  if (known) return known;
  const [day = '', time = ''] = local.format(at).split(', ');
  clocks.set(at, { day, time });
  return { day, time };
}

const YEAR = Array.from({ length: 366 }, (_, index) =>
  new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(5, 10),
);

/** Every day of the year between two days, walked one by one round the year. */
function walks(from: string, to: string): Set<string> {
  const days = new Set<string>();
  for (let index = YEAR.indexOf(from); ; index += 1) {
    const day = YEAR[index % YEAR.length] ?? '';
    days.add(day);
    if (day === to) return days;
  }
}

function findRanges(timetable: Timetable, day: string): readonly OpeningRange[] {
  for (const exception of timetable.exceptions)
    if (!(day < exception.from) && !(day > exception.to)) return exception.ranges;
  if (timetable.period.from !== null && day < timetable.period.from) return [];
  if (timetable.period.to !== null && day > timetable.period.to) return [];
  const monthDay = day.slice(5);
  if (timetable.newYear && walks(timetable.newYear.from, timetable.newYear.to).has(monthDay)) return [];
  let weekly: Week = timetable.weekly;
  let rule = timetable.holidays;
  const yearly = timetable.seasons.filter(
    ({ from, to }) => from.length === 5 && walks(from, to).has(monthDay),
  );
  const once = timetable.seasons.filter(({ from, to }) => from.length > 5 && day >= from && day <= to);
  for (const season of [...yearly, ...once]) {
    weekly = season.weekly;
    rule = season.holidays ?? timetable.holidays;
  }
  const weekday = names[new Date(`${day}T12:00:00+09:00`).getUTCDay()] ?? 'sun';
  if (!Object.keys(holidayJp.holidays).includes(day) || rule === 'as_usual') return weekly[weekday];
  return rule === 'closed' ? [] : weekly[rule];
}

const found = new WeakMap<Timetable, Map<string, readonly OpeningRange[]>>();
function rangesOf(timetable: Timetable, day: string): readonly OpeningRange[] {
  const days = found.get(timetable) ?? new Map<string, readonly OpeningRange[]>();
  found.set(timetable, days);
  const ranges = days.get(day) ?? findRanges(timetable, day);
  days.set(day, ranges);
  return ranges;
}

const count = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function inRange(range: OpeningRange, minute: number): Phase {
  let length = count(range.to) - count(range.from);
  if (length <= 0) length += 24 * 60;
  const passed = minute - count(range.from);
  if (passed < 0 || passed >= length) return 'closed';
  return passed < length - range.intakeEndsBefore ? 'intake' : 'talk_only';
}

/** The phase of a minute. */
export function slowPhase(timetable: Timetable | null, override: Override | null, at: number): Phase {
  if (
    override &&
    at >= override.startedAt.getTime() &&
    (override.until === null || at < override.until.getTime())
  )
    return override.phase;
  if (!timetable) return 'intake';
  const today = clock(at);
  const yesterday = clock(at - 24 * 60 * MINUTE);
  const phases = [
    ...rangesOf(timetable, today.day).map((range) => inRange(range, count(today.time))),
    ...rangesOf(timetable, yesterday.day).map((range) => inRange(range, count(today.time) + 24 * 60)),
  ];
  if (phases.includes('intake')) return 'intake';
  return phases.includes('talk_only') ? 'talk_only' : 'closed';
}
