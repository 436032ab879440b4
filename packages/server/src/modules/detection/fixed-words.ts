import type { Level } from './types.ts';

interface FixedWord {
  word: string;
  /** The level of the word alone. Context may label it likely false or add lexicon entries, never remove it. */
  level: Level;
  /** Ideas whose look-alikes (必死に, 死ぬほど) label this word. */
  ideas: readonly string[];
  safe: readonly string[];
}

const DEATH = [
  'fictionWant',
  'game',
  'hyperboleCause',
  'laugh',
  'fan',
  'petDeath',
  'insectDeath',
  'schoolTopic',
  'news',
  'lyric',
];
const KILL = ['fiction', 'game', 'laugh', 'fan', 'hyperboleCause', 'news', 'insect', 'schoolTopic'];

/** The fourteen words of the rules of a prefectural school desk (2021-06-09), in their order. */
export const fixedWords: readonly FixedWord[] = [
  { word: '死ぬ', level: 'high', ideas: ['diePlain'], safe: DEATH },
  { word: '死に', level: 'high', ideas: ['diePlain'], safe: DEATH },
  {
    word: '自殺',
    level: 'high',
    ideas: ['suicideWord'],
    safe: ['fiction', 'game', 'schoolTopic', 'news', 'sport', 'lyric'],
  },
  { word: '殺せ', level: 'medium', ideas: ['killWord'], safe: KILL },
  {
    word: '死ね',
    level: 'medium',
    ideas: ['dieImperative', 'diePlain'],
    safe: ['fiction', 'game', 'fan', 'laugh', 'lyric'],
  },
  { word: '殺し', level: 'medium', ideas: ['killWord', 'killThreat'], safe: KILL },
  {
    word: '消えたい',
    level: 'medium',
    ideas: ['vanishWant'],
    safe: ['embarrassed', 'fan', 'lyric', 'jokeWant', 'fictionWant'],
  },
  {
    word: 'リスカ',
    level: 'medium',
    ideas: ['cutWord'],
    safe: ['quitHarm', 'schoolTopic', 'fiction', 'news', 'lyric'],
  },
  { word: '虐待', level: 'high', ideas: ['abuseWord'], safe: ['schoolTopic', 'news', 'fiction'] },
  {
    word: 'いじめ',
    level: 'medium',
    ideas: ['bullyWord'],
    safe: ['schoolTopic', 'fiction', 'news', 'game', 'muscle', 'pastNow'],
  },
  {
    word: '暴力',
    level: 'medium',
    ideas: ['violenceWord'],
    safe: ['schoolTopic', 'news', 'fiction', 'game', 'fan'],
  },
  { word: '暴行', level: 'high', ideas: ['violenceWord'], safe: ['schoolTopic', 'news', 'fiction', 'game'] },
  { word: '自傷', level: 'medium', ideas: ['cutWord'], safe: ['quitHarm', 'schoolTopic', 'fiction', 'news'] },
  {
    word: '助け',
    level: 'medium',
    ideas: ['helpWord'],
    safe: ['homework', 'game', 'fiction', 'fun', 'offersHelp', 'thanksHelp', 'laugh'],
  },
];

export const FIXED_WORDS: readonly string[] = fixedWords.map(({ word }) => word);
