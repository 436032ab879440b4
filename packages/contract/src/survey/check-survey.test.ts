import { describe, expect, it } from 'vitest';
import { graphemes } from '../common.ts';
import { checkSurvey, surveyForms, untranslated } from './check-survey.ts';
import { SurveyDocument } from './document.ts';
import { SURVEY_PRESETS } from './presets.ts';
import { surveyChoices } from './words.ts';

const survey = (change: object) =>
  SurveyDocument.parse({
    title: 'ためし',
    intro: { standard: 'はじめに' },
    thanks: { standard: 'どうも' },
    questions: [{ type: 'text', key: 'a', words: { standard: 'ひとこと' } }],
    ...change,
  });
const scale = { type: 'scale', key: 'b', words: { standard: 'どうでしたか' } };
const fields = (change: object) => checkSurvey(survey(change)).map(({ field }) => field);

describe('a survey', () => {
  it.each([
    ['without questions', { questions: [] }, ['questions']],
    ['without standard words', { intro: { en: 'Hello' } }, ['intro.standard']],
    ['with a variable nobody fills in', { thanks: { standard: '{窓口名}より' } }, ['thanks.standard']],
    ['with free words though it is anonymous', { anonymous: true }, ['questions.0.type']],
    [
      'with one option',
      {
        questions: [
          {
            type: 'choice',
            key: 'c',
            words: { standard: '?' },
            options: [{ value: 'x', label: { standard: 'はい' } }],
          },
        ],
      },
      ['questions.0.options'],
    ],
    [
      'with one key twice, and an end too long for its button',
      {
        questions: [
          { ...scale, low: { standard: 'よくない' }, high: { standard: 'よい' } },
          { ...scale, low: { standard: 'ん'.repeat(18) }, high: { standard: 'よい' } },
        ],
      },
      ['questions.1.key', 'questions.1.low.standard'],
    ],
  ])('%s is not put in force', (_name, change, expected) => {
    expect(fields(change)).toEqual(expected);
  });

  it('says where a form is missing that others have', () => {
    const mixed = survey({ intro: { standard: 'はじめに', easy: 'はじめに' } });
    expect(surveyForms(mixed)).toEqual(['standard', 'easy']);
    expect(untranslated(mixed)).toEqual([
      { field: 'questions.0.words', form: 'easy' },
      { field: 'thanks', form: 'easy' },
    ]);
  });
});

describe('a ready survey', () => {
  it.each(Object.entries(SURVEY_PRESETS))('%s is right, and whole in every form', (_key, preset) => {
    expect(checkSurvey(preset)).toEqual([]);
    expect(surveyForms(preset)).toEqual(['standard', 'furigana', 'easy', 'en']);
    expect(untranslated(preset)).toEqual([]);
  });
});

describe('the answers of a question', () => {
  it('end with the choice not to answer and fit on LINE’s buttons', () => {
    const { questions } = survey({
      questions: [{ ...scale, low: { standard: 'よくない' }, high: { standard: 'ん'.repeat(17) } }],
    });
    const choices = questions.flatMap((question) => surveyChoices(question, 'easy'));
    expect(choices.map(({ value }) => value)).toEqual(['1', '2', '3', '4', '5', null]);
    expect(choices.at(0)?.label).toBe('1 よくない');
    expect(choices.at(-1)?.label).toBe('こたえない');
    for (const { label } of choices) expect(graphemes(label)).toBeLessThanOrEqual(20);
  });
});
