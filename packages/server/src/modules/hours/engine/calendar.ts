import { WEEKDAYS, type Weekday } from '@tomoshibi/contract';
import holidayJp from '@holiday-jp/holiday_jp';
import { Temporal } from 'temporal-polyfill';

const ZONE = 'Asia/Tokyo';
export const DAY_MINUTES = 1440;
const DAY_MS = 86_400_000;

/** A calendar day, counted from 1970-01-01. */
export type DayNumber = number;
/** Milliseconds the wall clock in Tokyo has counted since 1970-01-01 00:00 there. */
export type WallTime = number;

export function wallTimeOf(at: Date): WallTime {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ZONE);
  return at.getTime() + local.offsetNanoseconds / 1e6;
}

export function instantOf(wall: WallTime): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
  return new Date(local.toZonedDateTime(ZONE).epochMilliseconds);
}

export const dayOf = (wall: WallTime): DayNumber => Math.floor(wall / DAY_MS);
export const wallTime = (day: DayNumber, minutes: number): WallTime => day * DAY_MS + minutes * 60_000;

/** 2026-12-29 */
export const dayText = (day: DayNumber): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
export const dayNumber = (text: string): DayNumber => Date.parse(`${text}T00:00:00Z`) / DAY_MS;

/** The first of January 1970 was a Thursday. */
export const weekdayOf = (day: DayNumber): Weekday => WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 'mon';

export interface Holiday {
  readonly name: string;
  readonly nameEn: string;
}

const HOLIDAYS: ReadonlyMap<string, Holiday> = new Map(
  Object.values(holidayJp.holidays).map(({ date, name, name_en: nameEn }) => [date, { name, nameEn }]),
);

/** The Japanese public holiday of a day; the table of the library ends in 2050. */
export const holidayOf = (day: string): Holiday | null => HOLIDAYS.get(day) ?? null;

/** 17:00, and 26:00 for two o'clock on the next day. */
export function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
