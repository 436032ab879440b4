import { HolidayRule, NewTimetable, type Timetable } from '@tomoshibi/contract';
import { z } from 'zod';
import { daysOf, RangeText, readRange, readWeek, WeekFile, writeRange, writeWeek } from './week-file.ts';

/** 2026-12-29..2027-01-03, 08-20..09-05, or one day. */
const Days = z.string().regex(/^[\d-]+(?:\.\.[\d-]+)?$/u, 'must be a day, or two days like 08-20..09-05');
/** One end may be left out: 2026-12-01.. */
const Period = z
  .string()
  .regex(/^(?:[\d-]+\.\.[\d-]*|\.\.[\d-]+)$/u, 'must be like 2026-12-01..2026-12-28, or 2026-12-01..');

const ends = (days: string): { from: string; to: string } => {
  const [from = '', to = from] = days.split('..');
  return { from, to };
};
const span = (from: string, to: string): string => (from === to ? from : `${from}..${to}`);

const ExceptionFile = z
  .strictObject({
    days: Days,
    closed: z.string().optional().meta({ description: 'The reason' }),
    open: z.array(RangeText).min(1).optional(),
    reason: z.string().optional(),
  })
  .refine((entry) => (entry.closed === undefined) !== (entry.open === undefined), {
    path: ['days'],
    message: 'must be either closed, with the reason, or open, with times and a reason',
  });

const Block = z.strictObject({
  weekly: WeekFile,
  intakeEndsBefore: z.int().min(0).max(1439).default(0),
  holidays: HolidayRule.default('closed'),
  newYear: Days.optional(),
  seasons: z
    .array(
      z.strictObject({
        name: z.string(),
        days: Days,
        weekly: WeekFile,
        holidays: HolidayRule.optional(),
      }),
    )
    .default([]),
  exceptions: z.array(ExceptionFile).default([]),
  period: Period.optional(),
});
type Block = z.output<typeof Block>;

function read(block: Block): Timetable {
  const before = block.intakeEndsBefore;
  const [from = '', to = ''] = (block.period ?? '..').split('..');
  return {
    weekly: readWeek(block.weekly, before),
    holidays: block.holidays,
    newYear: block.newYear === undefined ? null : ends(block.newYear),
    seasons: block.seasons.map(({ name, days, weekly, holidays }) => ({
      name,
      ...ends(days),
      weekly: readWeek(weekly, before),
      holidays: holidays ?? null,
    })),
    exceptions: block.exceptions.map(({ days, closed, open, reason }) => ({
      ...ends(days),
      ranges: (open ?? []).map((text) => readRange(text, before)),
      reason: closed ?? reason ?? '',
    })),
    period: { from: from || null, to: to || null },
  };
}

/** Where in the file the field of a timetable stands. */
function placeOf(path: readonly PropertyKey[], block: Block): PropertyKey[] {
  const [first, second, ...rest] = path;
  const inWeek = (week: Block['weekly'], [day, index]: readonly PropertyKey[]): PropertyKey[] => [
    Object.keys(week).find((key) => daysOf(key)?.some((one) => one === day)) ?? String(day),
    ...(index === undefined ? [] : [index]),
  ];
  if (first === 'weekly' && second !== undefined)
    return ['weekly', ...inWeek(block.weekly, [second, ...rest])];
  if ((first === 'seasons' || first === 'exceptions') && typeof second === 'number') {
    const [field, ...more] = rest;
    const season = first === 'seasons' ? block.seasons[second] : undefined;
    if (field === 'weekly' && season) return [first, second, 'weekly', ...inWeek(season.weekly, more)];
    if (field === 'ranges') return [first, second, 'open', ...more.slice(0, 1)];
    if (field === 'from' || field === 'to') return [first, second, 'days'];
    if (field === 'reason') return [first, second, block.exceptions[second]?.open ? 'reason' : 'closed'];
    return [first, second, ...rest];
  }
  return first === undefined ? [] : [first];
}

function tell(context: z.RefinementCtx, path: readonly PropertyKey[], message: string): void {
  context.addIssue({ code: 'custom', path: [...path], message });
}

/** The hours of a desk file, as a timetable; `always` takes the limits away. */
export const HoursFile = z.unknown().transform((value, context): Timetable | null => {
  if (value === 'always') return null;
  const block = Block.safeParse(value);
  if (!block.success) {
    for (const issue of block.error.issues)
      if (issue.code === 'unrecognized_keys')
        for (const key of issue.keys) tell(context, [...issue.path, key], 'is not known here');
      else tell(context, issue.path, issue.message);
    return z.NEVER;
  }
  const made = NewTimetable.safeParse(read(block.data));
  if (made.success) return made.data;
  for (const issue of made.error.issues) tell(context, placeOf(issue.path, block.data), issue.message);
  return z.NEVER;
});

function mostUsedEnd({ weekly, seasons }: Timetable): number {
  const counts = new Map<number, number>();
  for (const week of [weekly, ...seasons.map((season) => season.weekly)])
    for (const { intakeEndsBefore } of Object.values(week).flat())
      counts.set(intakeEndsBefore, (counts.get(intakeEndsBefore) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}

/** A timetable in the form `HoursFile` reads. */
export function writeHours(timetable: Timetable | null): object | 'always' {
  if (!timetable) return 'always';
  const { weekly, holidays, newYear, seasons, exceptions, period } = timetable;
  const before = mostUsedEnd(timetable);
  return {
    weekly: writeWeek(weekly, before),
    intakeEndsBefore: before,
    holidays,
    ...(newYear ? { newYear: span(newYear.from, newYear.to) } : {}),
    ...(seasons.length > 0
      ? {
          seasons: seasons.map((season) => ({
            name: season.name,
            days: span(season.from, season.to),
            weekly: writeWeek(season.weekly, before),
            ...(season.holidays ? { holidays: season.holidays } : {}),
          })),
        }
      : {}),
    ...(exceptions.length > 0
      ? {
          exceptions: exceptions.map(({ from, to, ranges, reason }) =>
            ranges.length === 0
              ? { days: span(from, to), closed: reason }
              : { days: span(from, to), open: ranges.map((range) => writeRange(range, before)), reason },
          ),
        }
      : {}),
    ...(period.from !== null || period.to !== null
      ? { period: `${period.from ?? ''}..${period.to ?? ''}` }
      : {}),
  };
}
