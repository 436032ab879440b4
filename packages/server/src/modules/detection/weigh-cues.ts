import type { CompiledCue } from './compile.ts';
import type { Occurrence } from './scan.ts';
import type { Level } from './types.ts';

/** Points that the weak cues of a message need together. */
const ENOUGH = 12;
/** Of these the newest message brings at least so many, or every word after a grave message would be reported. */
const FRESH = 6;
/** One kind of cue alone is no finding, however heavy. */
const KINDS = 2;
/** Below these points a hit is likely an everyday reading: the more precise the hit, the more must speak against it. */
const FLOOR: Readonly<Record<Level, number>> = { medium: 8, high: 0, urgent: -4 };
/** Cues shown to the counsellor: the heaviest say why. */
const SHOWN = 4;

export interface FoundCue extends Occurrence {
  id: string;
  points: number;
}

/** The first place of every cue, in the newest message if it is there; a word of danger that its context explained away (`explained`) is none. */
export function findCues(
  cues: readonly CompiledCue[],
  found: readonly (readonly Occurrence[])[],
  explained: readonly Occurrence[],
  newest: number,
): FoundCue[] {
  const meant = (points: number) => (one: Occurrence) =>
    points < 0 || !explained.some(({ start, end }) => one.start < end && start < one.end);
  return cues.flatMap(({ cue: { id, points }, slots }) => {
    const places = slots.flatMap((slot) => (found[slot] ?? []).filter(meant(points)));
    const first = places.find(({ end }) => end > newest) ?? places[0];
    return first ? [{ ...first, id, points }] : [];
  });
}

function pointsOf(cues: readonly FoundCue[]): number {
  return cues.reduce((sum, { points }) => sum + points, 0);
}

/** Points which every further entry of the lexicon adds that found the same message dangerous. */
const AGREES = 3;

/**
 * Whether all else in the message says that a hit of this level is not meant; it takes an everyday cue to say so. `entries`
 * is how many different entries were found and not explained by their context.
 */
export function everyday(cues: readonly FoundCue[], level: Level, entries: number): boolean {
  if (!cues.some(({ points }) => points < 0)) return false;
  return pointsOf(cues) + AGREES * (entries - 1) < FLOOR[level];
}

/** The heaviest cues of danger, when all cues together have enough points: each with its own place and reason. */
export function heaviestCues(cues: readonly FoundCue[], newest: number): FoundCue[] {
  const danger = cues.filter(({ points }) => points > 0);
  if (danger.length < KINDS || pointsOf(cues) < ENOUGH) return [];
  const fresh = danger.filter(({ end }) => end > newest);
  if (pointsOf(fresh) < FRESH) return [];
  return fresh.sort((a, b) => b.points - a.points).slice(0, SHOWN);
}
