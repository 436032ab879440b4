import type { ConsultationFacts } from '@tomoshibi/contract';

/**
 * Whether the opened talk (abilities, notes, history) has to be asked for again. Opening is audited, so a change
 * that is explained by messages alone does not lead to it.
 */
export function outdatesDetail(known: ConsultationFacts, facts: ConsultationFacts | null): boolean {
  if (facts === null) return true;
  if (facts.version <= known.version) return false;
  const moved =
    facts.state !== known.state ||
    facts.assignee?.staffId !== known.assignee?.staffId ||
    facts.blocked !== known.blocked;
  const talked =
    facts.messageCount !== known.messageCount ||
    facts.lastMessageAt !== known.lastMessageAt ||
    facts.attention !== known.attention;
  return moved || !talked;
}
