import { graphemes } from '../common.ts';
import type { TextFault } from '../texts/check-text.ts';
import { findVariables } from '../texts/variables.ts';
import type { SurveyDocument, SurveyQuestion } from './document.ts';

type Forms = Readonly<Record<string, string>>;

const INTRO_LENGTH = 1000;
const QUESTION_LENGTH = 500;
/** The button of an end says its number and a space before its words; LINE shows 20 characters. */
const END_LENGTH = 17;

function wordFaults(field: string, forms: Forms, limit: number): TextFault[] {
  const faults: TextFault[] = [];
  if (forms['standard'] === undefined) faults.push({ field: `${field}.standard`, reason: 'must be given' });
  for (const [form, words] of Object.entries(forms)) {
    if (words.length > limit)
      faults.push({ field: `${field}.${form}`, reason: `must be at most ${limit} UTF-16 units` });
    const [variable] = findVariables(words);
    if (variable !== undefined)
      faults.push({
        field: `${field}.${form}`,
        reason: `has a variable this text cannot know: {${variable}}`,
      });
  }
  return faults;
}

const labelFaults = (field: string, forms: Forms, limit: number): TextFault[] => [
  ...(forms['standard'] === undefined ? [{ field: `${field}.standard`, reason: 'must be given' }] : []),
  ...Object.entries(forms).flatMap(([form, label]) =>
    graphemes(label) > limit
      ? [{ field: `${field}.${form}`, reason: `must be at most ${limit} characters` }]
      : [],
  ),
];

function twice(field: string, values: readonly string[], name: string): TextFault[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [{ field: `${field}.${index}.${name}`, reason: 'stands here twice' }]
      : [],
  );
}

function ownFaults(field: string, question: SurveyQuestion): TextFault[] {
  switch (question.type) {
    case 'choice': {
      const { options } = question;
      return [
        ...(options.length < 2
          ? [{ field: `${field}.options`, reason: 'must have at least 2 options' }]
          : []),
        ...twice(
          `${field}.options`,
          options.map(({ value }) => value),
          'value',
        ),
        ...options.flatMap(({ label }, index) => labelFaults(`${field}.options.${index}.label`, label, 20)),
      ];
    }
    case 'scale':
      return [
        ...labelFaults(`${field}.low`, question.low, END_LENGTH),
        ...labelFaults(`${field}.high`, question.high, END_LENGTH),
      ];
    case 'text':
      return [];
  }
}

/** Everything wrong with a survey; empty when it may be put in force. */
export function checkSurvey(survey: SurveyDocument): TextFault[] {
  const { questions } = survey;
  return [
    ...wordFaults('intro', survey.intro, INTRO_LENGTH),
    ...wordFaults('thanks', survey.thanks, INTRO_LENGTH),
    ...(questions.length === 0 ? [{ field: 'questions', reason: 'must have at least one question' }] : []),
    ...twice(
      'questions',
      questions.map(({ key }) => key),
      'key',
    ),
    ...questions.flatMap((question, index) => [
      ...wordFaults(`questions.${index}.words`, question.words, QUESTION_LENGTH),
      ...ownFaults(`questions.${index}`, question),
      // How somebody writes tells who they are.
      ...(survey.anonymous && question.type === 'text'
        ? [{ field: `questions.${index}.type`, reason: 'must not be free words in an anonymous survey' }]
        : []),
    ]),
  ];
}

function allWords({ intro, thanks, questions }: SurveyDocument): (readonly [string, Forms])[] {
  return [
    ['intro', intro],
    ...questions.flatMap((question, index): (readonly [string, Forms])[] => {
      const at = `questions.${index}`;
      const words = [`${at}.words`, question.words] as const;
      if (question.type === 'scale')
        return [words, [`${at}.low`, question.low], [`${at}.high`, question.high]];
      if (question.type === 'text') return [words];
      return [
        words,
        ...question.options.map(({ label }, place) => [`${at}.options.${place}.label`, label] as const),
      ];
    }),
    ['thanks', thanks],
  ];
}

/** The forms in which anything of the survey is written. */
export function surveyForms(survey: SurveyDocument): string[] {
  return [...new Set(['standard', ...allWords(survey).flatMap(([, forms]) => Object.keys(forms))])];
}

/** Where words are missing in a form that others have; people get the standard words there. */
export function untranslated(survey: SurveyDocument): { field: string; form: string }[] {
  const forms = surveyForms(survey);
  return allWords(survey).flatMap(([field, words]) =>
    forms.filter((form) => words[form] === undefined).map((form) => ({ field, form })),
  );
}
