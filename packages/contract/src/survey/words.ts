import { engineWord } from '../flow/engine-words.ts';
import { wordsIn } from '../flow/words.ts';
import type { SurveyQuestion } from './document.ts';

/** An answer to choose: its value, null for 答えない, and what the button says in the form. */
export interface SurveyChoice {
  readonly value: string | null;
  readonly label: string;
}

/** The answers of a question in the order they are offered; free words have none but 答えない. */
export function surveyChoices(question: SurveyQuestion, form: string): SurveyChoice[] {
  const skip = { value: null, label: engineWord('skip', form) };
  if (question.type === 'choice')
    return [...question.options.map(({ value, label }) => ({ value, label: wordsIn(label, form) })), skip];
  if (question.type === 'text') return [skip];
  const { from, to, low, high } = question;
  const ends = new Map([
    [from, wordsIn(low, form)],
    [to, wordsIn(high, form)],
  ]);
  const numbers = Array.from({ length: to - from + 1 }, (_, step) => from + step);
  return [
    ...numbers.map((number) => {
      const end = ends.get(number);
      return { value: `${number}`, label: end ? `${number} ${end}` : `${number}` };
    }),
    skip,
  ];
}
