import { describe, expect, it } from 'vitest';
import {
  FRAGMENT_POINTS,
  WORDING_START,
} from '../packages/server/src/modules/detection/lexicon/fragments.ts';
import { learn, weighLesson, type Lesson } from './lib/learn-fragments.ts';
import { isGrave, lessonsOfAll, scoreLeftOut } from './lib/lexicon-lessons.ts';

function lesson(line: string, danger: boolean, points = 0): Lesson {
  return { author: 'x', line, points, danger, weight: 1 };
}

describe('learning', () => {
  const lessons = [
    lesson('^橋にいる$', true),
    lesson('^橋に来た$', true),
    lesson('^海にいる$', true),
    lesson('^寿司たべた$', false),
    lesson('^寿司がいい$', false),
    lesson('^犬がいい$', false),
  ];

  it('weighs what only one kind writes on its side, also in a message it never saw', () => {
    const learned = learn(lessons);
    expect(learned.get('橋')).toBeGreaterThan(0);
    expect(learned.get('寿司')).toBeLessThan(0);
    const border = weighLesson(lesson('^$', false), learned);
    expect(weighLesson(lesson('^橋$', true), learned)).toBeGreaterThan(border);
  });

  it('learns the same from the same messages', () => {
    expect([...learn(lessons)]).toEqual([...learn(lessons)]);
  });

  it('knows no fragment of a single message', () => {
    expect(learn(lessons).has('犬')).toBe(false);
  });
});

describe('an author left out', () => {
  const scored = scoreLeftOut(lessonsOfAll(), ['g']);
  const found = (some: typeof scored) =>
    some.filter(({ height }) => height + WORDING_START >= 0).length / some.length;

  it('is found by what the others teach, with the border that is in use', () => {
    expect(found(scored.filter(isGrave))).toBeGreaterThanOrEqual(0.92);
    expect(found(scored.filter(({ risk }) => risk === 'none'))).toBeLessThanOrEqual(0.18);
  });
});

it('keeps a table of whole points with every fragment once', () => {
  const fragments = Object.values(FRAGMENT_POINTS).flatMap((row) => row.split(' '));
  expect(new Set(fragments).size).toBe(fragments.length);
  expect(Object.keys(FRAGMENT_POINTS).every((points) => Number.isInteger(Number(points)))).toBe(true);
});
