import type { Phase, Timetable } from '@tomoshibi/contract';
import { DAY_MINUTES, dayOf, wallTime, wallTimeOf, type DayNumber, type WallTime } from './calendar.ts';
import { planDay, type DayPlan } from './plan-day.ts';

/** Something done by hand that outweighs the timetable while it holds. */
export interface Override {
  readonly overrideId: string;
  readonly phase: Phase;
  /** For colleagues only. */
  readonly reason: string;
  readonly startedAt: Date;
  readonly until: Date | null;
}

/** The hours of a desk as they are now. */
export interface Hours {
  /** null: always open. */
  readonly timetable: Timetable | null;
  readonly override: Override | null;
}

/** How far changes are looked for. */
export const HORIZON_DAYS = 400;

/** Plans of days already asked for; a timetable object never changes. */
const plans = new WeakMap<Timetable, Map<DayNumber, DayPlan>>();
const PLANS_KEPT = 2_000;

export function planOf(timetable: Timetable, day: DayNumber): DayPlan {
  let known = plans.get(timetable);
  if (!known || known.size > PLANS_KEPT) {
    known = new Map();
    plans.set(timetable, known);
  }
  const plan = known.get(day) ?? planDay(timetable, day);
  known.set(day, plan);
  return plan;
}

/** Yesterday counts, since a range may pass midnight. */
function plannedPhase(timetable: Timetable, wall: WallTime): Phase {
  const today = dayOf(wall);
  let phase: Phase = 'closed';
  for (const day of [today - 1, today])
    for (const { start, intakeEnd, end } of planOf(timetable, day).ranges) {
      if (wall < wallTime(day, start) || wall >= wallTime(day, end)) continue;
      if (wall < wallTime(day, intakeEnd)) return 'intake';
      phase = 'talk_only';
    }
  return phase;
}

/** An override with its times on the wall clock. */
export interface Held {
  readonly phase: Phase;
  readonly from: WallTime;
  readonly until: WallTime;
}

export function heldBy({ override }: Hours): Held | null {
  if (!override) return null;
  const until = override.until ? wallTimeOf(override.until) : Number.POSITIVE_INFINITY;
  return { phase: override.phase, from: wallTimeOf(override.startedAt), until };
}

export const holds = (held: Held | null, wall: WallTime): held is Held =>
  held !== null && held.from <= wall && wall < held.until;

export function phaseOn(hours: Hours, held: Held | null, wall: WallTime): Phase {
  if (holds(held, wall)) return held.phase;
  return hours.timetable ? plannedPhase(hours.timetable, wall) : 'intake';
}

/** The phase of a moment and nothing else: for the path every message takes. */
export function phaseAt(hours: Hours, at: Date): Phase {
  return phaseOn(hours, heldBy(hours), wallTimeOf(at));
}

function edgesOf({ timetable }: Hours, day: DayNumber): WallTime[] {
  if (!timetable) return [];
  return [day - 1, day].flatMap((each) =>
    planOf(timetable, each).ranges.flatMap(({ start, intakeEnd, end }) =>
      [start, intakeEnd, end]
        .filter((minutes) => Math.floor(minutes / DAY_MINUTES) === day - each)
        .map((minutes) => wallTime(each, minutes)),
    ),
  );
}

/** Moments of a day at which the phase may change, in order. */
export function edgesOn(hours: Hours, held: Held | null, day: DayNumber): WallTime[] {
  const byHand = held ? [held.from, held.until].filter((wall) => dayOf(wall) === day) : [];
  return [...edgesOf(hours, day), ...byHand].sort((one, other) => one - other);
}
