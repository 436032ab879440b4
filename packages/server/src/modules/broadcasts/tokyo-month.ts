import { Temporal } from 'temporal-polyfill';

const ZONE = 'Asia/Tokyo';

/** A calendar month in Tokyo, by which LINE counts and bills. */
export interface TokyoMonth {
  /** `2026-11` */
  readonly name: string;
  readonly from: Date;
  /** The first moment of the next month. */
  readonly until: Date;
}

export function tokyoDay(at: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ZONE).toPlainDate();
}

/** The moment a day begins in Tokyo. */
export function startOf(day: Temporal.PlainDate): Date {
  return new Date(day.toZonedDateTime(ZONE).epochMilliseconds);
}

export function monthOf(at: Date): TokyoMonth {
  const first = tokyoDay(at).with({ day: 1 });
  return {
    name: first.toPlainYearMonth().toString(),
    from: startOf(first),
    until: startOf(first.add({ months: 1 })),
  };
}
