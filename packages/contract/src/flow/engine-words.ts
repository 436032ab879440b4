import { formFor } from '../texts/forms.ts';

/** The few words the bot has of its own, in the forms people choose; everything else is in the approved document. */
const WORDS = {
  begin: {
    standard: '相談をはじめる',
    furigana: '相談(そうだん)をはじめる',
    easy: 'そうだんを はじめる',
    en: 'Start',
  },
  skip: { standard: '答えない', furigana: '答(こた)えない', easy: 'こたえない', en: 'Skip' },
  help: {
    standard: '相談員と話す',
    furigana: '相談員(そうだんいん)と話(はな)す',
    easy: 'ひとと はなす',
    en: 'Talk to a person',
  },
  day: {
    standard: '日付を選ぶ',
    furigana: '日付(ひづけ)を選(えら)ぶ',
    easy: 'ひにちを えらぶ',
    en: 'Choose a date',
  },
  more: { standard: 'ほかを見る', furigana: 'ほかを見(み)る', easy: 'ほかを みる', en: 'More' },
  back: { standard: 'もどる', furigana: 'もどる', easy: 'もどる', en: 'Back' },
  choose: {
    standard: '下のボタンから選んでください。',
    furigana: '下(した)のボタンから選(えら)んでください。',
    easy: 'したの ボタンを おしてください。',
    en: 'Please choose one of the buttons below.',
  },
  number: {
    standard: '{min}から{max}までの数字で教えてください。',
    furigana: '{min}から{max}までの数字(すうじ)で教(おし)えてください。',
    easy: '{min}から {max}までの すうじを おくってください。',
    en: 'Please send a number from {min} to {max}.',
  },
  date: {
    standard: '日付で教えてください(例:2026年4月1日)。',
    furigana: '日付(ひづけ)で教(おし)えてください(例(れい):2026年4月1日)。',
    easy: 'ひにちを おくってください(れい:2026年4月1日)。',
    en: 'Please send a date, for example 2026-04-01.',
  },
  closed: {
    standard: '「{label}」は、いまは時間外です。次の受付:{next}',
    furigana: '「{label}」は、いまは時間外(じかんがい)です。次(つぎ)の受付(うけつけ):{next}',
    easy: '「{label}」は いま やすみです。つぎは {next}',
    en: '"{label}" is closed now. It opens next: {next}',
  },
  closedUnknown: {
    standard: '「{label}」は、いまはお休みです。',
    furigana: '「{label}」は、いまはお休(やす)みです。',
    easy: '「{label}」は いま やすみです。',
    en: '"{label}" is closed now.',
  },
} as const satisfies Record<string, Record<'standard' | 'furigana' | 'easy' | 'en', string>>;

export type EngineWord = keyof typeof WORDS;

/** A word of the bot in a form, with its values; forms it has no words in get English, or Japanese for Japanese ones. */
export function engineWord(
  word: EngineWord,
  form: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const forms: Readonly<Record<string, string>> = WORDS[word];
  const found = formFor(Object.keys(forms), form);
  const body = forms[found === 'standard' && form !== 'standard' ? 'en' : found] ?? '';
  return body.replace(/\{(\w+)\}/gu, (_, key: string) => `${values[key] ?? ''}`);
}

/** Every way to write a word, for those who type what a button says. */
export const everyForm = (word: EngineWord): readonly string[] => Object.values(WORDS[word]);
