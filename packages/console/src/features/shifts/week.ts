import { clockTime, dayKey, type Language } from '../../lib/time/format.ts';

const DAY_MS = 86_400_000;
const TOKYO = '+09:00';

/** A day so many days later, as 2026-11-20. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

export function weekOf(monday: string): readonly string[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

/** The whole weeks that show a month: from the Monday before its first day to the Sunday after its last. */
export function monthWeeks(month: string): readonly (readonly string[])[] {
  const first = mondayOf(`${month}-01`);
  const weeks: (readonly string[])[] = [];
  for (let monday = first; monday.slice(0, 7) <= month; monday = addDays(monday, 7))
    weeks.push(weekOf(monday));
  return weeks;
}

export function addMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** A day at noon in Japan, for formatting. */
export const noonOf = (day: string): string => new Date(`${day}T12:00:00${TOKYO}`).toISOString();

/** A shift on a day from one clock time to another; an end that is not later is on the next day. */
export function shiftTimes(day: string, from: string, to: string): { startsAt: string; endsAt: string } {
  const last = to > from ? day : addDays(day, 1);
  return {
    startsAt: new Date(`${day}T${from}:00${TOKYO}`).toISOString(),
    endsAt: new Date(`${last}T${to}:00${TOKYO}`).toISOString(),
  };
}

interface Span {
  readonly startsAt: string;
  readonly endsAt: string;
}

export const startDay = (span: Span): string => dayKey(span.startsAt);

/** The two clock times of a shift, and whether it ends on a later day. */
export function spanOf(span: Span, language: Language): { from: string; to: string; overnight: boolean } {
  return {
    from: clockTime(span.startsAt, language),
    to: clockTime(span.endsAt, language),
    overnight: dayKey(span.endsAt) !== startDay(span),
  };
}
