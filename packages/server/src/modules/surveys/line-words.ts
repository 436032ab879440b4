import { formFor } from '@tomoshibi/contract';

/** The few words around a survey's own, in LINE; forms without words of their own get English. */
const WORDS = {
  page: {
    standard: 'ページで答えるときは、こちら:',
    furigana: 'ページで答(こた)えるときは、こちら:',
    easy: 'ページで こたえる ときは、ここ:',
    en: 'To answer on a page instead:',
  },
  link: {
    standard: 'こちらのページで答えられます:',
    furigana: 'こちらのページで答(こた)えられます:',
    easy: 'ここで こたえられます:',
    en: 'Please answer on this page:',
  },
  write: {
    standard: 'こちらのページに書いてください:',
    furigana: 'こちらのページに書(か)いてください:',
    easy: 'ここに かいてください:',
    en: 'Please write on this page:',
  },
} as const satisfies Record<string, Record<'standard' | 'furigana' | 'easy' | 'en', string>>;

export function lineWord(word: keyof typeof WORDS, form: string): string {
  const forms: Readonly<Record<string, string>> = WORDS[word];
  const found = formFor(Object.keys(forms), form);
  return forms[found === 'standard' && form !== 'standard' ? 'en' : found] ?? '';
}
