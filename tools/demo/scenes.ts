/** What people say in the demo. Every person, town and number is invented. */
export interface Scene {
  /** Code of the desk. */
  readonly desk: string;
  /** Name on LINE; desks that show pseudonyms never see it. */
  readonly seeker: string;
  /** Who answers; left out, the person is still waiting. */
  readonly counselor?: string;
  /** `>` the person writes, `<` the counselor answers, `note` a note, `close` the end of a consultation. */
  readonly lines: readonly (readonly ['>' | '<' | 'note' | 'close', string])[];
  /** The person is tied to the counselor who answers (担当), with this colleague as deputy. */
  readonly deputy?: string;
  /** The place whose paper brought the person: its code ends the first message. */
  readonly place?: string;
  /** All of it was written at this hour in Japan, the last time it came. */
  readonly at?: string;
}

export const SCENES: readonly Scene[] = [
  {
    desk: 'aoba-school',
    seeker: 'みなと',
    at: '23:40',
    lines: [
      ['>', 'こんばんは。こんな時間にごめんなさい'],
      ['>', 'クラスのグループに、わたしのことがずっと書かれてて、通知がとまりません'],
      ['>', 'ふるえるたびにこわくて、電気つけたままふとんにいます。明日、学校に行ける気がしないです'],
    ],
  },
  {
    desk: 'aoba-school',
    seeker: 'そら',
    place: 'あおば中学校 2年',
    counselor: 'sato@akari.example',
    lines: [
      ['>', 'こんにちは'],
      ['>', '部活のことで、だれにも言えてないことがあって'],
      [
        '<',
        'こんにちは。相談員の佐藤です。\n送ってくれてありがとう。だれにも言えなかったこと、ここで話してもらえてうれしいです。',
      ],
      ['<', '急がなくて大丈夫です。思いついたところから、少しずつ聞かせてください。'],
      ['>', '上ばきがなくなったの、今週で3回目です'],
      ['>', 'たぶん同じ部の子だと思います。でも証拠はないし、先生に言ったらもっとひどくなりそうで'],
      [
        '<',
        '3回も…。毎朝、げた箱をあけるのがこわかったんじゃないかな。\n証拠がなくても、つらいと感じていることは本当のことです。',
      ],
      [
        'note',
        '中2か。部活内でのもの隠し、今週3回。担任には未相談。家の人のことはまだ聞けていない。次は、安心して話せる大人がいるかをたずねる。',
      ],
      ['>', 'そう言ってもらえて、ちょっと泣きそうになりました'],
    ],
  },
  {
    desk: 'aoba-school',
    seeker: 'はると',
    counselor: 'suzuki@akari.example',
    lines: [
      ['>', '進路のことで親とけんかして、家に帰りたくないです'],
      ['<', '相談員の鈴木です。話してくれてありがとう。\n今いるところは、安全で、寒くない場所ですか。'],
      ['>', '図書館です。大丈夫です'],
      ['<', 'よかった。けんかの中で、いちばんつらかった言葉はどんなことでしたか。'],
      ['>', '「お前には無理だ」って言われたことです。書いたら少し落ち着きました。帰れそうです'],
      [
        '<',
        'それはくやしかったですね。落ち着けたのは、自分の気持ちを言葉にできたからだと思います。\nまたいつでも送ってください。',
      ],
      ['close', 'ended'],
      ['>', 'このあいだの者です。あのあと、担任の先生に進路のこと話せました'],
      ['>', '親にはまだ言えてないんですけど、どう切り出したらいいか、一緒に考えてもらえますか'],
    ],
  },
  {
    desk: 'aoba-school',
    seeker: 'ゆい',
    place: '中央図書館',
    lines: [['>', 'はじめてです。こういうの、何から書けばいいですか']],
  },
  {
    desk: 'aoba-women',
    seeker: 'あおい',
    counselor: 'nakamura@akari.example',
    lines: [
      ['>', '夫のことで相談してもいいでしょうか'],
      [
        '<',
        'こんにちは。「はばたき」の中村です。もちろんです。\nはじめに、今いらっしゃる場所は安全ですか。この画面を見られる心配はありませんか。',
      ],
      ['>', '仕事の昼休みで、車の中です。ひとりです'],
      [
        '>',
        '毎月のお金を細かく報告させられて、足りないと夜中まで説教が続きます。わたしが悪いのかもしれませんが',
      ],
      [
        '<',
        'お話しくださって、ありがとうございます。\n夜中まで責められ続けて、お体もお気持ちも休まらなかったことと思います。あなたが悪いのではありません。',
      ],
      [
        'note',
        '経済的な制限と、夜間の長時間の叱責。子どもは2人（小学生）。連絡は平日の昼休みのみ。こちらからの追加の送信は控える。',
      ],
      ['>', 'そんなふうに言われたのは初めてです。昼休みが終わるので、また明日書いてもいいですか'],
    ],
  },
  {
    desk: 'aoba-women',
    seeker: 'れい',
    lines: [
      ['>', '妊娠がわかりました。まだだれにも話せていません'],
      ['>', '仕事を続けられるのか、ひとりで育てられるのか、考えると息がつまります'],
    ],
  },
  {
    desk: 'midori-home-visit',
    seeker: 'こうた',
    counselor: 'yoshida@akari.example',
    deputy: 'watanabe@akari.example',
    lines: [
      ['>', '明日の訪問、やっぱり会わないとだめですか'],
      [
        '<',
        '吉田です。教えてくれてありがとうございます。\nだめではないですよ。明日は文字だけにしましょうか。',
      ],
      ['>', 'はい。でも、こないだ話したゲームの続きは聞いてほしいです'],
    ],
  },
];
