import type { CompiledCue } from './compile.ts';
import type { Occurrence } from './scan.ts';

/** The cues of a message weigh no more and no less than this together, however many there are. */
const MOST = 45;
const LEAST = -25;
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

export function pointsOf(cues: readonly FoundCue[]): number {
  const sum = cues.reduce((points, cue) => points + cue.points, 0);
  return Math.max(LEAST, Math.min(MOST, sum));
}
