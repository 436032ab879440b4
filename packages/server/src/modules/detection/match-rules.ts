import type { Compiled, CompiledRule } from './compile.ts';
import type { Folded } from './fold.ts';
import { anyNear, following, merged, nearest, without } from './occurrences.ts';
import type { Occurrence } from './scan.ts';

const WITHIN = 16;
const NOT_WITHIN = 24;

export interface Match extends Occurrence {
  compiled: CompiledRule;
}

/** Occurrences by idea without their look-alikes; the look-alikes stay in their own slots. */
export function findIdeas({ scanner, ideas }: Compiled, folded: Folded): (readonly Occurrence[])[] {
  const found = scanner.scan(folded);
  for (const { slot, exceptions, chains } of ideas.values()) {
    let list = found[slot] ?? [];
    for (const { slots, within } of chains) list = merged([list, chain(slots, found, within)]);
    if (list.length === 0) continue;
    found[slot] = exceptions.reduce((kept, { slot: other }) => without(kept, found[other] ?? []), list);
  }
  return found;
}

function chain(
  [head = -1, ...tail]: readonly number[],
  found: readonly (readonly Occurrence[])[],
  within: number,
): readonly Occurrence[] {
  const first = found[head] ?? [];
  if (first.length === 0) return first;
  return first.flatMap((anchor) => {
    const end = tail.reduce<Occurrence | null>(
      (last, slot) => last && following(found[slot] ?? [], last, within),
      anchor,
    );
    return end ? [{ start: anchor.start, end: end.end }] : [];
  });
}

function spanOf(parts: readonly Occurrence[]): Occurrence {
  return {
    start: Math.min(...parts.map(({ start }) => start)),
    end: Math.max(...parts.map(({ end }) => end)),
  };
}

function joinFrom(
  anchor: Occurrence,
  rest: readonly (readonly Occurrence[])[],
  { rule }: CompiledRule,
): Occurrence | null {
  const taken = [anchor];
  let last = anchor;
  for (const list of rest) {
    const within = rule.within ?? WITHIN;
    const next = rule.order === 'then' ? following(list, last, within) : nearest(list, anchor, within);
    if (!next) return null;
    taken.push(next);
    last = next;
  }
  return spanOf(taken);
}

function matchRule(
  compiled: CompiledRule,
  found: readonly (readonly Occurrence[])[],
  newest: number,
): Match[] {
  const lists: (readonly Occurrence[])[] = [];
  for (const slots of compiled.parts) {
    if (!slots.some((slot) => (found[slot] ?? []).length > 0)) return [];
    lists.push(merged(slots.map((slot) => found[slot] ?? [])));
  }
  const [anchors = [], ...rest] = lists;
  const matches: Match[] = [];
  let covered = -1;
  for (const anchor of anchors) {
    const span = joinFrom(anchor, rest, compiled);
    if (!span || span.end <= newest || span.start < covered) continue;
    if (compiled.not.some((slot) => anyNear(found[slot] ?? [], span, NOT_WITHIN))) continue;
    covered = span.end;
    matches.push({ ...span, compiled });
  }
  return matches;
}

/** All rules that end in the newest message, which begins at the folded unit `newest`. */
export function matchRules(
  { rules }: Compiled,
  found: readonly (readonly Occurrence[])[],
  newest: number,
): Match[] {
  return rules.flatMap((compiled) => matchRule(compiled, found, newest));
}
