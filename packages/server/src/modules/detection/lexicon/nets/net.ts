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

function build(
  id: string,
  reason: string,
  all: readonly string[],
  safe: readonly string[],
  rest: Rest,
): Rule {
  const { also = [], ...limits } = rest;
  return { id: `net.${id}`, level: 'medium', reason, all, safe: [...safe, ...also], ...limits };
}

/**
 * A net: one strong idea, at medium, so that what no precise rule foresaw is still seen. It gives way to everyday
 * readings, and the precise rules beside it give the higher levels.
 */
export function net(id: string, reason: string, all: readonly string[], rest: Rest = {}): Rule {
  return build(id, reason, all, [...TALE, ...EVERYDAY], rest);
}

/** A net for what others do, which only tales and games explain away. */
export function harmNet(id: string, reason: string, all: readonly string[], rest: Rest = {}): Rule {
  return build(id, reason, all, [...TALE, 'playfight', 'music'], rest);
}

/** A net for words of dying: a doctor, a kitchen or a present beside them explains nothing. */
export function endNet(id: string, reason: string, all: readonly string[], rest: Rest = {}): Rule {
  return build(
    id,
    reason,
    all,
    [...TALE, 'pool', 'homework', 'thanksHelp', 'fun', 'travel', 'graduation'],
    rest,
  );
}
