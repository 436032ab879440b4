import type { Concept, Forms, Topic } from '../../types.ts';

/** One weak cue: an idea of its own, also ideas defined elsewhere, and what it weighs. */
export interface CueRow {
  id: string;
  reason: string;
  points: number;
  forms: Forms;
  except?: Concept['except'];
  /** Ideas of other topics that are this cue as well: `A|B`. */
  also?: string;
}

/** A topic of nothing but weak cues; the idea of `cue.night` is named `cue.night` too. */
export function cueTopic(name: string, rows: readonly CueRow[]): Topic {
  return {
    name,
    concepts: Object.fromEntries(
      rows.map(({ id, forms, except }) => [id, except ? { forms, except } : { forms }]),
    ),
    rules: [],
    cues: rows.map(({ id, reason, points, also }) => ({
      id,
      reason,
      points,
      ideas: also ? `${id}|${also}` : id,
    })),
  };
}
