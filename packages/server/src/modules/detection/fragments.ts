import { GAP, type Folded } from './fold.ts';
import { FRAGMENT_POINTS, WORDING_START } from './lexicon/fragments.ts';
import type { Occurrence } from './scan.ts';

/** Letters of the longest fragment. */
export const LONGEST_FRAGMENT = 4;
/** Written in fragments for the beginning of a message and its end. */
const BEGIN = '^';
const END = '$';
const DIGIT_FROM = 48;
const DIGIT_TO = 57;
/** What stands between two words, by what is told apart: a question, a call, a picture, any other gap. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/[?？]/u, '?'],
  [/[!！]/u, '!'],
  [/\p{Extended_Pictographic}/u, '*'],
];
const GAP_MARK = '_';

function markOf(between: string): string {
  return MARKS.find(([pattern]) => pattern.test(between))?.[1] ?? GAP_MARK;
}

/** The newest message as fragments are cut from it: folded, digits alike, gaps marked. */
export function fragmentLine(
  text: string,
  { units, gaps, starts, ends, length }: Folded,
  newest: number,
): string {
  let line = BEGIN;
  let last = 0;
  for (let at = newest; at < length; at += 1) {
    if (at > newest && gaps[at] !== GAP.none) line += markOf(text.slice(last, starts[at]));
    last = ends[at] ?? last;
    const unit = units[at] ?? 0;
    line += unit >= DIGIT_FROM && unit <= DIGIT_TO ? '0' : String.fromCharCode(unit);
  }
  if (last < text.length) line += markOf(text.slice(last));
  return line + END;
}

/** A long message has more fragments of every kind; each then weighs less. */
const LETTERS_AT_LEAST = 8;

export function fragmentScale(line: string): number {
  return 1 / Math.sqrt(Math.max(LETTERS_AT_LEAST, line.length));
}

/** Every different fragment of a line. */
export function fragmentsOf(line: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at < line.length; at += 1) {
    const longest = Math.min(LONGEST_FRAGMENT, line.length - at);
    for (let letters = 1; letters <= longest; letters += 1) found.add(line.slice(at, at + letters));
  }
  return found;
}

let table: ReadonlyMap<string, number> | null = null;

function pointsOfFragments(): ReadonlyMap<string, number> {
  table ??= new Map(
    Object.entries(FRAGMENT_POINTS).flatMap(([points, fragments]) =>
      fragments.split(' ').map((fragment) => [fragment, Number(points)] as const),
    ),
  );
  return table;
}

/** What the wording of the newest message weighs: above zero it is written as messages of danger are. */
export function weighWording(text: string, folded: Folded, newest: number): number {
  const line = fragmentLine(text, folded, newest);
  const known = pointsOfFragments();
  let sum = 0;
  for (const fragment of fragmentsOf(line)) sum += known.get(fragment) ?? 0;
  return WORDING_START + sum * fragmentScale(line);
}

/** The stretch of letters that weighs most for danger, to show when no cue has a place of its own. */
export function heaviestWording(folded: Folded, newest: number): Occurrence | null {
  const known = pointsOfFragments();
  let best: Occurrence | null = null;
  let most = 0;
  for (let start = newest; start < folded.length; start += 1)
    for (let end = start + 2; end <= Math.min(folded.length, start + LONGEST_FRAGMENT); end += 1) {
      const points = known.get(String.fromCharCode(...folded.units.subarray(start, end))) ?? 0;
      if (points <= most) continue;
      most = points;
      best = { start, end };
    }
  return best;
}
