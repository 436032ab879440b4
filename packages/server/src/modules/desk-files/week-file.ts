import { WEEKDAYS, type OpeningRange, type Week, type Weekday } from '@tomoshibi/contract';
import { z } from 'zod';

/** Weekdays as people write them: mon-fri, or sat,sun, or daily. */
const DAYS = /^(?:daily|[a-z]{3}(?:-[a-z]{3})?(?:,[a-z]{3}(?:-[a-z]{3})?)*)$/u;

/** 17:00-21:00, or 17:00-21:00 intake 20:00 where intake ends at a time of its own. */
const RANGE = /^(\d\d:\d\d)-(\d\d:\d\d)(?: intake (\d\d:\d\d))?$/u;
export const RangeText = z.string().regex(RANGE, 'must be like "17:00-21:00" or "17:00-21:00 intake 20:30"');

const known = (name: string): Weekday | null => WEEKDAYS.find((day) => day === name) ?? null;

/** The days a key names; null when it names none. */
export function daysOf(key: string): Weekday[] | null {
  if (!DAYS.test(key)) return null;
  if (key === 'daily') return [...WEEKDAYS];
  const days: Weekday[] = [];
  for (const part of key.split(',')) {
    const [first = '', last = first] = part.split('-');
    const [from, to] = [known(first), known(last)];
    if (!from || !to) return null;
    // fri-mon goes over the end of the week.
    for (let index = WEEKDAYS.indexOf(from); ; index += 1) {
      const day = WEEKDAYS[index % 7] ?? from;
      days.push(day);
      if (day === to) break;
    }
  }
  return days;
}

export const WeekFile = z
  .record(
    z.string(),
    z.union(
      [z.literal('closed'), z.array(RangeText)],
      'must be closed, or a list of times like "17:00-21:00"',
    ),
  )
  .superRefine((week, context) => {
    const seen = new Set<Weekday>();
    for (const key of Object.keys(week)) {
      const days = daysOf(key);
      const fault = (message: string) => context.addIssue({ code: 'custom', path: [key], message });
      if (!days) fault('must name days like mon-fri, sat,sun or daily');
      else if (days.some((day) => seen.has(day))) fault('names a day that stands here twice');
      for (const day of days ?? []) seen.add(day);
    }
  });
type WeekFile = z.output<typeof WeekFile>;

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const time = (count: number): string =>
  `${String(Math.floor(count / 60)).padStart(2, '0')}:${String(count % 60).padStart(2, '0')}`;

/** @param before minutes before the end at which intake ends where the text does not say */
export function readRange(text: string, before: number): OpeningRange {
  const [, from = '', to = '', intake] = RANGE.exec(text) ?? [];
  if (intake === undefined) return { from, to, intakeEndsBefore: before };
  const early = minutes(to) - minutes(intake);
  return { from, to, intakeEndsBefore: early < 0 ? early + 1440 : early };
}

export function writeRange({ from, to, intakeEndsBefore }: OpeningRange, before: number): string {
  if (intakeEndsBefore === before) return `${from}-${to}`;
  const intake = minutes(to) - intakeEndsBefore;
  return `${from}-${to} intake ${time(intake < 0 ? intake + 1440 : intake)}`;
}

export function readWeek(week: WeekFile, before: number): Week {
  const of = (day: Weekday): OpeningRange[] => {
    const [, ranges = 'closed'] = Object.entries(week).find(([key]) => daysOf(key)?.includes(day)) ?? [];
    return ranges === 'closed' ? [] : ranges.map((text) => readRange(text, before));
  };
  return {
    mon: of('mon'),
    tue: of('tue'),
    wed: of('wed'),
    thu: of('thu'),
    fri: of('fri'),
    sat: of('sat'),
    sun: of('sun'),
  };
}

/** Neighbouring days with the same hours under one key; days off are left out. */
export function writeWeek(week: Week, before: number): Record<string, string[]> {
  const runs: { days: Weekday[]; ranges: string[] }[] = [];
  for (const day of WEEKDAYS) {
    const ranges = week[day].map((range) => writeRange(range, before));
    const last = runs.at(-1);
    if (last?.ranges.join() === ranges.join()) last.days.push(day);
    else runs.push({ days: [day], ranges });
  }
  return Object.fromEntries(
    runs
      .filter(({ ranges }) => ranges.length > 0)
      .map(({ days, ranges }) => {
        const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
        return [days.length === 7 ? 'daily' : first === last ? first : `${first}-${last}`, ranges];
      }),
  );
}
