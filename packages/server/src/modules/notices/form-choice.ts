import { formLabel, JAPANESE_FORMS, LANGUAGE_FORMS, sortForms, TextForm } from '@tomoshibi/contract';

/** What people write when they ask for a form; only a message that says nothing else counts. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  standard: ['日本語', 'にほんご', 'ふつうの日本語', '標準', 'もとにもどす', 'japanese'],
  furigana: ['ふりがな', 'フリガナ', '振り仮名', 'ふりがなつき', 'ふりがなをつけて', 'こども', 'こどもむけ'],
  easy: ['やさしい日本語', 'やさしいにほんご', '易しい日本語', 'easy japanese', 'yasashii nihongo'],
  en: ['english', '英語', 'えいご', 'in english', 'english please'],
  'zh-Hans': ['中文', '中国語', '简体字', 'chinese'],
  'zh-Hant': ['繁體字', '台湾語', '正體中文'],
  ko: ['韓国語', 'korean', '한국말'],
  pt: ['ポルトガル語', 'portugues', 'portuguese'],
  es: ['スペイン語', 'espanol', 'spanish'],
  vi: ['ベトナム語', 'tieng viet', 'vietnamese'],
  tl: ['タガログ語', 'filipino', 'フィリピン語'],
  ne: ['ネパール語', 'nepali'],
  id: ['インドネシア語', 'indonesian'],
  th: ['タイ語', 'thai'],
  my: ['ミャンマー語', 'burmese', 'myanmar'],
};

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[\s「『"'(]+|[\s」』"')。.!！、]+$/gu, '')
    .replace(/\s+/gu, ' ');

const known = new Map(
  [...JAPANESE_FORMS, ...LANGUAGE_FORMS].flatMap((form) =>
    [formLabel(form), ...(WORDS[form] ?? [])].map((words) => [plain(words), form] as const),
  ),
);

/** A message or the data of a pressed button, as it came. */
export type Said = { readonly text: string } | { readonly postback: string };

/**
 * The form somebody asks for, or null when it is an ordinary message. Whether the desk has texts in that form is for
 * the caller to see; without, people get the standard one.
 */
export function readFormChoice(said: Said): string | null {
  if ('text' in said) return known.get(plain(said.text)) ?? null;
  const form = TextForm.safeParse(new URLSearchParams(said.postback).get('form'));
  return form.success ? form.data : null;
}

export interface FormChoice {
  readonly form: string;
  /** For a LINE quick reply, at most 20 characters. */
  readonly label: string;
  /** Data of a postback action. */
  readonly postback: string;
}

/** Buttons for the forms a desk has texts in; none when there is nothing to choose. LINE shows 13 at most. */
export function formChoices(available: readonly string[]): FormChoice[] {
  const forms = sortForms(available);
  if (forms.length < 2) return [];
  return forms.slice(0, 13).map((form) => ({
    form,
    label: formLabel(form).slice(0, 20),
    postback: `form=${form}`,
  }));
}
