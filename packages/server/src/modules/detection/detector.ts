import { AutomatonBuilder } from './automaton.ts';
import { compiledLexicon, contextOf, type Compiled } from './compile.ts';
import { fold, foldText, type Folded } from './fold.ts';
import { fixedWords } from './fixed-words.ts';
import { labelByContext } from './label.ts';
import { findIdeas, matchRules } from './match-rules.ts';
import { insideOtherWord } from './morphology.ts';
import { startsInside } from './occurrences.ts';
import { plainPattern } from './pattern.ts';
import { Scanner, type Occurrence } from './scan.ts';
import { inText, judge, measure, type Evidence, type Placed, type Scene } from './judge.ts';
import type { DeskWord, DetectInput, Hit, Level, Reason } from './types.ts';

export interface Detector {
  detect: (input: DetectInput) => Hit[];
  /** What the message weighs, for `npm run lexicon:learn`. */
  measure: (input: DetectInput) => Evidence;
}

export interface DetectorOptions {
  /** Whether likely false hits are also told by a dictionary of Japanese words. Default true. */
  morphology?: boolean;
}

// A thought is cut over a few messages; what is older is another thought.
const PREVIOUS_MESSAGES = 5;
const PREVIOUS_UNITS = 300;
const DESK_WORD_AT_LEAST = 2;
/** Words looked up in the dictionary in one message; a wall of the same word needs no more. */
const LOOKUPS = 6;
/** Rules of short words in kana, which also come about where two other words meet (ま|じ|さつ|まいも). */
const LOOKED_UP = /^(?:suicide|word|passive)\./u;

function recent(previous: readonly string[]): string[] {
  const kept: string[] = [];
  let left = PREVIOUS_UNITS;
  for (const message of previous.slice(-PREVIOUS_MESSAGES).toReversed()) {
    if (left <= 0) break;
    kept.unshift(message.slice(-left));
    left -= message.length;
  }
  return kept;
}

function unitAt({ starts, length }: Folded, offset: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function findFixed(lexicon: Compiled, scene: Scene, lookUp: boolean): Placed[] {
  const hits: Placed[] = [];
  let lookups = lookUp ? LOOKUPS : 0;
  for (const { word, level, ideas, safe } of fixedWords) {
    for (let start = scene.text.indexOf(word); start >= 0; start = scene.text.indexOf(word, start + 1)) {
      const end = start + word.length;
      const unit = unitAt(scene.folded, start);
      const span = { start: unit, end: unit + word.length };
      const looksLike = lookAlike(lexicon, scene, ideas, span);
      const contexts = safe.map((id) => contextOf(lexicon.contexts, id));
      let likelyFalse = looksLike ?? labelByContext(span, contexts, scene);
      if (likelyFalse === null && lookups > 0) {
        lookups -= 1;
        if (insideOtherWord(scene.text, start, end)) likelyFalse = 'inside_word';
      }
      hits.push({ hit: { list: 'fixed', entry: word, level, start, end, likelyFalse }, span });
    }
  }
  return hits;
}

function lookAlike(
  { ideas }: Compiled,
  { found }: Scene,
  names: readonly string[],
  span: Occurrence,
): Reason | null {
  for (const name of names)
    for (const { reason, slot } of ideas.get(name)?.exceptions ?? [])
      if (startsInside(span, found[slot] ?? [])) return reason;
  return null;
}

function findLexicon(lexicon: Compiled, scene: Scene, fixed: readonly Placed[], lookUp: boolean): Placed[] {
  let lookups = lookUp ? LOOKUPS : 0;
  return matchRules(lexicon, scene.found, scene.newest).flatMap(({ start, end, compiled }): Placed[] => {
    const place = inText(scene, { start, end });
    const { id, level } = compiled.rule;
    const echoes = fixed.filter(({ hit }) => hit.start < place.end && hit.end > place.start);
    // The same word is not reported twice; other spellings of it are.
    if (id.startsWith('word.') && echoes.length > 0) return [];
    const label = labelByContext({ start, end }, compiled.safe, scene);
    const insideWord = echoes.some(
      ({ hit }) => hit.likelyFalse === 'inside_word' && hit.start === place.start,
    );
    let likelyFalse = label ?? (insideWord ? 'inside_word' : null);
    if (likelyFalse === null && LOOKED_UP.test(id) && lookups > 0) {
      lookups -= 1;
      if (insideOtherWord(scene.text, place.start, place.end)) likelyFalse = 'inside_word';
    }
    return [{ hit: { list: 'lexicon', entry: id, level, ...place, likelyFalse }, span: { start, end } }];
  });
}

function compileDesk(additions: readonly DeskWord[]): Scanner {
  const builder = new AutomatonBuilder();
  for (const [slot, { id, text }] of additions.entries()) {
    const folded = foldText(text);
    if (folded.length < DESK_WORD_AT_LEAST)
      throw new Error(`The desk's word ${id} needs at least ${DESK_WORD_AT_LEAST} letters`);
    builder.add(plainPattern(folded), slot, text);
  }
  return new Scanner(builder.build(), additions.length);
}

function findDesk(additions: readonly DeskWord[], scanner: Scanner, scene: Scene): Hit[] {
  if (additions.length === 0) return [];
  return scanner.scan(scene.folded).flatMap((list, slot) => {
    const word = additions[slot];
    if (!word) return [];
    return list
      .filter(({ end }) => end > scene.newest)
      .map((span): Hit => {
        const { id: entry, level } = word;
        return { list: 'desk', entry, level, ...inText(scene, span), likelyFalse: null };
      });
  });
}

/** A detector with a desk's own words beside the fixed list and the lexicon. Pure: it keeps no text. */
export function createDetector(
  additions: readonly DeskWord[] = [],
  { morphology = true }: DetectorOptions = {},
): Detector {
  const lexicon = compiledLexicon();
  const desk = compileDesk(additions);
  const read = ({ text, previous = [] }: DetectInput): { scene: Scene; placed: Placed[] } => {
    const folded = fold(text, recent(previous));
    const found = findIdeas(lexicon, folded);
    const scene: Scene = { text, folded, newest: unitAt(folded, 0), found };
    const fixed = findFixed(lexicon, scene, morphology);
    return { scene, placed: [...fixed, ...findLexicon(lexicon, scene, fixed, morphology)] };
  };
  return {
    detect(input) {
      const { scene, placed } = read(input);
      return [...judge(lexicon, scene, placed), ...findDesk(additions, desk, scene)];
    },
    measure(input) {
      const { scene, placed } = read(input);
      return measure(lexicon, scene, placed);
    },
  };
}

const ORDER: readonly Level[] = ['medium', 'high', 'urgent'];

/** The highest level among hits not labelled likely false; null when there is none. It never lowers a human's level. */
export function highest(hits: readonly Hit[]): Level | null {
  return (
    ORDER.findLast((level) => hits.some((hit) => hit.level === level && hit.likelyFalse === null)) ?? null
  );
}
