import { surveyChoices, type SurveyDocument, type SurveyQuestion } from '@tomoshibi/contract';

/** What somebody says to a question: a value, free words, or nothing of it (答えない). */
export type Answer =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'skip' };

export type Answers = ReadonlyMap<string, Answer>;

/** A tapped or chosen value as an answer; null when the question has no such answer. */
export function answerOf(question: SurveyQuestion, value: string | null): Answer | null {
  if (value === null) return { kind: 'skip' };
  const known = surveyChoices(question, 'standard').some((choice) => choice.value === value);
  return known ? { kind: 'value', value } : null;
}

/** The first question, in the survey's order, that nobody has reacted to yet. */
export function nextQuestion(
  document: SurveyDocument,
  answered: readonly string[],
): SurveyQuestion | undefined {
  return document.questions.find(({ key }) => !answered.includes(key));
}
