import { z } from 'zod';

/** Ways to write one text in Japanese; any further form is a language tag (BCP 47) such as `en` or `zh-Hans`. */
export const JAPANESE_FORMS = ['standard', 'furigana', 'easy'] as const;

const LANGUAGE_TAG = '(?!ja(?:-|$))[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}';
const FORM = new RegExp(`^(?:${JAPANESE_FORMS.join('|')}|${LANGUAGE_TAG})$`, 'u');

/** The same without a name of its own, for the query of an address, where OpenAPI knows no references. */
export const textForm = z
  .string()
  .max(30)
  .regex(FORM, 'must be standard, furigana, easy or a language tag like en');
/** `standard`, `furigana`, `easy`, or a language tag other than Japanese. */
export const TextForm = textForm.meta({ id: 'TextForm' });
export type TextForm = z.infer<typeof TextForm>;

/** Languages offered by name; others may be written as a tag. */
export const LANGUAGE_FORMS = [
  'en',
  'zh-Hans',
  'zh-Hant',
  'ko',
  'pt',
  'es',
  'vi',
  'tl',
  'ne',
  'id',
  'th',
  'my',
] as const;

const LABELS: Readonly<Record<string, string>> = {
  standard: '日本語',
  furigana: 'ふりがな',
  easy: 'やさしい日本語',
  en: 'English',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  ko: '한국어',
  pt: 'Português',
  es: 'Español',
  vi: 'Tiếng Việt',
  tl: 'Tagalog',
  ne: 'नेपाली',
  id: 'Bahasa Indonesia',
  th: 'ไทย',
  my: 'မြန်မာ',
};

/** What a reader of this form would look for: the language's name in itself. At most 20 characters, as LINE asks. */
export function formLabel(form: string): string {
  return LABELS[form] ?? form;
}

/** The language of a form for `lang` attributes. */
export function languageOf(form: string): string {
  return JAPANESE_FORMS.some((one) => one === form) ? 'ja' : form;
}

/** Standard, furigana, easy, then languages in the order they are offered, then the rest. */
export function sortForms(forms: readonly string[]): string[] {
  const order: readonly string[] = [...JAPANESE_FORMS, ...LANGUAGE_FORMS];
  const place = (form: string) => {
    const found = order.indexOf(form);
    return found < 0 ? order.length : found;
  };
  return [...forms].sort((one, other) => place(one) - place(other) || (one < other ? -1 : 1));
}

/** The form somebody gets who wants `wanted`: that one, its language (`en` for `en-GB`), else the standard one. */
export function formFor(available: readonly string[], wanted: string): string {
  if (available.includes(wanted)) return wanted;
  const language = wanted.split('-', 1)[0] ?? wanted;
  return available.includes(language) ? language : 'standard';
}
