import { randomInt } from 'node:crypto';

/** Plants and small birds: soft, easy to tell apart when read aloud, and nobody's name. */
const WORDS = [
  'あおい', 'あさがお', 'あじさい', 'あやめ', 'いちょう', 'うぐいす', 'うめ', 'かえで', 'かすみそう', 'かたくり',
  'かわせみ', 'ききょう', 'きんもくせい', 'くちなし', 'けやき', 'こでまり', 'こぶし', 'さざんか', 'しらかば', 'すいせん',
  'すずかけ', 'すずめ', 'すずらん', 'すみれ', 'たんぽぽ', 'つくし', 'つばき', 'つばめ', 'つゆくさ', 'どんぐり',
  'なずな', 'なでしこ', 'のぎく', 'はぎ', 'はくちょう', 'ひいらぎ', 'ひなげし', 'ひばり', 'ふくじゅそう', 'ふじ',
  'ほおずき', 'ほたるぶくろ', 'みずき', 'みつば', 'むくげ', 'めじろ', 'もくれん', 'もみじ', 'やまぶき', 'ゆきやなぎ',
  'よもぎ', 'りんどう', 'るりびたき', 'れんげ', 'わすれなぐさ',
] as const; // prettier-ignore

/** A name for a person whose LINE name is not shown. Not unique: the number only makes a mix-up unlikely. */
export function newPseudonym(): string {
  return `${WORDS[randomInt(WORDS.length)] ?? WORDS[0]} ${randomInt(1000, 10_000)}`;
}
