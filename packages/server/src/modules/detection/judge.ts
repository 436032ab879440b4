import type { Compiled } from './compile.ts';
import type { Folded } from './fold.ts';
import { fragmentLine, heaviestWording, weighWording } from './fragments.ts';
import { WORDING } from './lexicon/index.ts';
import type { Occurrence } from './scan.ts';
import type { Hit, Level } from './types.ts';
import { findCues, pointsOf, type FoundCue } from './weigh-cues.ts';

/** A message as it is read. */
export interface Scene {
  text: string;
  folded: Folded;
  newest: number;
  found: readonly (readonly Occurrence[])[];
}

/** A hit beside its folded place. */
export interface Placed {
  hit: Hit;
  span: Occurrence;
}

/** What a message weighs before its wording, and the line that wording is read from. */
export interface Evidence {
  line: string;
  points: number;
  /** The least it may weigh with its wording and still be shown. */
  floor: number;
}

/** Points of the gravest entry found, and of each further one up to two. */
const ENTRY: Readonly<Record<Level, number>> = { medium: 25, high: 30, urgent: 30 };
const AGREES = 5;
const AGREE_AT_MOST = 2;
/** Points of cues, entries and wording (which brings the threshold with it) that a message needs to be shown. */
const ENOUGH = 0;
/** A hit of a precise rule or a fixed word is an everyday reading only below this, and where an everyday cue says so. */
const FLOOR_OF_PRECISE = -25;
/** A wish to die in plain words is what it says; only its own contexts explain it. */
const PLAIN_WISH = /^suicide\.(?:wish|intent)/u;
/** Of the points the newest message brings at least all but so many itself, or every word after a grave message would be reported. */
const EARLIER_AT_MOST = 6;
/** Cues shown to the counsellor: the heaviest say why. */
const SHOWN = 4;

const ORDER: readonly Level[] = ['urgent', 'high', 'medium'];
const meant = ({ hit }: Placed) => hit.likelyFalse === null;

export function inText({ folded }: Scene, { start, end }: Occurrence): { start: number; end: number } {
  return { start: Math.max(0, folded.starts[start] ?? 0), end: folded.ends[end - 1] ?? 0 };
}

function cuesOf({ cues }: Compiled, scene: Scene, placed: readonly Placed[]): FoundCue[] {
  const explained = placed.filter((one) => !meant(one)).map(({ span }) => span);
  return findCues(cues, scene.found, explained, scene.newest);
}

function entryPoints(placed: readonly Placed[]): number {
  const hits = placed.filter(meant).map(({ hit }) => hit);
  const gravest = ORDER.find((level) => hits.some((hit) => hit.level === level));
  if (!gravest) return 0;
  const further = new Set(hits.map(({ entry }) => entry)).size - 1;
  return ENTRY[gravest] + AGREES * Math.min(further, AGREE_AT_MOST);
}

/** A fixed word stands where the lexicon finds danger elsewhere in the message. */
function dangerBeside(span: Occurrence, placed: readonly Placed[]): boolean {
  return placed.some((other) => meant(other) && other.hit.list === 'lexicon' && !overlap(other.span, span));
}

/** Below these points all else in the message says that the hit is not meant. */
function floorOf({ hit, span }: Placed, placed: readonly Placed[], cues: readonly FoundCue[]): number {
  if (hit.entry.startsWith('net.')) return ENOUGH;
  const stands = hit.level === 'urgent' || PLAIN_WISH.test(hit.entry);
  if (hit.list === 'fixed' ? dangerBeside(span, placed) : stands) return -Infinity;
  return cues.some(({ points }) => points < 0) ? FLOOR_OF_PRECISE : -Infinity;
}

/** Cues that are enough together, whatever the wording: none of them is everyday. */
const MANY = 24;

function manyCues(cues: readonly FoundCue[]): boolean {
  return pointsOf(cues) >= MANY && cues.every(({ points }) => points > 0);
}

export function measure(lexicon: Compiled, scene: Scene, placed: readonly Placed[]): Evidence {
  const cues = cuesOf(lexicon, scene, placed);
  const floors = placed.filter(meant).map((one) => floorOf(one, placed, cues));
  return {
    line: fragmentLine(scene.text, scene.folded, scene.newest),
    points: pointsOf(cues) + entryPoints(placed),
    floor: manyCues(cues) ? -Infinity : Math.min(ENOUGH, ...floors),
  };
}

/** Labels the hits that all else in the message says are not meant, and adds the cues that together say danger. */
export function judge(lexicon: Compiled, scene: Scene, placed: readonly Placed[]): Hit[] {
  const cues = cuesOf(lexicon, scene, placed);
  const wording = weighWording(scene.text, scene.folded, scene.newest);
  const points = pointsOf(cues) + wording + entryPoints(placed);
  const standing = manyCues(cues);
  const hits = placed.map((one): Hit => {
    if (!meant(one) || standing || points >= floorOf(one, placed, cues)) return one.hit;
    return { ...one.hit, likelyFalse: 'other_meaning' };
  });
  if (points < ENOUGH && !standing) return hits;
  const fresh = cues.filter(({ end }) => end > scene.newest);
  const own = pointsOf(fresh) + wording + entryPoints(placed);
  if (own < ENOUGH - EARLIER_AT_MOST && !manyCues(fresh)) return hits;
  return [...hits, ...shown(scene, fresh, hits)];
}

function overlap(one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  return one.start < other.end && other.start < one.end;
}

/** The heaviest cues that no hit shows already, or the heaviest words when there is nothing else to show. */
function shown(scene: Scene, fresh: readonly FoundCue[], hits: readonly Hit[]): Hit[] {
  const standing = hits.filter(({ likelyFalse }) => likelyFalse === null);
  const found = fresh
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ id, ...span }) => ({ entry: id, ...inText(scene, span) }))
    .filter((place) => !standing.some((hit) => overlap(hit, place)))
    .slice(0, SHOWN);
  const words = found.length + standing.length > 0 ? null : heaviestWording(scene.folded, scene.newest);
  if (words) found.push({ entry: WORDING, ...inText(scene, words) });
  return found.map(({ entry, start, end }): Hit => {
    return { list: 'lexicon', entry, level: 'medium', start, end, likelyFalse: null };
  });
}
