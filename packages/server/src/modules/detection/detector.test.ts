import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, assert, constantFrom, integer, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDetector, FIXED_WORDS, highest, LEXICON_VERSION, reasonOf } from './index.ts';

const detector = createDetector();
const entries = (text: string, previous: string[] = []) =>
  detector
    .detect({ text, previous })
    .filter(({ likelyFalse }) => likelyFalse === null)
    .map(({ entry }) => entry);
const fixed = (text: string) => detector.detect({ text }).filter(({ list }) => list === 'fixed');

describe('the fixed list', () => {
  it('is the fourteen words of the rules', () => {
    expect(FIXED_WORDS.join(' ')).toBe(
      '死ぬ 死に 自殺 殺せ 死ね 殺し 消えたい リスカ 虐待 いじめ 暴力 暴行 自傷 助け',
    );
  });

  it('reports every literal hit, also a likely false one, with its label', () => {
    expect(fixed('必死に')).toMatchObject([{ entry: '死に', start: 1, end: 3, likelyFalse: 'inside_word' }]);
    expect(fixed('アリスカフェ')).toMatchObject([{ entry: 'リスカ', likelyFalse: 'inside_word' }]);
    expect(fixed('死ぬほど笑った')).toMatchObject([{ entry: '死ぬ', likelyFalse: 'hyperbole' }]);
    expect(fixed('リスカした')).toMatchObject([{ entry: 'リスカ', level: 'medium', likelyFalse: null }]);
  });

  it('labels by the dictionary what no table names, and keeps the hit without it', () => {
    const plain = createDetector([], { morphology: false });
    const text = '生徒会の手助けをした';
    expect(detector.detect({ text })).toMatchObject([{ entry: '助け', likelyFalse: 'inside_word' }]);
    expect(plain.detect({ text: '決死に挑む' })).toMatchObject([{ entry: '死に' }]);
  });
});

describe('spellings', () => {
  it.each([
    '死にたい',
    'しにたい',
    'シニタイ',
    'ｼﾆﾀｲ',
    'ﾀﾋにたい',
    'タヒにたい',
    '氏にたい',
    '4にたい',
    '４にたい',
    '○にたい',
    'shinitai',
    'sinitai',
    'し に た い',
    'し、に、た、い',
    '死.に.た.い',
    'し\u200bに\u200bたい',
    '死😭に😭たい',
    'しにたーーーい',
    '死にたぃぃ',
    'しにたぁぁい',
    'しにてー',
    'しにてぇ',
    '死にたみ',
    '死にたか',
    '死にたいねん',
    'しんだほうがまし',
    '死のっかな',
    'タヒりたい',
    'わたししにたい',
  ])('%s is a wish to die', (text) => {
    expect(entries(text).some((entry) => entry === 'suicide.wish' || entry === 'suicide.intent')).toBe(true);
  });

  it.each([
    '彼氏にたいして',
    '田中氏にたいする',
    'わたしにたいして',
    '会いたしに行く',
    '話しに来た',
    '楽しみにしてる',
    'ところすごい',
    'こころすっきり',
    'おいしね',
    'データがきえた。いま直してる',
    '市にたいする意見',
    'I want to diet',
  ])('%s is not', (text) => {
    expect(detector.detect({ text }).filter(({ list }) => list === 'lexicon')).toEqual([]);
  });

  it('points at the original letters', () => {
    const text = 'もうﾀﾋ に たい…';
    const hit = detector.detect({ text }).find(({ entry }) => entry === 'suicide.wish');
    expect(text.slice(hit?.start, hit?.end)).toBe('ﾀﾋ に たい');
  });

  it('tells a denied wish from a wish', () => {
    expect(highest(detector.detect({ text: 'しにたくはないけど、しんどい' }))).toBe('medium');
  });
});

describe('several messages', () => {
  it('joins a word cut over messages, counted from the beginning of the newest', () => {
    const hits = detector.detect({ text: 'たい', previous: ['し', 'に'] });
    expect(hits).toMatchObject([{ entry: 'suicide.wish', start: 0, end: 2 }]);
  });

  it('joins two ideas of two messages', () => {
    expect(entries('今までありがとうございました', ['いま学校の屋上'])).toContain('means.place-farewell');
  });

  it('says nothing again about an earlier message', () => {
    expect(detector.detect({ text: 'ねむい', previous: ['死にたい'] })).toEqual([]);
  });

  it('reads only the last few messages', () => {
    expect(detector.detect({ text: 'たい', previous: ['しに', 'a', 'b', 'c', 'd', 'e'] })).toEqual([]);
  });
});

describe('words of a desk', () => {
  it('match after the same folding', () => {
    const desk = createDetector([{ id: 'park', text: 'ひまわり広場', level: 'high' }]);
    const hits = desk.detect({ text: 'いま ヒマワリ 広場 にいる' });
    expect(hits.filter(({ list }) => list === 'desk')).toMatchObject([
      { list: 'desk', entry: 'park', level: 'high', start: 3, end: 10 },
    ]);
  });

  it('need two letters', () => {
    expect(() => createDetector([{ id: 'x', text: '死。', level: 'high' }])).toThrow(/at least 2/u);
  });
});

describe('highest', () => {
  it('counts no likely false hit', () => {
    expect(highest(detector.detect({ text: '必死に走った' }))).toBeNull();
    expect(highest(detector.detect({ text: '橋の上にいます。死にます。' }))).toBe('urgent');
  });
});

it('writes its version into the document', () => {
  const document = readFileSync(join(import.meta.dirname, '../../../../../docs/lexicon.md'), 'utf8');
  expect(document).toContain(`## ${LEXICON_VERSION}`);
});

describe('any text', () => {
  const pieces = constantFrom(
    '死',
    'に',
    'たい',
    'し',
    'ー',
    '殺',
    'ﾀ',
    'ﾋ',
    'ﾞ',
    'ぃ',
    '。',
    '\n',
    '\u200b',
    '\uD83D',
    '\uDE2D',
    '薬',
    '父',
    '殴られ',
    '屋上',
    'w',
    'o',
    '㌔',
    'ﷺ',
    'が',
    '゛',
    '1',
  );
  const text = oneof(
    string({ unit: 'binary', maxLength: 300 }),
    array(pieces, { maxLength: 200 }).map((parts) => parts.join('')),
    array(integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
  );

  it('gives valid offsets and never throws', () => {
    assert(
      property(text, array(text, { maxLength: 3 }), (newest, previous) => {
        for (const { start, end } of detector.detect({ text: newest, previous })) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(newest.length);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('takes 5,000 units', () => {
    for (const unit of ['死', 'し', 'ー', '\uD83D', '殴られ', 'しに', '薬全部飲んだ'])
      expect(() => detector.detect({ text: unit.repeat(5000).slice(0, 5000) })).not.toThrow();
  });

  it('finds a fixed word with separators inside', () => {
    const separator = constantFrom(' ', '　', '・', '.', '\u200b', '_', '😭', '-', '…', '\n', '、');
    assert(
      property(
        constantFrom(...FIXED_WORDS),
        array(separator, { minLength: 6, maxLength: 6 }),
        (word, marks) => {
          const apart = word
            .split('')
            .map((letter, at) => letter + (at < word.length - 1 ? (marks[at] ?? '') : ''))
            .join('');
          expect(detector.detect({ text: apart }).filter(({ list }) => list === 'lexicon')).not.toEqual([]);
        },
      ),
    );
  });
});

describe('reasonOf', () => {
  it('says in Japanese what an entry of the lexicon means and nothing for other words', () => {
    expect(reasonOf('suicide.wish')?.ja).toContain('死');
    expect(reasonOf('net.secret')?.ja).toContain('言わないで');
    expect(reasonOf('死ぬ')).toBeNull();
  });
});

describe('the nets', () => {
  it.each([
    '父の部屋に呼ばれます',
    '保険証ないので病院行けません',
    'だれにも言わないでください',
    'おとうさんがこわい',
    '目が覚めたら知らない部屋',
    '天国ってどんなところ',
  ])('%s is shown at medium though no precise rule foresaw it', (text) => {
    const hits = detector.detect({ text });
    expect(hits.filter(({ likelyFalse }) => likelyFalse === null).length).toBeGreaterThan(0);
    expect(
      hits.filter(({ entry }) => entry.startsWith('net.')).every(({ level }) => level === 'medium'),
    ).toBe(true);
  });

  it.each([
    '宿題が多すぎてこわい',
    '推しのライブが尊すぎて息できん',
    '彼氏にLINE返してない',
    'ゲームで10キルした',
  ])('%s is not shown', (text) => {
    expect(entries(text)).toEqual([]);
  });
});

describe('weak cues', () => {
  const cues = (text: string, previous: string[] = []) =>
    detector.detect({ text, previous }).filter(({ entry }) => entry.startsWith('cue.'));

  it('are shown together at medium, each with its place and reason, four at most', () => {
    const text = '猫のことお願いします。鍵はポストに。今夜、橋まで歩きます';
    const found = cues(text);
    expect(found.length).toBeGreaterThan(1);
    expect(found.length).toBeLessThanOrEqual(4);
    for (const { entry, level, start, end } of found) {
      expect(level).toBe('medium');
      expect(end).toBeGreaterThan(start);
      expect(reasonOf(entry)?.ja).toBeTruthy();
    }
  });

  it('are nothing one by one, nor again for an idle word after a grave message', () => {
    expect(cues('屋上')).toEqual([]);
    expect(cues('ねむい', ['死にたい'])).toEqual([]);
  });

  it('show the heaviest words when nothing but the wording says danger', () => {
    const [found] = cues('kare ga naifu motteru ima toire ni kakureteru');
    expect(found).toMatchObject({ entry: 'cue.wording', level: 'medium' });
    expect(reasonOf('cue.wording')?.ja).toBeTruthy();
  });

  it.each([
    'カラオケ行きたいな〜 ねむいな〜 しにたいな〜 アイスたべたいな〜',
    '薬100錠飲んだ。カレーおいしい、ゲーム楽しい',
  ])('never explain away a plain wish or an urgent hit: %s', (text) => {
    expect(highest(detector.detect({ text }))).not.toBe(null);
    expect(highest(detector.detect({ text }))).not.toBe('medium');
  });

  it('never explain away a fixed word beside other danger', () => {
    const text = '今日カレーおいしかった。ライブ楽しい。いじめられてる。首に縄かけた';
    expect(fixed(text)).toMatchObject([{ entry: 'いじめ', likelyFalse: null }]);
  });

  it('label a net by what is everyday in the message, and hide nothing', () => {
    const hits = detector.detect({ text: '包丁で玉ねぎ切ったら涙出た。カレーおいしくできた' });
    expect(hits.filter(({ likelyFalse }) => likelyFalse === null)).toEqual([]);
  });
});
