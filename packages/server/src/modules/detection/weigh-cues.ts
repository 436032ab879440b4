import type { CompiledCues } from './compile.ts';
import { distance } from './occurrences.ts';
import type { Occurrence } from './trie.ts';

/** Points that several weak cues need together, from at least so many groups. */
const POINTS = 4;
const GROUPS = 2;

interface Found extends Occurrence {
  id: string;
  weight: number;
}

/** The heaviest cue of a group that shares no letter with what was counted before. */
function heaviest(
  { group, cues }: CompiledCues,
  found: readonly (readonly Occurrence[])[],
  counted: readonly Occurrence[],
): Found | null {
  let best: Found | null = null;
  for (const { weight, slots } of cues) {
    if (best && Math.abs(weight) <= Math.abs(best.weight)) continue;
    for (const slot of slots) {
      const free = (found[slot] ?? []).find((one) => !counted.some((other) => overlap(one, other)));
      if (free) best = { ...free, id: group.id, weight };
    }
  }
  return best;
}

function overlap(a: Occurrence, b: Occurrence): boolean {
  return distance(a, b) === 0 && a.start < b.end && b.start < a.end;
}

/**
 * What several weak cues of different groups say together: the cues found, when their points less those of everyday
 * readings are enough. Each letter counts once, each group once.
 */
export function weighCues(
  groups: readonly CompiledCues[],
  found: readonly (readonly Occurrence[])[],
  newest: number,
): Found[] {
  const counted: Found[] = [];
  for (const group of groups) {
    const cue = heaviest(group, found, counted);
    if (cue) counted.push(cue);
  }
  const danger = counted.filter(({ weight }) => weight > 0);
  const points = counted.reduce((sum, { weight }) => sum + weight, 0);
  if (danger.length < GROUPS || points < POINTS) return [];
  return danger.filter(({ end }) => end > newest);
}
