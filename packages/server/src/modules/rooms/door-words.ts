/**
 * Why somebody is sent a link: they wrote first · they wrote over LINE although the talk is in the room · they may
 * choose · a person answered · the desk said something · they asked for a link.
 */
export type DoorKind = 'first' | 'goes_on' | 'offer' | 'answer' | 'news' | 'asked';

type Words = Readonly<Record<DoorKind | 'label', string>> & { readonly once: (minutes: number) => string };

const DANGER = '命があぶないときは、110か119に電話してください。';
const WORDS: Readonly<Record<string, Words>> = {
  standard: {
    first: `ありがとうございます。お話は、LINEではなく「相談の部屋」でうかがいます。下のボタンからお入りください。${DANGER}`,
    goes_on: `お話は「相談の部屋」でつづけています。いま書いてくださったことも届いています。下のボタンからお入りください。${DANGER}`,
    offer: 'LINEに書いたことを残したくないときは、「相談の部屋」でお話しできます。下のボタンから入れます。',
    answer: 'お返事が届きました。「相談の部屋」でお読みください。',
    news: '窓口からのお知らせがあります。「相談の部屋」でお読みください。',
    asked: '「相談の部屋」への新しいリンクです。',
    label: '部屋に入る',
    once: (minutes) => `ボタンは${minutes}分間、1回だけ使えます。`,
  },
  furigana: {
    first: `お話(はなし)は、LINEではなく「相談(そうだん)の部屋(へや)」でききます。下(した)のボタンから入(はい)ってください。命(いのち)があぶないときは、110か119に電話(でんわ)を。`,
    goes_on: `お話(はなし)は「相談(そうだん)の部屋(へや)」でつづいています。いまのことばも届(とど)いています。命(いのち)があぶないときは、110か119に電話(でんわ)を。`,
    offer: 'LINEに残(のこ)したくないときは、「相談(そうだん)の部屋(へや)」で話(はな)せます。',
    answer: 'お返事(へんじ)が届(とど)きました。「相談(そうだん)の部屋(へや)」で読(よ)んでください。',
    news: '窓口(まどぐち)からお知(し)らせがあります。「相談(そうだん)の部屋(へや)」で読(よ)んでください。',
    asked: '「相談(そうだん)の部屋(へや)」の新(あたら)しいリンクです。',
    label: '部屋(へや)に入(はい)る',
    once: (minutes) => `ボタンは${minutes}分(ふん)、1回(かい)だけ使(つか)えます。`,
  },
  easy: {
    first:
      'ここからは LINEではなく 「相談の 部屋」で 話します。下の ボタンを おしてください。命が あぶないときは、110か 119に 電話してください。',
    goes_on:
      'お話は 「相談の 部屋」で つづいています。いま 書いたことも 届いています。下の ボタンを おしてください。命が あぶないときは、110か 119に 電話してください。',
    offer: 'LINEに 書いたことを のこしたくないときは、「相談の 部屋」で 話せます。',
    answer: 'お返事が 来ました。「相談の 部屋」で 読んでください。',
    news: '窓口から お知らせが あります。「相談の 部屋」で 読んでください。',
    asked: '「相談の 部屋」の 新しい リンクです。',
    label: '部屋に 入る',
    once: (minutes) => `ボタンは ${minutes}分間、1回だけ 使えます。`,
  },
  en: {
    first:
      'We talk in a private room, not on LINE. Please use the button. If life is in danger, call 110 or 119.',
    goes_on:
      'The talk goes on in the room. What you just wrote has arrived. If life is in danger, call 110 or 119.',
    offer: 'If you do not want to leave your words on LINE, you can talk in a private room.',
    answer: 'There is an answer for you. Please read it in the room.',
    news: 'The desk has told you something. Please read it in the room.',
    asked: 'Here is a new link to the room.',
    label: 'Open the room',
    once: (minutes) => ` Works once, for ${minutes} min.`,
  },
};
const JAPANESE = new Set(['standard', 'furigana', 'easy']);

/**
 * Words beside a link, at most 160 characters, the button's at most 20. They are fixed: what a desk or its staff could
 * write into them might say what the talk is about.
 */
export function doorWords(kind: DoorKind, form: string, minutes: number): { text: string; label: string } {
  const words = WORDS[form] ?? WORDS[JAPANESE.has(form) ? 'standard' : 'en'];
  if (!words) throw new Error('The words of the door are missing');
  return { text: `${words[kind]}${words.once(minutes)}`, label: words.label };
}
