import {
  SurveyDocument,
  type SurveyQuestion,
  type SurveyQuestionType,
  type Words,
} from '@tomoshibi/contract';

/** A name nobody has: q1, q2 … The answers of a removed question must not become another's. */
function freeName(prefix: string, taken: readonly string[]): string {
  const numbers = taken.map((name) => Number(new RegExp(`^${prefix}(\\d+)$`, 'u').exec(name)?.[1] ?? 0));
  return `${prefix}${Math.max(0, ...numbers) + 1}`;
}

export function newSurveyKey(taken: readonly string[]): string {
  return freeName('own', taken);
}

/** A survey to begin with where no preset fits. */
export function emptySurvey(title: string): SurveyDocument {
  return SurveyDocument.parse({ title, intro: {}, thanks: {}, questions: [] });
}

/** Words in one more form, or without them; a form without words is none. */
export function withWords(words: Words, form: string, text: string): Words {
  const rest = Object.entries(words).filter(([one]) => one !== form);
  return Object.fromEntries(text === '' ? rest : [...rest, [form, text]]);
}

type Option = Extract<SurveyQuestion, { type: 'choice' }>['options'][number];

export function newOption(options: readonly Option[]): Option {
  const value = freeName(
    'a',
    options.map((one) => one.value),
  );
  return { value, label: {} };
}

/** `asked`: the keys of every version there was, so that a new question never takes up an old one's answers. */
export function newQuestion(type: SurveyQuestionType, asked: readonly string[]): SurveyQuestion {
  const base = { key: freeName('q', asked), words: {} };
  switch (type) {
    case 'choice':
      return { ...base, type, options: [newOption([]), newOption([{ value: 'a1', label: {} }])] };
    case 'scale':
      return { ...base, type, from: 1, to: 5, low: {}, high: {} };
    case 'text':
      return { ...base, type, maxLength: 400 };
  }
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  return to < 0 || to > rest.length
    ? [...list]
    : [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** The place in a survey that a fault names: its question, counted from 1, or a part of its own. */
export function placeOf(field: string): { part: 'intro' | 'thanks' | 'questions'; question: number | null } {
  const [part, index] = field.split('.');
  const question = index !== undefined && /^\d+$/u.test(index) ? Number(index) + 1 : null;
  return part === 'intro' || part === 'thanks' ? { part, question: null } : { part: 'questions', question };
}
