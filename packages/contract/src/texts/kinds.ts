import { z } from 'zod';
import type { TextVariableKey } from './variables.ts';

/** Texts that are sent by themselves. The set is closed: each is sent by one rule of the system. */
export const NOTICE_KINDS = [
  'greeting',
  'received',
  'closed',
  'busy',
  'place_update',
  'started',
  'secrecy',
  'delay',
  'nudge',
  'timed_out',
  'non_text',
  'image_warning',
  'handed_over',
  'assigned_absent',
  'kept',
  'intake_ended',
  'not_reached',
  'opening_offer',
  'ended',
  'non_target',
  'test',
] as const;
/** Texts of the desk's public pages. */
export const PAGE_KINDS = ['policy', 'privacy'] as const;
export const TEXT_KINDS = [...NOTICE_KINDS, ...PAGE_KINDS] as const;

export const NoticeKind = z.enum(NOTICE_KINDS).meta({ id: 'NoticeKind' });
export type NoticeKind = z.infer<typeof NoticeKind>;
export const PageKind = z.enum(PAGE_KINDS).meta({ id: 'PageKind' });
export type PageKind = z.infer<typeof PageKind>;
export const TextKind = z.enum(TEXT_KINDS).meta({ id: 'TextKind' });
export type TextKind = z.infer<typeof TextKind>;

export interface KindFacts {
  readonly ja: string;
  readonly en: string;
  /** When it is sent. */
  readonly whenJa: string;
  readonly whenEn: string;
  readonly variables: readonly TextVariableKey[];
}

const EVERYWHERE = [
  'desk_name',
  'authority_name',
  'intake_hours',
  'next_intake',
  'phone',
  'policy_page',
  'privacy_page',
] as const satisfies readonly TextVariableKey[];
const QUEUE = [...EVERYWHERE, 'ahead'] as const satisfies readonly TextVariableKey[];
const TALK = [...EVERYWHERE, 'counselor'] as const satisfies readonly TextVariableKey[];

export const TEXT_KIND_FACTS: Readonly<Record<TextKind, KindFacts>> = {
  greeting: {
    ja: 'はじめのあいさつ',
    en: 'Greeting',
    whenJa: '友だちに追加されたとき',
    whenEn: 'When somebody adds the account',
    variables: EVERYWHERE,
  },
  received: {
    ja: '受け取り',
    en: 'Received',
    whenJa: '受付時間に、はじめのメッセージが届いたとき',
    whenEn: 'When a first message comes in during intake hours',
    variables: QUEUE,
  },
  closed: {
    ja: '時間外',
    en: 'Closed',
    whenJa: '受付時間でないときにメッセージが届いたとき',
    whenEn: 'When somebody writes outside intake hours',
    variables: EVERYWHERE,
  },
  busy: {
    ja: '混雑',
    en: 'Busy',
    whenJa: '席がすべて埋まっていて、待ってもらうとき',
    whenEn: 'When all seats are taken and the person has to wait',
    variables: QUEUE,
  },
  place_update: {
    ja: '順番の更新',
    en: 'Place in line',
    whenJa: '待っている人の順番が進んだとき',
    whenEn: 'When a waiting person has moved up',
    variables: QUEUE,
  },
  started: {
    ja: '開始',
    en: 'Started',
    whenJa: '相談員が相談を引き受けたとき',
    whenEn: 'When a counselor takes the talk',
    variables: TALK,
  },
  secrecy: {
    ja: '秘密の約束',
    en: 'Secrecy',
    whenJa: 'その人のはじめての相談が始まったとき',
    whenEn: "When a person's first talk begins",
    variables: EVERYWHERE,
  },
  delay: {
    ja: '返事が遅れるとき',
    en: 'Answer takes time',
    whenJa: '相談員が「待ってもらう」を押したとき',
    whenEn: 'When the counselor asks the person to wait',
    variables: TALK,
  },
  nudge: {
    ja: '様子うかがい',
    en: 'Nudge',
    whenJa: '相談の途中で、しばらく返事がないとき',
    whenEn: 'When the person has been silent for a while',
    variables: TALK,
  },
  timed_out: {
    ja: '無応答終了',
    en: 'Ended by silence',
    whenJa: '返事がないまま、相談をいったん終えるとき',
    whenEn: 'When a talk ends because no answer came',
    variables: TALK,
  },
  non_text: {
    ja: '文字以外',
    en: 'Not text',
    whenJa: '写真・スタンプ・音声などが届いたとき',
    whenEn: 'When a picture, sticker or voice message arrives',
    variables: EVERYWHERE,
  },
  image_warning: {
    ja: '画像を送る前の注意',
    en: 'Before sending pictures',
    whenJa: '写真に注意の文を送る窓口で、写真が届いたとき',
    whenEn: 'When a picture arrives at a desk that answers pictures with a warning',
    variables: EVERYWHERE,
  },
  handed_over: {
    ja: '交代',
    en: 'Handed over',
    whenJa: '相談の途中で相談員が代わるとき',
    whenEn: 'When another counselor takes over',
    variables: TALK,
  },
  assigned_absent: {
    ja: '担当者不在',
    en: 'Counselor away',
    whenJa: '決まった担当者が、いまは不在のとき',
    whenEn: "When the person's own counselor is away",
    variables: TALK,
  },
  kept: {
    ja: '預かり',
    en: 'Kept for later',
    whenJa: '時間外のメッセージを預かり、次の開設時に返事をするとき',
    whenEn: 'When a message is kept and answered at the next opening',
    variables: EVERYWHERE,
  },
  intake_ended: {
    ja: '受付終了後',
    en: 'Intake has ended',
    whenJa: '相談は続いているが、新しい受付を終えたあとに届いたとき',
    whenEn: 'When somebody writes after intake ended while talks go on',
    variables: EVERYWHERE,
  },
  not_reached: {
    ja: '時間内に話せなかったとき',
    en: 'Not reached today',
    whenJa: '待っているうちに、その日の受付が終わったとき',
    whenEn: 'When the desk closes before a waiting person was reached',
    variables: EVERYWHERE,
  },
  opening_offer: {
    ja: '次の開設の案内',
    en: 'Open again',
    whenJa: '前に話せなかった人へ、次に開いたとき',
    whenEn: 'When the desk opens again, to people it did not reach',
    variables: EVERYWHERE,
  },
  ended: {
    ja: '終了',
    en: 'Ended',
    whenJa: '相談を終えるとき',
    whenEn: 'When a talk ends',
    variables: TALK,
  },
  non_target: {
    ja: '対象外の方へ',
    en: 'Not for this desk',
    whenJa: '窓口の対象でない方からの相談とわかったとき',
    whenEn: 'When the desk is not meant for the person',
    variables: EVERYWHERE,
  },
  test: {
    ja: '試し送り',
    en: 'Test',
    whenJa: '職員がLINEの届き方を試すとき',
    whenEn: 'When staff try whether LINE works',
    variables: EVERYWHERE,
  },
  policy: {
    ja: '運用方針のページ',
    en: 'Policy page',
    whenJa: 'だれでも読める公開ページ',
    whenEn: 'A public page',
    variables: EVERYWHERE,
  },
  privacy: {
    ja: '個人情報のページ',
    en: 'Privacy page',
    whenJa: 'だれでも読める公開ページ',
    whenEn: 'A public page',
    variables: EVERYWHERE,
  },
};

export function isPageKind(kind: TextKind): kind is PageKind {
  return PAGE_KINDS.some((one) => one === kind);
}
