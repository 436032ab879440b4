import { surveyChoices, wordsIn, type SurveyDocument, type SurveyQuestion } from '@tomoshibi/contract';
import { lineWord } from './line-words.ts';
import { tapData } from './tap.ts';

/** What is said of a survey in one bubble of LINE. */
export interface SurveyBubble {
  readonly text: string;
  readonly choices?: readonly { readonly label: string; readonly data: string }[];
}

interface Asking {
  readonly token: string;
  /** Where the form is. */
  readonly url: string;
  readonly form: string;
}

const paragraphs = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');
const led = (word: Parameters<typeof lineWord>[0], { url, form }: Asking): string =>
  `${lineWord(word, form)}\n${url}`;

function choicesOf(question: SurveyQuestion, { token, form }: Asking): NonNullable<SurveyBubble['choices']> {
  return surveyChoices(question, form).map(({ value, label }) => ({
    label,
    data: tapData({ token, question: question.key, value }),
  }));
}

/** A question with its answers to tap; what is answered in free words is written on the page. */
export function questionBubble(question: SurveyQuestion, asking: Asking): SurveyBubble {
  const words = wordsIn(question.words, asking.form);
  return {
    text: question.type === 'text' ? paragraphs(words, led('write', asking)) : words,
    choices: choicesOf(question, asking),
  };
}

/** How a survey begins: thanks for the talk, and the first question or the page. */
export function firstBubble(document: SurveyDocument, asking: Asking): SurveyBubble {
  const intro = wordsIn(document.intro, asking.form);
  const [first] = document.questions;
  if (!first || document.way === 'form') return { text: paragraphs(intro, led('link', asking)) };
  const { text, choices = [] } = questionBubble(first, asking);
  const page = first.type === 'text' ? '' : led('page', asking);
  return { text: paragraphs(intro, text, page), choices };
}

export function thanksBubble(document: SurveyDocument, form: string): SurveyBubble {
  return { text: wordsIn(document.thanks, form) };
}
