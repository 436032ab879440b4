import type { Occurrence } from './scan.ts';

/** Index of the first occurrence that starts at or after `start`, in a list ordered by start. */
export function firstFrom(list: readonly Occurrence[], start: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function distance(a: Occurrence, b: Occurrence): number {
  return Math.max(0, b.start - a.end, a.start - b.end);
}

function contains(a: Occurrence, b: Occurrence): boolean {
  return a.start <= b.start && a.end >= b.end;
}

// Forms are short, so only a few earlier starts can still reach to the place asked for.
const LOOK_BACK = 4;

/** The occurrence nearest to `to` within a distance, not one inside the other. */
export function nearest(list: readonly Occurrence[], to: Occurrence, within: number): Occurrence | null {
  const middle = firstFrom(list, to.start);
  let best: Occurrence | null = null;
  for (let at = Math.max(0, middle - LOOK_BACK); at < Math.min(list.length, middle + LOOK_BACK); at += 1) {
    const candidate = list[at];
    if (!candidate || contains(candidate, to) || contains(to, candidate)) continue;
    const gap = distance(candidate, to);
    if (gap <= within && (!best || gap < distance(best, to))) best = candidate;
  }
  return best;
}

/** The first occurrence after `before`, at most `within` units on. */
export function following(
  list: readonly Occurrence[],
  before: Occurrence,
  within: number,
): Occurrence | null {
  const next = list[firstFrom(list, before.end)];
  return next && next.start - before.end <= within ? next : null;
}

/** Whether one of the list touches the stretch `within` units around. */
export function anyNear(list: readonly Occurrence[], around: Occurrence, within: number): Occurrence | null {
  for (let at = Math.max(0, firstFrom(list, around.start - within) - LOOK_BACK); at < list.length; at += 1) {
    const candidate = list[at];
    if (!candidate || candidate.start > around.end + within) return null;
    if (distance(candidate, around) <= within) return candidate;
  }
  return null;
}

/** Drops what begins inside an occurrence of `exceptions` that is longer or begins earlier. */
export function without(
  list: readonly Occurrence[],
  exceptions: readonly Occurrence[],
): readonly Occurrence[] {
  if (exceptions.length === 0) return list;
  return list.filter((item) => !startsInside(item, exceptions));
}

export function startsInside(item: Occurrence, list: readonly Occurrence[]): boolean {
  let at = firstFrom(list, item.start + 1) - 1;
  // Exceptions overlap seldom, but a short one may follow a long one that still reaches here.
  for (let looked = 0; at >= 0 && looked < LOOK_BACK; looked += 1, at -= 1)
    if ((list[at]?.end ?? 0) > item.start) return true;
  return false;
}

export function merged(lists: readonly (readonly Occurrence[])[]): readonly Occurrence[] {
  const filled = lists.filter((list) => list.length > 0);
  const [only] = filled;
  if (filled.length === 0) return [];
  if (filled.length === 1 && only) return only;
  return filled.flat().sort((a, b) => a.start - b.start);
}
