/**
 * Verb endings by dictionary row and mood, so that the lexicon names a verb once. Endings are beginnings of words:
 * 「飲んでる」 begins with te 「飲んで」, so only what tells moods apart is listed.
 */
export type Row = 'ku' | 'gu' | 'su' | 'tsu' | 'nu' | 'bu' | 'mu' | 'ru' | 'u' | 'iku' | '1' | 'suru';

interface Stems {
  a: string;
  i: string;
  u: string;
  e: string;
  o: string;
  te: string;
  ta: string;
}

const GODAN: Readonly<Record<Exclude<Row, '1' | 'suru'>, readonly [kana: string, te: string, ta: string]>> = {
  ku: ['かきくけこ', 'いて', 'いた'],
  gu: ['がぎぐげご', 'いで', 'いだ'],
  su: ['さしすせそ', 'して', 'した'],
  tsu: ['たちつてと', 'って', 'った'],
  nu: ['なにぬねの', 'んで', 'んだ'],
  bu: ['ばびぶべぼ', 'んで', 'んだ'],
  mu: ['まみむめも', 'んで', 'んだ'],
  ru: ['らりるれろ', 'って', 'った'],
  u: ['わいうえお', 'って', 'った'],
  iku: ['かきくけこ', 'って', 'った'],
};

function each(stem: string, ends: readonly string[]): string[] {
  return ends.map((end) => stem + end);
}

const WANT = [
  'たい',
  'たか',
  'たす',
  'たみ',
  'たさ',
  'たがっ',
  'てえ',
  'てー',
  'たひ',
  'たくて',
  'たくな(る|り|っ)',
];
const UNWANT = [
  'たく(は|も|)(ない|なかった|ねえ|ねー|ありません|ないです)',
  'たく(なんか|なんて|とか)(は|)ない',
  'たいわけ(では|じゃ|でも|ちゃう)',
  'たい(とは|って)(思|おも)(わ|って(は|)ない)',
  'たいと(まで|か|)は(思|おも|いか|言わ)',
];
const AFTERTHOUGHT = ['しまった', 'しまいま', 'しまって', 'しまう'];

/** 飲んで becomes 飲んじゃ, 切って becomes 切っちゃ. */
function contracted(te: string): string {
  return te.slice(0, -1) + (te.endsWith('で') ? 'じゃ' : 'ちゃ');
}

function stemsOf(row: Row): Stems {
  if (row === '1') return { a: '', i: '', u: 'る', e: 'れ', o: 'よ', te: 'て', ta: 'た' };
  if (row === 'suru') return { a: 'さ', i: 'し', u: 'する', e: 'すれ', o: 'しよ', te: 'して', ta: 'した' };
  const [kana, te, ta] = GODAN[row];
  return {
    a: kana.charAt(0),
    i: kana.charAt(1),
    u: kana.charAt(2),
    e: kana.charAt(3),
    o: kana.charAt(4),
    te,
    ta,
  };
}

const MOODS: Readonly<Record<string, (stems: Stems, row: Row) => string[]>> = {
  plain: ({ u }) => [u],
  want: ({ i, te }) => [...each(i, WANT), `${te}しまいた(い|く|か)`, `${contracted(te)}いた(い|く|か)`],
  unwant: ({ i }) => each(i, UNWANT),
  polite: ({ i }) => each(i, ['ます', 'まーす']),
  will: ({ i, o, u }) => [
    ...each(o, ['う', 'っか', 'ーか', 'ぅ']),
    `${i}ましょう`,
    ...each(u, ['つもり', 'ことにし', 'ことに決', 'しかな', 'しかあ', '予定', '覚悟', '準備']),
  ],
  te: ({ te }) => [te],
  past: ({ i, te, ta }) => [ta, `${i}ました`, ...each(te, AFTERTHOUGHT), `${contracted(te)}(った|いま|って)`],
  going: ({ te }) =>
    each(te, ['る', 'い(る|ます|て)', 'ん(の|だ|で)', 'しまう', 'しまいま', 'くる', 'き(た|て|ま)', 'くん']),
  soon: ({ i }) => each(i, ['そう', 'かけ', 'はじめ', '始め']),
  if: ({ ta, e }) => [`${ta}ら`, `${e}ば`],
  pass: ({ a }, row) => each(row === '1' ? 'ら' : a, ['れ']),
  cause: ({ a }, row) => each(row === '1' ? 'さ' : a, ['せ']),
  can: ({ e }, row) => each(row === '1' ? 'られ' : e, ['る', 'た', 'な', 'ま', 'そう']),
  order: ({ e }, row) => [row === '1' ? 'ろ' : row === 'suru' ? 'しろ' : e],
  not: ({ a, i }, row) => [
    ...each(row === 'suru' ? 'し' : a, ['な(い|く|か)', row === '1' ? 'ん(の|$)' : 'ん']),
    `${i}ません`,
  ],
  beg: ({ te }) => each(te, ['ほし', '欲し', 'くれ', 'くだ', '下さ', 'もらい', 'よ$', '$']),
};

const DIGITS = '0123456789一二三四五六七八九十何'.split('');

/** The endings `<row:mood,mood>` stands for. An unknown row or mood is a fault in the lexicon and throws. */
export function endings(notation: string): string[] {
  if (notation === 'd') return DIGITS;
  const [row = '', moods = ''] = notation.split(':');
  if (!isRow(row)) throw new Error(`Unknown verb row in <${notation}>`);
  return moods.split(',').flatMap((name) => {
    const mood = MOODS[name];
    if (!mood) throw new Error(`Unknown verb mood in <${notation}>`);
    return mood(stemsOf(row), row);
  });
}

function isRow(row: string): row is Row {
  return row === '1' || row === 'suru' || Object.hasOwn(GODAN, row);
}
