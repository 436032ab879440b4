import type { RangeMinutes, Weekday } from '@tomoshibi/contract';
import { dayNumber, dayOf, dayText, wallTime, wallTimeOf, weekdayOf } from './calendar.ts';
import type { Hours } from './phases.ts';
import type { HoursStatus } from './status.ts';

export const HOURS_LANGUAGES = ['ja', 'en', 'easy'] as const;
/** easy: やさしい日本語, for children and for people who learn Japanese. */
export type HoursLanguage = (typeof HOURS_LANGUAGES)[number];

/** One language's way to say what the engine found. */
export interface Words {
  status(status: HoursStatus, now: Date): string;
  hours(hours: Pick<Hours, 'timetable'>): string;
  opening(status: HoursStatus, now: Date): string;
}

export interface Moment {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly weekday: Weekday;
  /** Days from now on the calendar in Tokyo. */
  readonly ahead: number;
  /** Minutes of the day. */
  readonly minutes: number;
}

function partsOf(day: string) {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
}

export function momentOf(at: Date, now: Date): Moment {
  const wall = wallTimeOf(at);
  const day = dayOf(wall);
  return {
    ...partsOf(dayText(day)),
    weekday: weekdayOf(day),
    ahead: day - dayOf(wallTimeOf(now)),
    minutes: Math.floor((wall - wallTime(day, 0)) / 60_000),
  };
}

/** The end of something: midnight belongs to the day before, as 24:00. */
export function endMoment(at: Date, now: Date): Moment {
  const moment = momentOf(at, now);
  if (moment.minutes > 0) return moment;
  return { ...momentOf(new Date(at.getTime() - 1), now), minutes: 1440 };
}

export const weekdayNow = (now: Date): Weekday => weekdayOf(dayOf(wallTimeOf(now)));

/** A day or a day of the year, as 2026-08-20 or 08-20. */
export function dayParts(day: string): { year: number | null; month: number; date: number } {
  return day.length === 5 ? { ...partsOf(`0-${day}`), year: null } : partsOf(dayText(dayNumber(day)));
}

/** Whether intake ends before the desk does, so that both ends must be told. */
export const hasTwoEnds = ({ intakeEnd, end }: RangeMinutes): boolean => intakeEnd < end;
