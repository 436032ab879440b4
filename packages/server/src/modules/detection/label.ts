import type { CompiledContext } from './compile.ts';
import type { Folded } from './fold.ts';
import { anyNear, firstFrom } from './occurrences.ts';
import type { Occurrence } from './trie.ts';
import type { Reason } from './types.ts';

interface Scene {
  folded: Folded;
  found: readonly (readonly Occurrence[])[];
  /** First folded unit of the newest message. */
  newest: number;
}

function holds({ context, near, unless }: CompiledContext, hit: Occurrence, scene: Scene): boolean {
  const { folded, found, newest } = scene;
  const close = near.some((slot) => {
    const other = anyNear(found[slot] ?? [], hit, context.within);
    if (!other) return false;
    return context.sameSentence === false || sameSentence(folded, hit, other);
  });
  if (!close) return false;
  return !unless.some((slot) => {
    const list = found[slot] ?? [];
    return firstFrom(list, newest) < list.length;
  });
}

function sameSentence({ sentences }: Folded, a: Occurrence, b: Occurrence): boolean {
  const from = a.start < b.start ? a.end - 1 : b.end - 1;
  const to = Math.max(a.start, b.start);
  return sentences[Math.min(from, to)] === sentences[to];
}

/** The first context that makes another reading likely, or null. */
export function labelByContext(
  hit: Occurrence,
  contexts: readonly CompiledContext[],
  scene: Scene,
): Reason | null {
  return contexts.find((context) => holds(context, hit, scene))?.context.reason ?? null;
}
