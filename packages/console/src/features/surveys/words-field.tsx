import { Textarea, TextInput } from '@mantine/core';
import { languageOf, type Words } from '@tomoshibi/contract';
import { withWords } from './model/edit-survey.ts';

interface WordsFieldProps {
  readonly label: string;
  readonly words: Words;
  /** The form that is written now; the standard words show through where it has none. */
  readonly form: string;
  readonly onWords: (words: Words) => void;
  /** Left out: one line. */
  readonly rows?: number;
  readonly testId?: string;
}

export function WordsField({ label, words, form, onWords, rows, testId }: WordsFieldProps) {
  const shared = {
    label,
    lang: languageOf(form),
    value: words[form] ?? '',
    placeholder: form === 'standard' ? '' : (words['standard'] ?? ''),
    'data-testid': testId,
  };
  const put = (text: string) => onWords(withWords(words, form, text));
  return rows === undefined ? (
    <TextInput {...shared} onChange={(event) => put(event.currentTarget.value)} />
  ) : (
    <Textarea {...shared} rows={rows} onChange={(event) => put(event.currentTarget.value)} />
  );
}
