import type { ConsultationFacts } from '@tomoshibi/contract';

/**
 * Whether the opened talk (abilities, notes, history) has to be asked for again. Opening is audited, so changes that
 * messages or an alert explain do not lead to it: every write raises the version by one and tells of the messages it touched.
 */
export function outdatesDetail(
  known: ConsultationFacts,
  facts: ConsultationFacts | null,
  messagesSince: number,
): boolean {
  if (facts === null) return true;
  if (facts.version <= known.version) return false;
  const moved =
    facts.state !== known.state ||
    facts.assignee?.staffId !== known.assignee?.staffId ||
    facts.blocked !== known.blocked;
  // An alert has a query of its own; one change of it explains one version.
  const alerted = JSON.stringify(facts.alert) !== JSON.stringify(known.alert);
  return moved || facts.version - known.version > messagesSince + (alerted ? 1 : 0);
}
