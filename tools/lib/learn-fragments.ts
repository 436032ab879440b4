import { fragmentScale, fragmentsOf } from '../../packages/server/src/modules/detection/index.ts';

/** A labelled message to learn from. */
export interface Lesson {
  /** Who wrote it: a whole author is left out to see what the rest teach. */
  author: string;
  line: string;
  /** What it weighs before its wording. */
  points: number;
  danger: boolean;
  /** How much it matters that it is told right. */
  weight: number;
}

/** Whole points by fragment. */
export type Learned = ReadonlyMap<string, number>;

/** A fragment that only one message has says nothing of others. */
const MESSAGES_AT_LEAST = 2;
/** Points that keep a message clear of the border on its side. */
const CLEAR = 50;
/** Fragments of fewer points are left out: there are many, and they change nothing. */
const POINTS_AT_LEAST = 5;
/** How far one message may pull: less means smaller points that hold for more writers. */
const PULL = 0.02;
const ROUNDS = 25;
/** So that messages of the usual length have features of the usual size while learning. */
const UNIT = 12;
/** The border's own place is learned as a fragment that every message has. */
const BORDER = 3;

interface Example {
  fragments: Int32Array;
  value: number;
  side: 1 | -1;
  offset: number;
  pull: number;
  square: number;
}

/** The same order on every machine. */
function* shuffled(length: number): Generator<readonly number[], never> {
  const order = Array.from({ length }, (_, at) => at);
  let seed = 7;
  for (;;) {
    for (let at = length - 1; at > 0; at -= 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const other = seed % (at + 1);
      const kept = order[at] ?? 0;
      order[at] = order[other] ?? 0;
      order[other] = kept;
    }
    yield order;
  }
}

function number(lessons: readonly Lesson[]): Map<string, number> {
  const messages = new Map<string, number>();
  for (const { line } of lessons)
    for (const fragment of fragmentsOf(line)) messages.set(fragment, (messages.get(fragment) ?? 0) + 1);
  const common = [...messages].filter(([, count]) => count >= MESSAGES_AT_LEAST);
  return new Map(common.map(([fragment], at) => [fragment, at]));
}

function exampleOf({ line, points, danger, weight }: Lesson, numbers: ReadonlyMap<string, number>): Example {
  const fragments = Int32Array.from(
    [...fragmentsOf(line)].flatMap((fragment) => numbers.get(fragment) ?? []),
  );
  const value = fragmentScale(line) * UNIT;
  const pull = PULL * weight;
  const square = fragments.length * value * value + BORDER * BORDER + 1 / (2 * pull);
  return { fragments, value, side: danger ? 1 : -1, offset: points / CLEAR, pull, square };
}

/**
 * Points of fragments that put messages of danger above zero and others below: a linear separator with squared hinge
 * loss and L2 penalty, by dual coordinate descent. What a message weighs already is a fixed part of it.
 */
export function learn(lessons: readonly Lesson[]): Learned {
  const numbers = number(lessons);
  const examples = lessons.map((lesson) => exampleOf(lesson, numbers));
  const weights = new Float64Array(numbers.size);
  let border = 0;
  const given = new Float64Array(examples.length);
  const orders = shuffled(examples.length);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const at of orders.next().value) {
      const example = examples[at];
      if (!example) continue;
      const { fragments, value, side, offset, pull, square } = example;
      let sum = 0;
      for (const fragment of fragments) sum += weights[fragment] ?? 0;
      const margin = offset + sum * value + border * BORDER;
      const before = given[at] ?? 0;
      const after = Math.max(before - (side * margin - 1 + before / (2 * pull)) / square, 0);
      if (after === before) continue;
      given[at] = after;
      const step = (after - before) * side;
      for (const fragment of fragments) weights[fragment] = (weights[fragment] ?? 0) + step * value;
      border += step * BORDER;
    }
  const rounded = [...numbers].map(
    ([fragment, at]) => [fragment, Math.round((weights[at] ?? 0) * UNIT * CLEAR)] as const,
  );
  return new Map(rounded.filter(([, points]) => Math.abs(points) >= POINTS_AT_LEAST));
}

/** What a message weighs with its wording, before the border. */
export function weighLesson({ line, points }: Lesson, learned: Learned): number {
  let sum = 0;
  for (const fragment of fragmentsOf(line)) sum += learned.get(fragment) ?? 0;
  return points + sum * fragmentScale(line);
}

/** The weight of every lesson by what all other authors teach. */
export function leaveOneOut(lessons: readonly Lesson[], authors: readonly string[]): Map<Lesson, number> {
  return new Map(
    authors.flatMap((author) => {
      const learned = learn(lessons.filter((lesson) => lesson.author !== author));
      return lessons
        .filter((lesson) => lesson.author === author)
        .map((lesson) => [lesson, weighLesson(lesson, learned)] as const);
    }),
  );
}
