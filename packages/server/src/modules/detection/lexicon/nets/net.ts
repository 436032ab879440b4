import type { Rule } from '../../types.ts';

/** Readings that make a single idea harmless: a net is wide, so any of them labels its hit. */
const CALM = [
  'fiction',
  'game',
  'schoolTopic',
  'news',
  'lyric',
  'laugh',
  'fan',
  'petDeath',
  'insect',
  'sport',
  'pool',
  'homework',
  'thanksHelp',
  'jokeWant',
  'cookCut',
  'barbecue',
  'massage',
  'fun',
  'travel',
  'diet',
  'love',
  'happy',
  'machine',
  'friendly',
  'lostItem',
  'playfight',
  'music',
  'orthostatic',
  'muscle',
  'noseTooth',
  'proud',
  'graduation',
  'shopping',
  'pastNow',
] as const;

/**
 * A net: one strong idea, at medium, so that what no precise rule foresaw is still seen. It gives way to everyday
 * readings, and the precise rules beside it give the higher levels.
 */
export function net(
  id: string,
  reason: string,
  all: readonly string[],
  rest: Partial<Pick<Rule, 'within' | 'not' | 'order'>> = {},
): Rule {
  return { id: `net.${id}`, level: 'medium', reason, all, safe: CALM, ...rest };
}
