import type { HotlineFacts } from './create-hotline.ts';
import { ALWAYS, BY_AREA, OFFICE, SEE_SITE, type SeedWords } from './hours-words.ts';

// Numbers as public pages gave them when this list was made; the address says where. Before a desk names one to
// people, somebody has to look at the line's own site and mark it as checked (R53), so none begins as checked.

interface Seed {
  readonly number: string;
  readonly names: SeedWords;
  readonly hours: SeedWords;
  readonly cost?: HotlineFacts['cost'];
  readonly region?: string;
  readonly audiences?: string[];
  readonly languages?: string[];
  readonly source: string;
}

const POLICE = 'https://www.excite.co.jp/news/article/TBSRadio_80001/';
const RIGHTS = 'http://www.moj.go.jp/JINKEN/index_soudan.html';
const LIFE = 'https://japanese.todaiinews.com/detail/95ce91bf0130317fd73339a2ffe6dda4';
const VIOLENCE = 'https://www.gov-online.go.jp/cam/no_dvca/dv03/';
const WOMEN = 'https://www.city.shiso.lg.jp/shiseijoho/jinkendanjo/10040.html';

const SEEDS: readonly Seed[] = [
  {
    number: '110',
    names: {
      standard: '警察(緊急)',
      furigana: '警察(けいさつ)',
      easy: '警察(けいさつ)',
      en: 'Police (emergency)',
    },
    hours: ALWAYS,
    cost: 'free',
    source: POLICE,
  },
  {
    number: '119',
    names: {
      standard: '消防・救急(緊急)',
      furigana: '消防(しょうぼう)・救急(きゅうきゅう)',
      easy: '救急車(きゅうきゅうしゃ)と 火事(かじ)',
      en: 'Ambulance and fire (emergency)',
    },
    hours: ALWAYS,
    cost: 'free',
    source: POLICE,
  },
  {
    number: '118',
    names: {
      standard: '海上保安庁(海の事件・事故)',
      furigana: '海上保安庁(かいじょうほあんちょう)',
      easy: '海(うみ)の 事故(じこ)',
      en: 'Coast guard (emergency at sea)',
    },
    hours: ALWAYS,
    cost: 'free',
    source: POLICE,
  },
  {
    number: '#9110',
    names: {
      standard: '警察相談専用電話',
      furigana: '警察(けいさつ)の相談(そうだん)電話(でんわ)',
      easy: '警察(けいさつ)の 相談(そうだん)',
      en: 'Police consultation line',
    },
    hours: {
      standard: '平日 8:30〜17:15が多い・地域によります',
      furigana: '平日(へいじつ) 8:30〜17:15が多(おお)いです',
      easy: '月曜日(げつようび)から 金曜日(きんようび)。時間(じかん)は 県(けん)で ちがいます',
      en: 'mostly weekdays 8:30–17:15, varies by area',
    },
    source: 'https://www.npa.go.jp/hakusyo/h27/honbun/html/r2410000.html',
  },
  {
    number: '#7119',
    names: {
      standard: '救急安心センター',
      furigana: '救急(きゅうきゅう)安心(あんしん)センター',
      easy: '救急車(きゅうきゅうしゃ)を よぶか まよったとき',
      en: 'Medical emergency advice',
    },
    hours: BY_AREA,
    region: '一部の地域(全国ではありません)',
    source: 'https://www.184data.org/?p=12565',
  },
  {
    number: '#8000',
    names: {
      standard: '子ども医療電話相談',
      furigana: '子(こ)ども医療(いりょう)電話(でんわ)相談(そうだん)',
      easy: '子(こ)どもの 病気(びょうき)の 相談(そうだん)',
      en: "Children's medical advice",
    },
    hours: BY_AREA,
    audiences: ['保護者'],
    source: 'https://github.com/tokishirazu-llc/qq_sodan_doko',
  },
  {
    number: '189',
    names: {
      standard: '児童相談所虐待対応ダイヤル',
      furigana: '児童相談所(じどうそうだんじょ)虐待(ぎゃくたい)対応(たいおう)ダイヤル',
      easy: '家(いえ)で ひどいことを されている 子(こ)どもの 電話(でんわ)',
      en: 'Child abuse line',
    },
    hours: ALWAYS,
    cost: 'free',
    audiences: ['こども', '保護者'],
    source: 'https://www.city.mito.lg.jp/site/kosodate/3422.html',
  },
  {
    number: '0120-189-783',
    names: {
      standard: '児童相談所相談専用ダイヤル',
      furigana: '児童相談所(じどうそうだんじょ)相談(そうだん)ダイヤル',
      easy: '子(こ)どもと 家族(かぞく)の 相談(そうだん)',
      en: 'Child guidance centre line',
    },
    hours: SEE_SITE,
    cost: 'free',
    audiences: ['こども', '保護者'],
    source: 'https://nordot.app/993343322678591488',
  },
  {
    number: '0120-0-78310',
    names: {
      standard: '24時間子供SOSダイヤル',
      furigana: '24時間(じかん)子供(こども)SOSダイヤル',
      easy: '子(こ)どもの SOSの 電話(でんわ)',
      en: "24-hour children's SOS line",
    },
    hours: ALWAYS,
    cost: 'free',
    audiences: ['こども', '保護者'],
    source: 'https://resemom.jp/article/2019/08/23/52089.html',
  },
  {
    number: '0120-99-7777',
    names: {
      standard: 'チャイルドライン(18歳まで)',
      furigana: 'チャイルドライン(18さいまで)',
      easy: 'チャイルドライン(18さいまで)',
      en: 'Childline (up to 18)',
    },
    hours: {
      standard: '16:00〜21:00・年末年始休み',
      furigana: '16:00〜21:00。年末年始(ねんまつねんし)は休(やす)み',
      easy: '16:00から 21:00まで。12月(がつ)29日(にち)から 1月(がつ)3日(か)は 休(やす)み',
      en: '16:00–21:00, closed 29 Dec – 3 Jan',
    },
    cost: 'free',
    audiences: ['こども'],
    source: 'https://kidsinfost.net/info/sos',
  },
  {
    number: '0120-007-110',
    names: {
      standard: 'こどもの人権110番',
      furigana: 'こどもの人権(じんけん)110番(ばん)',
      easy: '子(こ)どもの 人権(じんけん)の 相談(そうだん)',
      en: "Children's rights line",
    },
    hours: OFFICE,
    cost: 'free',
    audiences: ['こども'],
    source: RIGHTS,
  },
  {
    number: '0570-003-110',
    names: {
      standard: 'みんなの人権110番',
      furigana: 'みんなの人権(じんけん)110番(ばん)',
      easy: '人権(じんけん)の 相談(そうだん)',
      en: 'Human rights line',
    },
    hours: OFFICE,
    cost: 'paid',
    source: RIGHTS,
  },
  {
    number: '0570-070-810',
    names: {
      standard: '女性の人権ホットライン',
      furigana: '女性(じょせい)の人権(じんけん)ホットライン',
      easy: '女(おんな)の人(ひと)の 人権(じんけん)の 相談(そうだん)',
      en: "Women's rights line",
    },
    hours: OFFICE,
    cost: 'paid',
    audiences: ['女性'],
    source: RIGHTS,
  },
  {
    number: '0570-090-911',
    names: {
      standard: '外国語人権相談ダイヤル',
      furigana: '外国語(がいこくご)人権(じんけん)相談(そうだん)ダイヤル',
      easy: '外国語(がいこくご)で 話(はな)せる 人権(じんけん)の 相談(そうだん)',
      en: 'Human rights line in foreign languages',
    },
    hours: {
      standard: '平日 9:00〜17:00',
      furigana: '平日(へいじつ) 9:00〜17:00',
      easy: '月曜日(げつようび)から 金曜日(きんようび)の 9:00から 17:00まで',
      en: 'weekdays 9:00–17:00',
    },
    cost: 'paid',
    languages: ['10言語'],
    source: RIGHTS,
  },
  {
    number: '0120-061-338',
    names: {
      standard: '#いのちSOS',
      furigana: '#いのちSOS',
      easy: '#いのちSOS',
      en: '#Inochi SOS (suicide prevention)',
    },
    hours: SEE_SITE,
    cost: 'free',
    source: LIFE,
  },
  {
    number: '0120-279-338',
    names: {
      standard: 'よりそいホットライン',
      furigana: 'よりそいホットライン',
      easy: 'よりそいホットライン',
      en: 'Yorisoi Hotline',
    },
    hours: ALWAYS,
    cost: 'free',
    region: '岩手・宮城・福島をのぞく全国',
    source: LIFE,
  },
  {
    number: '0120-279-226',
    names: {
      standard: 'よりそいホットライン(岩手・宮城・福島)',
      furigana: 'よりそいホットライン',
      easy: 'よりそいホットライン',
      en: 'Yorisoi Hotline (Iwate, Miyagi, Fukushima)',
    },
    hours: ALWAYS,
    cost: 'free',
    region: '岩手・宮城・福島',
    source: LIFE,
  },
  {
    number: '0120-783-556',
    names: {
      standard: 'いのちの電話',
      furigana: 'いのちの電話(でんわ)',
      easy: 'いのちの 電話(でんわ)',
      en: 'Inochi no Denwa (lifeline)',
    },
    hours: {
      standard: '毎日16:00〜21:00・毎月10日は24時間',
      furigana: '毎日(まいにち)16:00〜21:00。毎月(まいつき)10日(とおか)は24時間(じかん)',
      easy: '毎日(まいにち) 16:00から 21:00まで',
      en: 'daily 16:00–21:00; 24 hours on the 10th',
    },
    cost: 'free',
    source: 'http://www.tamainochi.com/index.asp?patten_cd=12&page_no=9',
  },
  {
    number: '0570-783-556',
    names: {
      standard: 'いのちの電話(ナビダイヤル)',
      furigana: 'いのちの電話(でんわ)ナビダイヤル',
      easy: 'いのちの 電話(でんわ)',
      en: 'Inochi no Denwa (charged)',
    },
    hours: {
      standard: '10:00〜22:00',
      furigana: '10:00〜22:00',
      easy: '10:00から 22:00まで',
      en: '10:00–22:00',
    },
    cost: 'paid',
    source: LIFE,
  },
  {
    number: '0570-064-556',
    names: {
      standard: 'こころの健康相談統一ダイヤル',
      furigana: 'こころの健康(けんこう)相談(そうだん)統一(とういつ)ダイヤル',
      easy: 'こころの 相談(そうだん)',
      en: 'Mental health line',
    },
    hours: BY_AREA,
    cost: 'paid',
    source: LIFE,
  },
  {
    number: '#8008',
    names: {
      standard: 'DV相談ナビ',
      furigana: 'DV相談(そうだん)ナビ',
      easy: '夫(おっと)や 恋人(こいびと)の 暴力(ぼうりょく)の 相談(そうだん)',
      en: 'Domestic violence line',
    },
    hours: BY_AREA,
    audiences: ['女性'],
    source: VIOLENCE,
  },
  {
    number: '0120-279-889',
    names: {
      standard: 'DV相談プラス',
      furigana: 'DV相談(そうだん)プラス',
      easy: '夫(おっと)や 恋人(こいびと)の 暴力(ぼうりょく)の 相談(そうだん)',
      en: 'DV Consultation Plus (domestic violence)',
    },
    hours: ALWAYS,
    cost: 'free',
    audiences: ['女性'],
    languages: ['10言語以上(チャット)'],
    source: VIOLENCE,
  },
  {
    number: '#8891',
    names: {
      standard: '性犯罪・性暴力ワンストップ支援センター',
      furigana: '性犯罪(せいはんざい)・性暴力(せいぼうりょく)ワンストップ支援(しえん)センター',
      easy: '性(せい)の 暴力(ぼうりょく)の 相談(そうだん)',
      en: 'Sexual violence support centre',
    },
    hours: BY_AREA,
    source: WOMEN,
  },
  {
    number: '#8103',
    names: {
      standard: '性犯罪被害相談電話(警察)',
      furigana: '性犯罪(せいはんざい)被害(ひがい)相談(そうだん)電話(でんわ)',
      easy: '性(せい)の 犯罪(はんざい)の 相談(そうだん)',
      en: 'Police line for sexual crimes',
    },
    hours: {
      standard: '夜間・休日は当直の警察官が出ます',
      furigana: '夜(よる)や休日(きゅうじつ)は当直(とうちょく)の人(ひと)が出(で)ます',
      easy: '夜(よる)も 休(やす)みの日(ひ)も 警察(けいさつ)の 人(ひと)が 出(で)ます',
      en: 'an officer on duty answers at night',
    },
    source: WOMEN,
  },
  {
    number: '#8778',
    names: {
      standard: '女性相談支援センター',
      furigana: '女性(じょせい)相談(そうだん)支援(しえん)センター',
      easy: '女(おんな)の人(ひと)の 相談(そうだん)',
      en: "Women's support centre",
    },
    hours: BY_AREA,
    audiences: ['女性'],
    source: 'https://med.sawai.co.jp/topics/news/detail.php?id=3027',
  },
  {
    number: '188',
    names: {
      standard: '消費者ホットライン',
      furigana: '消費者(しょうひしゃ)ホットライン',
      easy: '買(か)い物(もの)や お金(かね)の トラブル',
      en: 'Consumer hotline',
    },
    hours: {
      standard: 'ほぼ毎日',
      furigana: 'ほぼ毎日(まいにち)',
      easy: 'だいたい 毎日(まいにち)',
      en: 'nearly every day',
    },
    source: 'https://www.gov-online.go.jp/pr/media/cd/201507/201507_03.html',
  },
];

/** What a new directory may begin with. */
export const READY_HOTLINES: readonly HotlineFacts[] = SEEDS.map((seed) => ({
  number: seed.number,
  names: seed.names,
  hours: seed.hours,
  cost: seed.cost ?? 'unknown',
  region: seed.region ?? '全国',
  audiences: seed.audiences ?? [],
  languages: seed.languages ?? ['日本語'],
  sourceUrl: seed.source,
}));
