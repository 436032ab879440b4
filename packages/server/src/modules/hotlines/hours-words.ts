/** Words in several forms; the standard one is always there. */
export type SeedWords = Readonly<Record<string, string>> & { readonly standard: string };

export const ALWAYS: SeedWords = {
  standard: '24時間',
  furigana: '24時間(じかん)',
  easy: '24時間(じかん) いつでも',
  en: '24 hours',
};
export const OFFICE: SeedWords = {
  standard: '平日 8:30〜17:15',
  furigana: '平日(へいじつ) 8:30〜17:15',
  easy: '月曜日(げつようび)から 金曜日(きんようび)の 8:30から 17:15まで',
  en: 'weekdays 8:30–17:15',
};
export const BY_AREA: SeedWords = {
  standard: '時間は地域によります',
  furigana: '時間(じかん)は地域(ちいき)によります',
  easy: '時間(じかん)は 住(す)んでいる ところで ちがいます',
  en: 'hours depend on the area',
};
export const SEE_SITE: SeedWords = {
  standard: '時間は公式サイトで確かめてください',
  furigana: '時間(じかん)はホームページで確(たし)かめてください',
  easy: '時間(じかん)は ホームページを 見(み)てください',
  en: 'hours: see its website',
};
