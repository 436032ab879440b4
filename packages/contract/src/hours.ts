import { z } from 'zod';
import { line } from './common.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const Weekday = z.enum(WEEKDAYS).meta({ id: 'Weekday' });
export type Weekday = z.infer<typeof Weekday>;

const ClockTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'must be a time like 17:00')
  .meta({ description: 'Wall clock in Asia/Tokyo' });
const EndTime = z
  .string()
  .regex(/^(?:[0-3]\d|4[0-7]):[0-5]\d$/u, 'must be a time like 21:00, or 24:00 for midnight')
  .meta({
    description:
      'A time not after the start is on the next day, as is one past 24:00: 22:00-02:00 is 22:00-26:00',
  });

export const OpeningRange = z
  .strictObject({
    from: ClockTime,
    to: EndTime,
    intakeEndsBefore: z
      .int()
      .min(0)
      .max(1439)
      .default(0)
      .meta({ description: 'Minutes before the end at which new people are no longer taken (受付終了)' }),
  })
  .meta({ id: 'OpeningRange' });
export type OpeningRange = z.infer<typeof OpeningRange>;

const Ranges = z.array(OpeningRange).max(12);
export const Week = z
  .strictObject({
    mon: Ranges,
    tue: Ranges,
    wed: Ranges,
    thu: Ranges,
    fri: Ranges,
    sat: Ranges,
    sun: Ranges,
  })
  .meta({ id: 'Week', description: 'A range belongs to the day it starts on, also when it passes midnight' });
export type Week = z.infer<typeof Week>;

const Day = z.iso.date('must be a day like 2026-12-29');
const MonthDay = z
  .string()
  .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u, 'must be a day of the year like 12-29');
const DayOrMonthDay = z.union([Day, MonthDay], 'must be a day like 2026-08-20, or 08-20 for every year');

export const HolidayRule = z.enum(['closed', 'as_usual', ...WEEKDAYS]).meta({
  id: 'HolidayRule',
  description: 'Japanese public holidays: closed, like the weekday they fall on, or like one weekday',
});
export type HolidayRule = z.infer<typeof HolidayRule>;

export const Season = z
  .strictObject({
    name: line(30),
    from: DayOrMonthDay,
    to: DayOrMonthDay,
    weekly: Week,
    holidays: HolidayRule.nullable().meta({ description: "null: as the desk's own rule says" }),
  })
  .meta({
    id: 'Season',
    description:
      'Days with another weekly timetable, both ends counted: once (2026-08-20) or every year (08-20); once wins',
  });
export type Season = z.infer<typeof Season>;

export const DatedException = z
  .strictObject({
    from: Day,
    to: Day,
    ranges: Ranges.meta({ description: 'Empty: closed on these days' }),
    reason: line(40).meta({ description: 'Told to people who write' }),
  })
  .meta({ id: 'DatedException' });
export type DatedException = z.infer<typeof DatedException>;

/** A timetable as it is stored and answered. What wins: exception, period, New Year, public holiday, season, week. */
export const Timetable = z
  .strictObject({
    weekly: Week,
    holidays: HolidayRule,
    newYear: z
      .strictObject({ from: MonthDay, to: MonthDay })
      .nullable()
      .meta({ description: 'Closed every year from the one day to the other, both counted' }),
    seasons: z.array(Season).max(20),
    exceptions: z.array(DatedException).max(400),
    period: z
      .strictObject({ from: Day.nullable(), to: Day.nullable() })
      .meta({ description: 'First and last day of the desk (期間限定); null: without end' }),
  })
  .meta({ id: 'Timetable' });
export type Timetable = z.infer<typeof Timetable>;

export const PHASES = ['intake', 'talk_only', 'closed'] as const;
export const Phase = z.enum(PHASES).meta({
  id: 'Phase',
  description: 'intake: new people are taken; talk_only: only talks that have begun go on; closed',
});
export type Phase = z.infer<typeof Phase>;
