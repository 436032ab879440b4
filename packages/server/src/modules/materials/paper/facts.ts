import type { MaterialForm } from '@tomoshibi/contract';

/** Everything a paper says, put together from the desk, its texts and the place. */
export interface PaperFacts {
  readonly form: MaterialForm;
  readonly deskName: string;
  readonly issuer: string;
  readonly headline: string;
  readonly lead: string;
  readonly topics: readonly string[];
  readonly hours: string | null;
  readonly secrecy: string;
  readonly hotlines: readonly { readonly name: string; readonly number: string; readonly note: string }[];
  readonly basicId: string;
  /** What the QR code holds. */
  readonly url: string;
  /** Null on paper that belongs to no place. */
  readonly code: string | null;
}

/** The words every desk's paper has in common. */
export const WORDS = {
  addFriend: 'LINEで友だち追加',
  scan: 'スマートフォンのカメラで読みとってください',
  hours: '相談できる時間',
  secrecy: '秘密について',
  hotlines: '今すぐ話したいとき',
  danger: '命や体があぶないときは 110・119',
  topics: 'こんなことを話せます',
  howTo: '相談のしかた',
  findById: 'IDでさがすとき',
  steps: [
    ['読みとる', 'スマートフォンのカメラで、QRコードを読みとります。'],
    ['追加する', 'LINEがひらいたら「追加」をおします。'],
    ['送る', 'トークに、思ったことをそのまま送ってください。ひとことでも大丈夫です。'],
  ],
  code: '案内コード',
  codeUse:
    '案内コードは、どの紙を見て来てくれたかを知るためのものです。名前は分かりません。コードを消して送っても相談できます。',
} as const;
