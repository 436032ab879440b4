interface PageWords {
  readonly policy: string;
  readonly privacy: string;
  readonly index: string;
  readonly choose: string;
  readonly since: string;
  readonly skip: string;
  readonly pages: string;
  readonly safety: string;
}

const WORDS: Readonly<Record<string, PageWords>> = {
  standard: {
    policy: '運用方針',
    privacy: '個人情報の取扱い',
    index: 'この窓口について',
    choose: '読み方・ことばをえらぶ',
    since: 'この内容になった日',
    skip: '本文へ進む',
    pages: 'ページ',
    safety: '今すぐ命や体に危険があるときは、110(警察)か119(救急)に電話してください。',
  },
  furigana: {
    policy: '運用(うんよう)方針(ほうしん)',
    privacy: '個人情報(こじんじょうほう)の取扱(とりあつか)い',
    index: 'この窓口(まどぐち)について',
    choose: '読(よ)み方(かた)・ことばをえらぶ',
    since: 'この内容(ないよう)になった日(ひ)',
    skip: '本文(ほんぶん)へ進(すす)む',
    pages: 'ページ',
    safety:
      '今(いま)すぐ命(いのち)や体(からだ)があぶないときは、110(警察(けいさつ))か119(救急(きゅうきゅう))に電話(でんわ)してください。',
  },
  easy: {
    policy: 'この 相談(そうだん)の きまり',
    privacy: 'あなたの ことを どう 守(まも)るか',
    index: 'この 相談(そうだん)に ついて',
    choose: '読(よ)み方(かた)・ことばを えらぶ',
    since: 'この きまりに なった 日(ひ)',
    skip: '本文(ほんぶん)へ',
    pages: 'ページ',
    safety:
      '今(いま) 命(いのち)や 体(からだ)が あぶないときは、110(警察(けいさつ))か 119(救急車(きゅうきゅうしゃ))に 電話(でんわ)してください。',
  },
  en: {
    policy: 'How this service works',
    privacy: 'Your personal information',
    index: 'About this service',
    choose: 'Choose a language',
    since: 'In force since',
    skip: 'Skip to the text',
    pages: 'Pages',
    safety: 'If somebody is in danger right now, call 110 (police) or 119 (ambulance).',
  },
};

/** Words of the frame around a page; in languages without words of their own, in English. */
export function pageWords(form: string): PageWords & { readonly language: string } {
  const own = WORDS[form];
  const english = WORDS['en'];
  if (own) return { ...own, language: form === 'en' ? 'en' : 'ja' };
  if (!english) throw new Error('The words of the frame are missing.');
  return { ...english, language: 'en' };
}
