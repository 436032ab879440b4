import type { CompiledContext } from './compile.ts';
import type { Folded } from './fold.ts';
import { anyNear } from './occurrences.ts';
import type { Occurrence } from './scan.ts';
import type { Reason } from './types.ts';

interface Scene {
  folded: Folded;
  found: readonly (readonly Occurrence[])[];
}

function holds({ context, near, unless }: CompiledContext, hit: Occurrence, scene: Scene): boolean {
  const { folded, found } = scene;
  const close = near.some((slot) => {
    const other = anyNear(found[slot] ?? [], hit, context.within);
    if (!other) return false;
    return context.sameSentence === false || sameSentence(folded, hit, other);
  });
  if (!close) return false;
  // Also in an earlier message: who was in danger a moment ago is not labelled for a joke.
  return !unless.some((slot) => (found[slot] ?? []).length > 0);
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
