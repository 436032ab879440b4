import {
  HolidayRule,
  NewTimetable,
  PHASES,
  type OpeningRange,
  type Phase,
  type Timetable,
  type Week,
} from '@tomoshibi/contract';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slowPhase } from './oracle.ts';
import { openingsBetween, statusAt } from './status.ts';
import { phaseAt, type Hours, type Override } from './phases.ts';

const MINUTE = 60_000;
const DAY_MINUTES = 1440;
/** Around New Year and a Golden Week, so that every rule comes into play. */
const STARTS = ['2026-12-27T00:00:00Z', '2027-04-26T00:00:00Z', '2028-02-27T00:00:00Z'].map((text) =>
  Date.parse(text),
);

const two = (n: number): string => String(n).padStart(2, '0');
const time = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

const opening: fc.Arbitrary<OpeningRange> = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }), fc.integer({ min: 0, max: 95 }))
  .map(([start, length, before]) => ({
    from: time(start * 15),
    to: time((start + length) * 15),
    intakeEndsBefore: Math.min(before, length - 1) * 15,
  }));
const openings = fc.array(opening, { maxLength: 2 });
const week: fc.Arbitrary<Week> = fc.record({
  mon: openings,
  tue: openings,
  wed: openings,
  thu: openings,
  fri: openings,
  sat: openings,
  sun: openings,
});
const rule = fc.constantFrom(...HolidayRule.options);
const monthDay = fc.constantFrom(
  '12-20',
  '12-28',
  '12-31',
  '01-01',
  '01-03',
  '02-28',
  '02-29',
  '04-29',
  '05-05',
);
const day = fc.constantFrom(
  '2026-12-28',
  '2026-12-31',
  '2027-01-02',
  '2027-04-29',
  '2027-05-04',
  '2028-02-29',
);
const span = <T extends string>(each: fc.Arbitrary<T>) => fc.record({ from: each, to: each });

const timetable: fc.Arbitrary<Timetable> = fc
  .record({
    weekly: week,
    holidays: rule,
    newYear: fc.option(span(monthDay)),
    seasons: fc.array(
      fc
        .tuple(
          fc.oneof(span(monthDay), span(day)),
          fc.record({ name: fc.constant('季節'), weekly: week, holidays: fc.option(rule) }),
        )
        .map(([days, rest]) => ({ ...days, ...rest })),
      { maxLength: 2 },
    ),
    exceptions: fc.array(
      fc.tuple(span(day), openings).map(([days, ranges]) => ({ ...days, ranges, reason: '行事' })),
      { maxLength: 2 },
    ),
    period: fc.record({ from: fc.option(day, { freq: 4 }), to: fc.option(day, { freq: 4 }) }),
  })
  .filter((made) => NewTimetable.safeParse(made).success);

const moment = fc
  .tuple(fc.constantFrom(...STARTS), fc.integer({ min: 0, max: 12 * DAY_MINUTES }))
  .map(([start, minutes]) => start + minutes * MINUTE);
const override: fc.Arbitrary<Override> = fc
  .tuple(fc.constantFrom(...PHASES), moment, fc.option(fc.integer({ min: 1, max: 3 * DAY_MINUTES })))
  .map(([phase, startedAt, length]) => ({
    overrideId: 'x',
    phase,
    reason: '人手',
    startedAt: new Date(startedAt),
    until: length === null ? null : new Date(startedAt + length * MINUTE),
  }));
const hours: fc.Arbitrary<Hours> = fc.record({
  timetable: fc.option(timetable, { freq: 9 }),
  override: fc.option(override, { freq: 1 }),
});

const slow = ({ timetable: table, override: held }: Hours, at: number) => slowPhase(table, held, at);
const LOOK = 1.5 * DAY_MINUTES;

/** The phases of the coming minutes, the first one now. */
function comingMinutes(made: Hours, at: number): readonly Phase[] {
  return Array.from({ length: LOOK }, (_, minute) => slow(made, at + minute * MINUTE));
}
/** The minute the engine names, as far as the oracle looked. */
function minuteOf(found: Date | null, at: number): number {
  const minute = found ? (found.getTime() - at) / MINUTE : LOOK;
  return minute < LOOK ? minute : -1;
}

// The oracle is slow by design, and machines are busy.
describe('statusAt, beside an oracle that looks at every minute', { timeout: 60_000 }, () => {
  it('knows the phase of every moment', () => {
    fc.assert(
      fc.property(hours, fc.array(moment, { minLength: 1, maxLength: 40 }), (made, moments) => {
        for (const at of moments) {
          expect(phaseAt(made, new Date(at))).toBe(slow(made, at));
          expect(statusAt(made, new Date(at)).phase).toBe(slow(made, at));
        }
      }),
    );
  });

  it('knows when each clock changes next and when intake begins, to the first minute', () => {
    fc.assert(
      fc.property(hours, moment, (made, at) => {
        const minutes = comingMinutes(made, at);
        const now = slow(made, at);
        const status = statusAt(made, new Date(at));
        const first = (holds: (phase: Phase, before: Phase | undefined) => boolean) =>
          minutes.findIndex((phase, minute) => minute > 0 && holds(phase, minutes[minute - 1]));
        expect({
          until: minuteOf(status.until, at),
          intake: minuteOf(status.intake.changesAt, at),
          talk: minuteOf(status.talk.changesAt, at),
          opening: minuteOf(status.nextOpening, at),
        }).toEqual({
          until: first((phase) => phase !== now),
          intake: first((phase) => (phase === 'intake') !== (now === 'intake')),
          talk: first((phase) => (phase === 'closed') !== (now === 'closed')),
          opening: first((phase, before) => phase === 'intake' && before !== 'intake'),
        });
      }),
    );
  });

  it('knows since when it is so', () => {
    fc.assert(
      fc.property(hours, moment, (made, at) => {
        const { since } = statusAt(made, new Date(at));
        const now = slow(made, at);
        const begun = since?.getTime() ?? at - LOOK * MINUTE;
        expect(begun).toBeLessThanOrEqual(at);
        if (since) expect(slow(made, begun - MINUTE)).not.toBe(now);
        for (let minute = Math.max(begun, at - LOOK * MINUTE); minute <= at; minute += MINUTE)
          if (slow(made, minute) !== now)
            expect.fail(`was ${slow(made, minute)} at ${new Date(minute).toISOString()}`);
      }),
    );
  });

  it('lists openings that cover exactly the minutes that are not closed', () => {
    fc.assert(
      fc.property(timetable, moment, (table, from) => {
        const made = { timetable: table, override: null };
        const to = from + DAY_MINUTES * MINUTE;
        const listed = openingsBetween(made, new Date(from), new Date(to));
        for (let minute = from; minute < to; minute += MINUTE) {
          const inside = listed.some((one) => one.from.getTime() <= minute && minute < one.to.getTime());
          if (inside !== (slow(made, minute) !== 'closed')) expect.fail(new Date(minute).toISOString());
        }
      }),
    );
  });
});
