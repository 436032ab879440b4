import type { Rule } from '../../types.ts';

/** What explains any net away. The rest of the everyday is for the weak cues of the message to judge. */
const TALE = ['lyric', 'jokeWant', 'insect', 'petDeath'] as const;

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
export const net = netWith([...TALE, 'pool', 'medicalTest', 'noseTooth', 'pastNow', 'cookCut']);

/** A net for what others do, which only tales and games explain away. */
export const harmNet = netWith([...TALE, 'tradition']);

/** A net for words of dying: a doctor, a kitchen or a present beside them explains nothing. */
export const endNet = netWith([...TALE, 'pool', 'tradition', 'graduation']);
