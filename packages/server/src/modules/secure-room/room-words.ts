import type { Refusal } from './enter-room.ts';
import type { RoomView } from './read-room.ts';

export type Told = Refusal | 'gone' | 'sent' | 'no_line' | 'too_many' | 'wait';

export interface RoomWords {
  readonly language: 'ja' | 'en';
  readonly title: string;
  readonly skip: string;
  readonly forms: string;
  readonly exit: string;
  readonly exitHint: string;
  readonly safety: string;
  readonly about: string;
  readonly log: string;
  readonly you: string;
  readonly counselor: string;
  readonly desk: string;
  readonly overLine: string;
  readonly notWords: string;
  readonly chose: string;
  readonly states: Readonly<Record<RoomView['state'], string>>;
  readonly thinking: string;
  readonly write: string;
  readonly send: string;
  readonly look: string;
  readonly leave: string;
  readonly tooLong: string;
  readonly empty: string;
  readonly tooMany: string;
  readonly notSent: string;
  readonly offline: string;
  readonly closed: string;
  readonly door: string;
  readonly enter: string;
  readonly token: string;
  readonly noToken: string;
  readonly inLine: string;
  readonly newLink: string;
  readonly toLine: string;
  readonly told: Readonly<Record<Told, string>>;
}

const STANDARD: RoomWords = {
  language: 'ja',
  title: '部屋',
  skip: '書くところへ進む',
  forms: '読み方・ことばをえらぶ',
  exit: 'いそいで閉じる',
  exitHint: '押すと、すぐに別のページにかわります。部屋も閉じます。',
  safety: '今すぐ命や体に危険があるときは、110(警察)か119(救急)に電話してください。',
  about: 'ここで話したことは、LINEにもこの端末にも残りません。写真は送れません。',
  log: 'お話',
  you: 'あなた',
  counselor: '相談員',
  desk: '窓口から',
  overLine: 'LINEで',
  notWords: '(文字ではないもの)',
  chose: '(ボタンでえらびました)',
  states: {
    new: '下に書いて送ると、お話がはじまります。',
    bot: '質問に、ボタンかことばで答えてください。',
    outside: '今は受付時間の外です。書いたことは届いています。',
    waiting: '書いたことは届いています。相談員が来るまで、このままお待ちください。',
    active: '相談員がお話をうかがっています。',
    closed: 'この相談は終わりました。また書いて送ると、新しい相談としてうかがいます。',
  },
  thinking: '相談員が書いています…',
  write: 'あなたのことば',
  send: '送る',
  look: '新しいお返事を見る',
  leave: '部屋を閉じる',
  tooLong: '一度に送れるのは5,000文字までです。分けて送ってください。',
  empty: 'まだ何も書かれていません。',
  tooMany: '短い間にたくさん送られました。1分ほど待ってから、もう一度送ってください。',
  notSent: '送れませんでした。書いたことは残っています。もう一度「送る」を押してください。',
  offline: 'つながりにくくなっています。自動でつなぎ直しています。',
  closed: 'この窓口は、いま相談を受けていません。',
  door: 'ボタンを押すと、部屋がひらきます。このリンクは1回だけ使えます。',
  enter: '部屋に入る',
  token: 'リンクの「#」のあとの文字',
  noToken:
    'LINEに届いたボタンから、もう一度ひらいてください。ひらけないときは、リンクの「#」のあとの文字を下に入れてください。',
  inLine: 'このリンクは、LINEの中でひらいてください。',
  newLink: '新しいリンクをLINEに送る',
  toLine: 'LINEの窓口をひらく',
  told: {
    unknown: 'このリンクでは入れませんでした。',
    expired: 'このリンクは、使える時間が過ぎました。',
    used: 'このリンクは、もう使われています。',
    not_you: 'このリンクは、送った先の人だけが使えます。',
    line_away: '今、LINEに確かめられませんでした。少し待ってから、もう一度ボタンを押してください。',
    gone: '部屋は閉じています。もう一度入るには、新しいリンクがいります。',
    sent: '新しいリンクをLINEに送りました。LINEを見てください。',
    no_line: 'LINEには送れませんでした。窓口に電話などで「新しいリンクがほしい」と伝えてください。',
    too_many: '今日はもうたくさんのリンクを送りました。LINEの窓口に、ひとこと書いてください。',
    wait: '続けて何度も試されました。少し待ってから、もう一度ひらいてください。',
  },
};

const FURIGANA: RoomWords = {
  ...STANDARD,
  title: '部屋(へや)',
  skip: '書(か)くところへ進(すす)む',
  forms: '読(よ)み方(かた)・ことばをえらぶ',
  exit: 'いそいで閉(と)じる',
  exitHint: '押(お)すと、すぐに別(べつ)のページにかわります。部屋(へや)も閉(と)じます。',
  safety:
    '今(いま)すぐ命(いのち)や体(からだ)があぶないときは、110(警察(けいさつ))か119(救急(きゅうきゅう))に電話(でんわ)してください。',
  about:
    'ここで話(はな)したことは、LINEにもこの端末(たんまつ)にも残(のこ)りません。写真(しゃしん)は送(おく)れません。',
  log: 'お話(はなし)',
  counselor: '相談員(そうだんいん)',
  desk: '窓口(まどぐち)から',
  notWords: '(文字(もじ)ではないもの)',
  chose: '(ボタンでえらびました)',
  states: {
    new: '下(した)に書(か)いて送(おく)ると、お話(はなし)がはじまります。',
    bot: '質問(しつもん)に、ボタンかことばで答(こた)えてください。',
    outside: '今(いま)は受付(うけつけ)の時間(じかん)の外(そと)です。書(か)いたことは届(とど)いています。',
    waiting:
      '書(か)いたことは届(とど)いています。相談員(そうだんいん)が来(く)るまで、待(ま)っていてください。',
    active: '相談員(そうだんいん)がお話(はなし)をきいています。',
    closed:
      'この相談(そうだん)は終(お)わりました。また書(か)いて送(おく)ると、新(あたら)しい相談(そうだん)としてききます。',
  },
  thinking: '相談員(そうだんいん)が書(か)いています…',
  send: '送(おく)る',
  look: '新(あたら)しいお返事(へんじ)を見(み)る',
  leave: '部屋(へや)を閉(と)じる',
  tooLong: '一度(いちど)に送(おく)れるのは5,000文字(もじ)までです。分(わ)けて送(おく)ってください。',
  empty: 'まだ何(なに)も書(か)かれていません。',
  tooMany:
    '短(みじか)い間(あいだ)にたくさん送(おく)られました。1分(いっぷん)ほど待(ま)って、もう一度(いちど)送(おく)ってください。',
  notSent:
    '送(おく)れませんでした。書(か)いたことは残(のこ)っています。もう一度(いちど)「送(おく)る」を押(お)してください。',
  offline: 'つながりにくくなっています。自動(じどう)でつなぎ直(なお)しています。',
  closed: 'この窓口(まどぐち)は、いま相談(そうだん)を受(う)けていません。',
  door: 'ボタンを押(お)すと、部屋(へや)がひらきます。このリンクは1回(いっかい)だけ使(つか)えます。',
  enter: '部屋(へや)に入(はい)る',
  token: 'リンクの「#」のあとの文字(もじ)',
  noToken:
    'LINEに届(とど)いたボタンから、もう一度(いちど)ひらいてください。ひらけないときは、リンクの「#」のあとの文字(もじ)を下(した)に入(い)れてください。',
  inLine: 'このリンクは、LINEの中(なか)でひらいてください。',
  newLink: '新(あたら)しいリンクをLINEに送(おく)る',
  toLine: 'LINEの窓口(まどぐち)をひらく',
  told: {
    unknown: 'このリンクでは入(はい)れませんでした。',
    expired: 'このリンクは、使(つか)える時間(じかん)が過(す)ぎました。',
    used: 'このリンクは、もう使(つか)われています。',
    not_you: 'このリンクは、送(おく)った先(さき)の人(ひと)だけが使(つか)えます。',
    line_away:
      '今(いま)、LINEに確(たし)かめられませんでした。少(すこ)し待(ま)って、もう一度(いちど)ボタンを押(お)してください。',
    gone: '部屋(へや)は閉(と)じています。もう一度(いちど)入(はい)るには、新(あたら)しいリンクがいります。',
    sent: '新(あたら)しいリンクをLINEに送(おく)りました。LINEを見(み)てください。',
    no_line:
      'LINEには送(おく)れませんでした。窓口(まどぐち)に電話(でんわ)などで「新(あたら)しいリンクがほしい」と伝(つた)えてください。',
    too_many:
      '今日(きょう)はもうたくさんのリンクを送(おく)りました。LINEの窓口(まどぐち)に、ひとこと書(か)いてください。',
    wait: '続(つづ)けて何度(なんど)も試(ため)されました。少(すこ)し待(ま)って、もう一度(いちど)ひらいてください。',
  },
};

const EASY: RoomWords = {
  ...FURIGANA,
  about:
    'ここで 話(はな)したことは、LINEにも この 電話(でんわ)にも のこりません。写真(しゃしん)は 送(おく)れません。',
  states: {
    new: '下(した)に 書(か)いて 「送(おく)る」を おしてください。',
    bot: '質問(しつもん)に、ボタンか ことばで 答(こた)えてください。',
    outside: '今(いま)は お休(やす)みの 時間(じかん)です。書(か)いたことは 届(とど)いています。',
    waiting: '書(か)いたことは 届(とど)いています。相談員(そうだんいん)が 来(き)ます。待(ま)ってください。',
    active: '相談員(そうだんいん)が 話(はなし)を 聞(き)いています。',
    closed:
      'この 相談(そうだん)は 終(お)わりました。また 書(か)くと、新(あたら)しい 相談(そうだん)に なります。',
  },
  exit: 'すぐに 閉(と)じる',
  door: 'ボタンを おすと、部屋(へや)が ひらきます。リンクは 1回(いっかい)だけ 使(つか)えます。',
};

const ENGLISH: RoomWords = {
  language: 'en',
  title: 'Room',
  skip: 'Skip to writing',
  forms: 'Choose a language',
  exit: 'Quick exit',
  exitHint: 'Shows another page at once and closes the room.',
  safety: 'If somebody is in danger right now, call 110 (police) or 119 (ambulance).',
  about: 'What you say here stays neither on LINE nor on this device. Photographs cannot be sent.',
  log: 'Talk',
  you: 'You',
  counselor: 'Counselor',
  desk: 'From the desk',
  overLine: 'on LINE',
  notWords: '(not words)',
  chose: '(chosen by button)',
  states: {
    new: 'Write below and send it; the talk begins with that.',
    bot: 'Please answer the question by a button or in words.',
    outside: 'The desk is closed now. What you wrote has arrived.',
    waiting: 'What you wrote has arrived. Please wait here until a counselor comes.',
    active: 'A counselor is listening.',
    closed: 'This talk has ended. If you write again, a new one begins.',
  },
  thinking: 'The counselor is writing…',
  write: 'Your words',
  send: 'Send',
  look: 'Look for an answer',
  leave: 'Close the room',
  tooLong: 'Up to 5,000 characters can be sent at once. Please send it in parts.',
  empty: 'There is nothing written yet.',
  tooMany: 'Many messages came within a short time. Please wait a minute and send it again.',
  notSent: 'It could not be sent. Your words are still here: press Send again.',
  offline: 'The connection is poor. It is being restored.',
  closed: 'This desk takes no consultations now.',
  door: 'Press the button to open the room. This link works once.',
  enter: 'Open the room',
  token: 'What follows the # in the link',
  noToken:
    'Please use the button you received on LINE once more. If that fails, enter below what follows the # in the link.',
  inLine: 'Please open this link inside LINE.',
  newLink: 'Send a new link to my LINE',
  toLine: 'Open the desk on LINE',
  told: {
    unknown: 'This link does not open the room.',
    expired: 'The time in which this link works is over.',
    used: 'This link has been used already.',
    not_you: 'This link works only for the person it was sent to.',
    line_away: 'LINE could not be asked just now. Please wait a little and press the button again.',
    gone: 'The room is closed. You need a new link to come back.',
    sent: 'A new link is on its way to your LINE. Please look there.',
    no_line: 'It could not be sent to LINE. Please ask the desk for a new link, by telephone for example.',
    too_many: 'Many links were sent today. Please write a word to the desk on LINE.',
    wait: 'There were many attempts. Please wait a little and open it again.',
  },
};

export const ROOM_FORMS = ['standard', 'furigana', 'easy', 'en'] as const;
export type RoomForm = (typeof ROOM_FORMS)[number];
const WORDS: Readonly<Record<RoomForm, RoomWords>> = {
  standard: STANDARD,
  furigana: FURIGANA,
  easy: EASY,
  en: ENGLISH,
};

const isRoomForm = (form: string): form is RoomForm => ROOM_FORMS.some((one) => one === form);

/** The form of the frame for somebody who reads in any form; other languages get English. */
export const roomFormOf = (form: string): RoomForm => (isRoomForm(form) ? form : 'en');
export const roomWords = (form: RoomForm): RoomWords => WORDS[form];
