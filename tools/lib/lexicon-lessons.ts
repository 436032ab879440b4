import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDetector } from '../../packages/server/src/modules/detection/index.ts';
import { leaveOneOut, type Lesson } from './learn-fragments.ts';
import { readRows, type Risk } from './lexicon-evaluation.ts';

const FIXTURES = join(import.meta.dirname, '../../packages/server/tests/fixtures');
/** Authors who knew no rule. messages-author-h.tsv is left out: it is never learned from. */
export const AUTHORS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
/** By who made the lexicon: learned from, but no measure. */
const OWN = ['messages', 'messages-own', 'messages-unseen', 'messages-taught'];
const WEIGHTS: Readonly<Record<Risk, number>> = { urgent: 1, high: 1, medium: 0.6, low: 0.7, none: 1 };

interface LabelledLesson extends Lesson {
  risk: Risk;
  /** The least it may weigh and still be shown. */
  floor: number;
}

/** All labelled messages to learn from. */
export function lessonsOfAll(): LabelledLesson[] {
  const detector = createDetector();
  const lessonsOf = (author: string, name: string): LabelledLesson[] =>
    readRows(readFileSync(join(FIXTURES, `${name}.tsv`), 'utf8')).map(({ text, risk }) => {
      const danger = risk !== 'low' && risk !== 'none';
      return { author, danger, weight: WEIGHTS[risk], risk, ...detector.measure({ text }) };
    });
  return [
    ...AUTHORS.flatMap((author) => lessonsOf(author, `messages-author-${author}`)),
    ...OWN.flatMap((name) => lessonsOf('own', name)),
  ];
}

/** A message by an author who was left out, and how far it lies above what it needs before the border is added. */
export interface Scored {
  author: string;
  risk: Risk;
  height: number;
}

export function scoreLeftOut(lessons: readonly LabelledLesson[], authors: readonly string[]): Scored[] {
  const weighed = leaveOneOut(lessons, authors);
  return lessons.flatMap((lesson) => {
    const weight = weighed.get(lesson);
    return weight === undefined
      ? []
      : [{ author: lesson.author, risk: lesson.risk, height: weight - lesson.floor }];
  });
}

export function isGrave({ risk }: { risk: Risk }): boolean {
  return risk === 'urgent' || risk === 'high';
}

/** The border with which this share of the grave messages is found. */
export function borderFor(scored: readonly Scored[], recall: number): number {
  const heights = scored
    .filter(isGrave)
    .map(({ height }) => height)
    .sort((a, b) => a - b);
  return -Math.floor(heights[Math.floor(heights.length * (1 - recall))] ?? 0);
}
