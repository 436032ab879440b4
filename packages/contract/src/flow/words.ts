import { formFor } from '../texts/forms.ts';

/** The words in the wanted form, else the standard ones. */
export function wordsIn(words: Readonly<Record<string, string>>, form: string): string {
  return words[formFor(Object.keys(words), form)] ?? words['standard'] ?? '';
}

/** What somebody typed, as far as two spellings of a label may differ. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}\s]+/gu, '');
}
