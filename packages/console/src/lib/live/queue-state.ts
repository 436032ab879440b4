import type { ConsultationFacts, ConsultationSummary, StreamEvent } from '@tomoshibi/contract';
import { applyStreamEvent } from '@tomoshibi/contract';

export type Summaries = ReadonlyMap<string, ConsultationSummary>;

/**
 * Applies an event to the summaries on the screen. The rule of the contract decides what moves; words (label,
 * preview) stay as they were until fetched. A consultation not known yet appears once its words are there.
 */
export function applyToSummaries(known: Summaries, event: StreamEvent): Summaries {
  const before = known;
  const after = applyStreamEvent(before, event);
  if (after === before) return known;
  const next = new Map<string, ConsultationSummary>();
  for (const [id, facts] of after) {
    const summary = known.get(id);
    if (summary) next.set(id, Object.is(summary, facts) ? summary : withNewFacts(summary, facts));
  }
  return next;
}

function withNewFacts(summary: ConsultationSummary, facts: ConsultationFacts): ConsultationSummary {
  return { ...summary, ...facts };
}

/** Puts fetched summaries in; those asked for and not answered are gone, closed or no longer the caller's. */
export function mergeFetched(
  known: Summaries,
  asked: readonly string[],
  fetched: readonly ConsultationSummary[],
): Summaries {
  const next = new Map(known);
  const answered = new Set(fetched.map((summary) => summary.id));
  for (const id of asked) if (!answered.has(id)) next.delete(id);
  for (const summary of fetched) {
    const present = next.get(summary.id);
    if (present && present.version > summary.version) continue;
    if (summary.state === 'closed') next.delete(summary.id);
    else next.set(summary.id, summary);
  }
  return next;
}
