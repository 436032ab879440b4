import { GAP, type Folded } from './fold.ts';

/** What a form means; `begin` and `end` ask for a gap in the writing there. */
interface Meaning {
  concept: number;
  begin: boolean;
  end: boolean;
}

// Most nodes have one child, which is kept beside the node; only branches pay for a map.
interface Node {
  unit: number;
  child: Node | null;
  branches: Map<number, Node> | null;
  meanings: Meaning[] | null;
}

export interface Occurrence {
  start: number;
  end: number;
}

const NONE: readonly Occurrence[] = [];
const LATIN_FROM = 97;
const LATIN_TO = 122;

function isLatin(unit: number): boolean {
  return unit >= LATIN_FROM && unit <= LATIN_TO;
}

function createNode(): Node {
  return { unit: -1, child: null, branches: null, meanings: null };
}

function childOf(node: Node, unit: number): Node | undefined {
  if (node.unit === unit && node.child) return node.child;
  return node.branches?.get(unit);
}

function grow(node: Node, unit: number): Node {
  const known = childOf(node, unit);
  if (known) return known;
  const child = createNode();
  if (!node.child) {
    node.unit = unit;
    node.child = child;
  } else {
    node.branches ??= new Map();
    node.branches.set(unit, child);
  }
  return child;
}

/**
 * All writings of all ideas in one tree, walked once from every unit of the text: at most (text × longest form) steps,
 * whatever the text is. That is why forms are expanded instead of being regular expressions.
 */
export class Trie {
  readonly #root = createNode();
  readonly #concepts: number;
  longest = 0;
  /** Steps of the last scan, so that a test can hold the bound. */
  steps = 0;

  constructor(concepts: number) {
    this.#concepts = concepts;
  }

  /** `form` is folded; `^` before or `$` after it ask for a gap there. */
  add(form: string, concept: number): void {
    const begin = form.startsWith('^');
    const end = form.endsWith('$');
    const text = form.slice(begin ? 1 : 0, end ? -1 : undefined);
    if (text.length === 0) throw new Error(`The form ${form} has no letters`);
    let node = this.#root;
    for (let at = 0; at < text.length; at += 1) {
      node = grow(node, text.charCodeAt(at));
    }
    this.longest = Math.max(this.longest, text.length);
    node.meanings ??= [];
    if (!node.meanings.some((m) => m.concept === concept && m.begin === begin && m.end === end))
      node.meanings.push({ concept, begin, end });
  }

  /** Occurrences by idea, in order of start; from one start only the longest of each idea. */
  scan(folded: Folded): (readonly Occurrence[])[] {
    const found = Array.from<undefined, Occurrence[] | undefined>(
      { length: this.#concepts },
      () => undefined,
    );
    this.steps = 0;
    for (let start = 0; start < folded.length; start += 1)
      // Of a drawn out run only the first and the last unit can begin a form, or a wall of one letter costs its square.
      if (folded.stretch[start] === 0 || folded.stretch[start + 1] !== 1) this.#walk(folded, start, found);
    return found.map((list) => list ?? NONE);
  }

  #walk(folded: Folded, start: number, found: (Occurrence[] | undefined)[]): void {
    let node = this.#root;
    for (let at = start; at < folded.length; at += 1) {
      this.steps += 1;
      const next = childOf(node, folded.units[at] ?? 0);
      if (!next) {
        if (at > start && folded.stretch[at] === 1) continue;
        return;
      }
      node = next;
      for (const meaning of node.meanings ?? []) {
        if (!fits(folded, { start, end: at + 1 }, meaning)) continue;
        const list = (found[meaning.concept] ??= []);
        const last = list.at(-1);
        if (last?.start === start) last.end = at + 1;
        else list.push({ start, end: at + 1 });
      }
    }
  }
}

function fits(folded: Folded, { start, end }: Occurrence, { begin, end: wantsEnd }: Meaning): boolean {
  const { units, gaps, length } = folded;
  const opens = start === 0 || gaps[start] !== GAP.none;
  let after = end;
  while (after < length && folded.stretch[after] === 1 && gaps[after] === GAP.none) after += 1;
  const closes = after >= length || gaps[after] !== GAP.none;
  if ((begin && !opens) || (wantsEnd && !closes)) return false;
  // Latin words are cut by gaps, not by the next letter: "want to diet" is no "want to die".
  if (!opens && isLatin(units[start] ?? 0) && isLatin(units[start - 1] ?? 0)) return false;
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
