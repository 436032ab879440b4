import { describe, expect, it } from 'vitest';
import { moved, newOption, newQuestion, newSurveyKey, placeOf, withWords } from './edit-survey.ts';

describe('editing a survey', () => {
  it('never gives a new question the key of an old one', () => {
    expect(newQuestion('text', ['glad', 'q1', 'q4']).key).toBe('q5');
    expect(newSurveyKey(['kanagawa'])).toBe('own1');
    expect(newOption([{ value: 'a2', label: {} }]).value).toBe('a3');
    expect(newQuestion('choice', [])).toMatchObject({ options: [{ value: 'a1' }, { value: 'a2' }] });
  });

  it('forgets a form without words', () => {
    expect(withWords({ standard: 'あ' }, 'easy', 'い')).toEqual({ standard: 'あ', easy: 'い' });
    expect(withWords({ standard: 'あ', easy: 'い' }, 'easy', '')).toEqual({ standard: 'あ' });
  });

  it('moves a question up and down, and not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 3)).toEqual(['a', 'b', 'c']);
  });

  it('knows which question a fault is about', () => {
    expect(placeOf('questions.1.low.standard')).toEqual({ part: 'questions', question: 2 });
    expect(placeOf('questions')).toEqual({ part: 'questions', question: null });
    expect(placeOf('intro.standard')).toEqual({ part: 'intro', question: null });
  });
});
