import type { HoursReason, Phase } from '@tomoshibi/contract';
import { dayOf, instantOf, wallTime, wallTimeOf, type WallTime } from './calendar.ts';
import { edgesOn, heldBy, holds, HORIZON_DAYS, phaseOn, planOf, type Held, type Hours } from './phases.ts';

interface OneClock {
  readonly open: boolean;
  readonly changesAt: Date | null;
}

export interface HoursStatus {
  readonly phase: Phase;
  readonly why: HoursReason;
  /** null: for longer than 400 days, or always. */
  readonly since: Date | null;
  /** The next change of phase; null: none within 400 days. */
  readonly until: Date | null;
  /** Whether new people are taken (受付). */
  readonly intake: OneClock;
  /** Whether talks go on (相談). */
  readonly talk: OneClock;
  /** When intake next begins after this moment; null: not within 400 days, or not known while closed by hand. */
  readonly nextOpening: Date | null;
}

interface Changes {
  readonly phase: WallTime | null;
  readonly intake: WallTime | null;
  readonly talk: WallTime | null;
  readonly opening: WallTime | null;
}

/** One walk over the coming edges finds all four. */
function changesAfter(hours: Hours, held: Held | null, wall: WallTime): Changes {
  const now = phaseOn(hours, held, wall);
  let before = now;
  let phase: WallTime | null = null;
  let intake: WallTime | null = null;
  let talk: WallTime | null = null;
  let opening: WallTime | null = null;
  if (holds(held, wall) && held.until === Number.POSITIVE_INFINITY) return { phase, intake, talk, opening };
  // Nothing changes while an override holds, so that one may be longer than the horizon.
  const first = dayOf(holds(held, wall) ? held.until : wall);
  for (let day = first; day <= first + HORIZON_DAYS; day += 1)
    for (const edge of edgesOn(hours, held, day)) {
      if (edge <= wall) continue;
      const then = phaseOn(hours, held, edge);
      if (then !== now) phase ??= edge;
      if ((then === 'intake') !== (now === 'intake')) intake ??= edge;
      if ((then === 'closed') !== (now === 'closed')) talk ??= edge;
      if (then === 'intake' && before !== 'intake') opening ??= edge;
      before = then;
      // The talk clock may change after the next opening, where intake pauses in the middle of a day.
      if (talk !== null && opening !== null) return { phase, intake, talk, opening };
    }
  return { phase, intake, talk, opening };
}

function lastChange(hours: Hours, held: Held | null, wall: WallTime): WallTime | null {
  const now = phaseOn(hours, held, wall);
  const today = dayOf(wall);
  for (let day = today; day >= today - HORIZON_DAYS; day -= 1)
    for (const edge of edgesOn(hours, held, day).toReversed())
      if (edge <= wall && phaseOn(hours, held, edge - 1) !== now) return edge;
  return null;
}

function whyClosed(hours: Hours, wall: WallTime): HoursReason {
  if (!hours.timetable) return { kind: 'always' };
  const today = dayOf(wall);
  const { ranges, why } = planOf(hours.timetable, today);
  const [first] = ranges;
  if (!first) return why;
  if (wall < wallTime(today, first.start)) return { kind: 'before_hours' };
  return ranges.some(({ start }) => wall < wallTime(today, start))
    ? { kind: 'between_ranges' }
    : { kind: 'after_hours' };
}

/** The reason of the day whose range is running; after midnight that may be yesterday's. */
function whyOpen(hours: Hours, wall: WallTime): HoursReason {
  if (!hours.timetable) return { kind: 'always' };
  const today = dayOf(wall);
  for (const day of [today, today - 1]) {
    const { ranges, why } = planOf(hours.timetable, day);
    if (
      ranges.some(({ start, intakeEnd }) => wallTime(day, start) <= wall && wall < wallTime(day, intakeEnd))
    )
      return why;
  }
  return { kind: 'intake_ended' };
}

function whyOn(hours: Hours, held: Held | null, wall: WallTime): HoursReason {
  if (holds(held, wall)) return { kind: 'manual' };
  const phase = phaseOn(hours, held, wall);
  if (phase === 'closed') return whyClosed(hours, wall);
  return phase === 'intake' ? whyOpen(hours, wall) : { kind: 'intake_ended' };
}

const dateOf = (wall: WallTime | null): Date | null => (wall === null ? null : instantOf(wall));

/** Where a desk stands at a moment, why, and what comes next. Pure; counted in Asia/Tokyo. */
export function statusAt(hours: Hours, at: Date): HoursStatus {
  const wall = wallTimeOf(at);
  const held = heldBy(hours);
  const phase = phaseOn(hours, held, wall);
  const next = changesAfter(hours, held, wall);
  return {
    phase,
    why: whyOn(hours, held, wall),
    since: dateOf(lastChange(hours, held, wall)),
    until: dateOf(next.phase),
    intake: { open: phase === 'intake', changesAt: dateOf(next.intake) },
    talk: { open: phase !== 'closed', changesAt: dateOf(next.talk) },
    nextOpening: dateOf(next.opening),
  };
}

export interface Opening {
  readonly from: Date;
  readonly intakeUntil: Date;
  readonly to: Date;
}

/**
 * The planned ranges that touch a span of time, whole, in order of their starts. What is done by hand is no plan and
 * is not counted; a desk without a timetable has no planned ranges.
 */
export function openingsBetween({ timetable }: Hours, from: Date, to: Date): Opening[] {
  if (!timetable || to <= from) return [];
  const openings: Opening[] = [];
  for (let day = dayOf(wallTimeOf(from)) - 1; day <= dayOf(wallTimeOf(to)); day += 1)
    for (const { start, intakeEnd, end } of planOf(timetable, day).ranges) {
      const opening = {
        from: instantOf(wallTime(day, start)),
        intakeUntil: instantOf(wallTime(day, intakeEnd)),
        to: instantOf(wallTime(day, end)),
      };
      if (opening.from < to && from < opening.to) openings.push(opening);
    }
  return openings;
}
