import type { Automaton } from './automaton.ts';
import { GAP, type Folded } from './fold.ts';

export interface Occurrence {
  start: number;
  end: number;
}

/** What may be a writing, and whether it asks for a gap after it. */
interface Writing extends Occurrence {
  wantsEnd: boolean;
}

/** Shared by all ideas that were not found; nothing is ever put in. */
const NONE: Occurrence[] = [];
const NO_IDEAS: readonly number[] = [];
const LATIN_FROM = 97;
const LATIN_TO = 122;

function isLatin(unit: number): boolean {
  return unit >= LATIN_FROM && unit <= LATIN_TO;
}

/**
 * Finds all writings of an automaton, which is walked once from every unit of the text, and once more where a gap is
 * before it: at most (text × longest form) steps, whatever the text is. That is why forms are no regular expressions.
 */
export class Scanner {
  readonly #automaton: Automaton;
  readonly #nothing: readonly Occurrence[][];
  /** Steps of the last scan, so that a test can hold the bound. */
  steps = 0;

  constructor(automaton: Automaton, ideas: number) {
    this.#automaton = automaton;
    this.#nothing = Array.from({ length: ideas }, () => NONE);
  }

  get longest(): number {
    return this.#automaton.longest;
  }

  /** Occurrences by idea, in order of start; from one start only the longest of each idea. */
  scan(folded: Folded): (readonly Occurrence[])[] {
    const found = this.#nothing.slice();
    const { start: anywhere, startAtGap } = this.#automaton;
    this.steps = 0;
    for (let start = 0; start < folded.length; start += 1) {
      // Of a drawn out run only the first and the last unit can begin a form, or a wall of one letter costs its square.
      if (folded.stretch[start] === 1 && folded.stretch[start + 1] === 1) continue;
      this.#walk(folded, start, anywhere, found);
      if (opens(folded, start)) this.#walk(folded, start, startAtGap, found);
    }
    return found;
  }

  #walk(folded: Folded, start: number, from: number, found: Occurrence[][]): void {
    const { written, writtenAtGap, lists } = this.#automaton;
    let state = from;
    for (let at = start; at < folded.length; at += 1) {
      this.steps += 1;
      const next = this.#follow(state, folded.units[at] ?? 0);
      if (next < 0) {
        if (at > start && folded.stretch[at] === 1) continue;
        return;
      }
      state = next;
      const end = at + 1;
      for (const idea of lists[written[state] ?? 0] ?? NO_IDEAS)
        note(folded, { start, end, wantsEnd: false }, idea, found);
      for (const idea of lists[writtenAtGap[state] ?? 0] ?? NO_IDEAS)
        note(folded, { start, end, wantsEnd: true }, idea, found);
    }
  }

  /** The state this letter leads to, -1 when it leads to none. */
  #follow(state: number, unit: number): number {
    const { from, units, targets } = this.#automaton;
    let low = from[state] ?? 0;
    const end = from[state + 1] ?? 0;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((units[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low < end && units[low] === unit ? (targets[low] ?? -1) : -1;
  }
}

function note(folded: Folded, { start, end, wantsEnd }: Writing, idea: number, found: Occurrence[][]): void {
  const list = found[idea] ?? NONE;
  const last = list.at(-1);
  if (last?.start === start && last.end >= end) return;
  if (!fits(folded, { start, end, wantsEnd })) return;
  if (last?.start === start) last.end = end;
  else if (list === NONE) found[idea] = [{ start, end }];
  else list.push({ start, end });
}

function opens({ gaps }: Folded, start: number): boolean {
  return start === 0 || gaps[start] !== GAP.none;
}

function fits(folded: Folded, { start, end, wantsEnd }: Writing): boolean {
  const { units, gaps, length } = folded;
  let after = end;
  while (after < length && folded.stretch[after] === 1 && gaps[after] === GAP.none) after += 1;
  const closes = after >= length || gaps[after] !== GAP.none;
  if (wantsEnd && !closes) return false;
  // Latin words are cut by gaps, not by the next letter: "want to diet" is no "want to die".
  if (!opens(folded, start) && isLatin(units[start] ?? 0) && isLatin(units[start - 1] ?? 0)) return false;
  if (!closes && isLatin(units[end - 1] ?? 0) && isLatin(units[after] ?? 0)) return false;
  return heldTogether(folded, start, end);
}

/** A form may be drawn apart (し に た い, 死\nにたい), but punctuation between words usually ends one thought. */
function heldTogether({ gaps, units, stretch }: Folded, start: number, end: number): boolean {
  let cut = 0;
  let inner = 0;
  let hard = false;
  for (let at = start + 1; at < end; at += 1) {
    if (stretch[at] === 1) continue;
    inner += 1;
    if (gaps[at] === GAP.none || gaps[at] === undefined) continue;
    cut += 1;
    if (gaps[at] === GAP.clause || gaps[at] === GAP.sentence) hard = true;
  }
  if (cut === 0 || cut === inner) return true;
  return !hard && (end - start >= 3 || isLatin(units[start] ?? 0));
}
