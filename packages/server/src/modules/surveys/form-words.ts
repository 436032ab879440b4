import { pageWords } from '../notices/index.ts';

/** Words of the frame around a survey's own on the page. */
export interface FormWords {
  readonly title: string;
  readonly choose: string;
  readonly left: string;
  readonly free: string;
  readonly later: string;
  readonly anonymous: string;
  readonly used: string;
  readonly read: string;
  readonly send: string;
  readonly nothing: string;
  readonly wrong: string;
  readonly tooLong: string;
  readonly done: string;
  readonly closed: string;
  readonly closedHint: string;
  readonly away: string;
}

const WORDS: Readonly<Record<'standard' | 'furigana' | 'easy' | 'en', FormWords>> = {
  standard: {
    title: 'アンケート',
    choose: '読み方・ことばをえらぶ',
    left: '答えたいものだけでかまいません。選ばなかったものは「答えない」として受け取ります。',
    free: '{n}文字まで。書かなくてもかまいません。',
    later: 'ここに書いたことに、すぐにはお返事できません。話したいときは、LINEのトークに書いてください。',
    anonymous: 'だれが答えたかは、窓口の人には分かりません。',
    used: 'えらんだ答えは、だれのものか分からない形で、窓口をよくするために使います。',
    read: '書いたことばは、窓口の責任者が読みます。',
    send: '送る',
    nothing: 'まだひとつも選ばれていません。答えたいものがなければ、このページをとじてください。',
    wrong: 'もう一度たしかめてください',
    tooLong: '{n}文字までで書いてください。',
    done: '受け取りました',
    closed: 'このページは、もう使えません。',
    closedHint: '答えられる期間が過ぎたか、アドレスがちがうようです。何もしなくて大丈夫です。',
    away: 'いま、このページをひらけません。すこし待ってから、もう一度ひらいてください。',
  },
  furigana: {
    title: 'アンケート',
    choose: '読(よ)み方(かた)・ことばをえらぶ',
    left: '答(こた)えたいものだけでだいじょうぶです。選(えら)ばなかったものは「答(こた)えない」として受(う)け取(と)ります。',
    free: '{n}文字(もじ)まで。書(か)かなくてもだいじょうぶです。',
    later:
      'ここに書(か)いたことに、すぐには返事(へんじ)ができません。話(はな)したいときは、LINEのトークに書(か)いてください。',
    anonymous: 'だれが答(こた)えたかは、窓口(まどぐち)の人(ひと)には分(わ)かりません。',
    used: 'えらんだ答(こた)えは、だれのものか分(わ)からない形(かたち)で、窓口(まどぐち)をよくするために使(つか)います。',
    read: '書(か)いたことばは、窓口(まどぐち)の責任者(せきにんしゃ)が読(よ)みます。',
    send: '送(おく)る',
    nothing: 'まだひとつも選(えら)ばれていません。答(こた)えたいものがなければ、このページをとじてください。',
    wrong: 'もう一度(いちど)たしかめてください',
    tooLong: '{n}文字(もじ)までで書(か)いてください。',
    done: '受(う)け取(と)りました',
    closed: 'このページは、もう使(つか)えません。',
    closedHint:
      '答(こた)えられる期間(きかん)がすぎたか、アドレスがちがうようです。なにもしなくてだいじょうぶです。',
    away: 'いま、このページをひらけません。すこし待(ま)ってから、もう一度(いちど)ひらいてください。',
  },
  easy: {
    title: 'しつもん',
    choose: '読(よ)み方(かた)・ことばを えらぶ',
    left: 'こたえたい ものだけで いいです。えらばない ものは「こたえない」に なります。',
    free: '{n}もじまで。かかなくても いいです。',
    later: 'ここに かいても、すぐに へんじは できません。はなしたい ときは、LINEに かいてください。',
    anonymous: 'だれが こたえたかは、わかりません。',
    used: 'えらんだ こたえは、だれのか わからない ように して、この そうだんを よくする ために つかいます。',
    read: 'かいた ことばは、せきにんしゃが よみます。',
    send: 'おくる',
    nothing: 'まだ ひとつも えらんでいません。こたえたくない ときは、この ページを とじてください。',
    wrong: 'もういちど みてください',
    tooLong: '{n}もじまでで かいてください。',
    done: 'うけとりました',
    closed: 'この ページは、もう つかえません。',
    closedHint: 'こたえる ことが できる ひが すぎました。なにも しなくて いいです。',
    away: 'いま、この ページを ひらけません。すこし まってから、もういちど ひらいてください。',
  },
  en: {
    title: 'Survey',
    choose: 'Choose a language',
    left: 'Answer only what you want to. What you leave out counts as “prefer not to say”.',
    free: 'Up to {n} characters. You may leave this empty.',
    later: 'Nobody can reply to what you write here. If you want to talk, write in the LINE chat.',
    anonymous: 'Nobody at the desk learns who answered.',
    used: 'What you choose is kept without your name and helps us do better.',
    read: 'The head of the desk reads what you write.',
    send: 'Send',
    nothing: 'Nothing is chosen yet. If you would rather not answer, just close this page.',
    wrong: 'Please look again',
    tooLong: 'Please write at most {n} characters.',
    done: 'Thank you, we have your answers',
    closed: 'This page cannot be used any more.',
    closedHint: 'The time to answer is over, or the address is wrong. You need not do anything.',
    away: 'This page cannot be opened now. Please try again in a moment.',
  },
};

/** The words of the page in a form, with what every public page says; other languages get English. */
export function formWords(form: string): FormWords & { readonly language: string; readonly safety: string } {
  const { language, safety } = pageWords(form);
  const known = form === 'standard' || form === 'furigana' || form === 'easy' ? form : 'en';
  return { ...WORDS[known], language, safety };
}

export const withCount = (words: string, n: number): string => words.replace('{n}', `${n}`);
