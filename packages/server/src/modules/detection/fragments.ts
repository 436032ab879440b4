import { GAP, type Folded } from './fold.ts';
import { FRAGMENT_POINTS, WORDING_START } from './lexicon/fragments.ts';
import type { Occurrence } from './scan.ts';

/** Letters of the longest fragment. */
export const LONGEST_FRAGMENT = 4;
/** More than the different letters of all fragments; keeps the keys of the tree small whole numbers. */
const LETTERS_AT_MOST = 8192;

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

/** The fragments as a tree: a letter after a place leads to a further place, and a place may have points. */
class Fragments {
  /** Small numbers for the letters that fragments have; 0 for all others. */
  readonly #letters = new Uint16Array(65_536);
  readonly #after = new Map<number, number>();
  readonly #points: number[] = [0];
  /** The number of the message that last had this place: each fragment counts once a message. */
  #seen = new Uint32Array();
  #message = 0;
  #known = 0;

  constructor(rows: Readonly<Record<string, string>>) {
    for (const [points, fragments] of Object.entries(rows))
      for (const fragment of fragments.split(' ')) this.#add(fragment, Number(points));
    this.#seen = new Uint32Array(this.#points.length);
  }

  #add(fragment: string, points: number): void {
    let place = 0;
    for (let at = 0; at < fragment.length; at += 1) {
      const unit = fragment.charCodeAt(at);
      if (this.#letters[unit] === 0) this.#letters[unit] = ++this.#known;
      const key = place * LETTERS_AT_MOST + (this.#letters[unit] ?? 0);
      const next = this.#after.get(key) ?? this.#points.push(0) - 1;
      this.#after.set(key, next);
      place = next;
    }
    this.#points[place] = points;
  }

  sum(line: string): number {
    this.#message += 1;
    let sum = 0;
    for (let start = 0; start < line.length; start += 1) {
      let place = 0;
      const end = Math.min(line.length, start + LONGEST_FRAGMENT);
      for (let at = start; at < end; at += 1) {
        const letter = this.#letters[line.charCodeAt(at)] ?? 0;
        const next = letter === 0 ? undefined : this.#after.get(place * LETTERS_AT_MOST + letter);
        if (next === undefined) break;
        place = next;
        if (this.#seen[place] === this.#message) continue;
        this.#seen[place] = this.#message;
        sum += this.#points[place] ?? 0;
      }
    }
    return sum;
  }

  points(fragment: string): number {
    let place = 0;
    for (let at = 0; at < fragment.length; at += 1) {
      const next = this.#after.get(place * LETTERS_AT_MOST + (this.#letters[fragment.charCodeAt(at)] ?? 0));
      if (next === undefined) return 0;
      place = next;
    }
    return this.#points[place] ?? 0;
  }
}

let table: Fragments | null = null;

function known(): Fragments {
  table ??= new Fragments(FRAGMENT_POINTS);
  return table;
}

/** What the wording of the newest message weighs: above zero it is written as messages of danger are. */
export function weighWording(text: string, folded: Folded, newest: number): number {
  const line = fragmentLine(text, folded, newest);
  return WORDING_START + known().sum(line) * fragmentScale(line);
}

/** The stretch of letters that weighs most for danger, to show when no cue has a place of its own. */
export function heaviestWording({ units, length }: Folded, newest: number): Occurrence | null {
  let best: Occurrence | null = null;
  let most = 0;
  for (let start = newest; start < length; start += 1)
    for (let end = start + 2; end <= Math.min(length, start + LONGEST_FRAGMENT); end += 1) {
      const points = known().points(String.fromCharCode(...units.subarray(start, end)));
      if (points <= most) continue;
      most = points;
      best = { start, end };
    }
  return best;
}
