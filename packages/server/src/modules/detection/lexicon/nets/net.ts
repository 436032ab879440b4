import type { Rule } from '../../types.ts';

/** Readings that make any single idea harmless. */
const TALE = [
  'fiction',
  'title',
  'game',
  'schoolTopic',
  'news',
  'lyric',
  'laugh',
  'fan',
  'fanWord',
  'petDeath',
  'insect',
  'sport',
  'jokeWant',
  'spicy',
] as const;

/** Everyday readings beside them; not for what others do to someone, where a school or an outing is only the scene. */
const EVERYDAY = [
  'pool',
  'homework',
  'thanksHelp',
  'cookCut',
  'barbecue',
  'massage',
  'fun',
  'travel',
  'diet',
  'love',
  'happy',
  'lostItem',
  'playfight',
  'orthostatic',
  'noseTooth',
  'graduation',
  'shopping',
  'pastNow',
  'medicalTest',
] as const;

interface Rest extends Partial<Pick<Rule, 'within' | 'not' | 'order'>> {
  /** Further contexts that label this net. */
  also?: readonly string[];
}

type Net = (id: string, reason: string, all: readonly string[], rest?: Rest) => Rule;

function netWith(safe: readonly string[]): Net {
  return (id, reason, all, { also = [], ...limits } = {}) => {
    return { id: `net.${id}`, level: 'medium', reason, all, safe: [...safe, ...also], ...limits };
  };
}

/**
 * A net: one strong idea, at medium, so that what no precise rule foresaw is still seen. It gives way to everyday
 * readings, and the precise rules beside it give the higher levels.
 */
export const net = netWith([
  'lyric',
  'jokeWant',
  'insect',
  'petDeath',
  'pool',
  'medicalTest',
  'noseTooth',
  'pastNow',
  'cookCut',
]);

/** A net for what others do, which only tales and games explain away. */
export const harmNet = netWith(['lyric', 'jokeWant', 'insect', 'petDeath', 'tradition']);

/** A net for words of dying: a doctor, a kitchen or a present beside them explains nothing. */
export const endNet = netWith(['lyric', 'jokeWant', 'insect', 'petDeath', 'pool', 'tradition', 'graduation']);
