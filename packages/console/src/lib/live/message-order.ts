import type { Message, MessageFacts } from '@tomoshibi/contract';

function earlier(a: Message, b: Message): number {
  if (a.sentAt !== b.sentAt) return Date.parse(a.sentAt) - Date.parse(b.sentAt);
  return a.seq - b.seq;
}

/** Known and fetched messages as one list in the order of (sentAt, seq); fetched ones win. */
export function inOrder(known: readonly Message[], fetched: readonly Message[]): readonly Message[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of fetched) byId.set(message.id, message);
  return [...byId.values()].sort(earlier);
}

/** Words travel only by fetch: a new, edited or unsent message has words to take or to drop. */
export function needsRefetch(known: Message | undefined, facts: MessageFacts): boolean {
  if (!known) return true;
  return known.editedAt !== facts.editedAt || known.unsentAt !== facts.unsentAt;
}

/** A message with newer facts; unsent words vanish at once, before any fetch. */
export function withFacts(known: Message, facts: MessageFacts): Message {
  const merged: Message = { ...known, ...facts };
  return facts.unsentAt ? { ...merged, text: null, spans: [], note: null, quote: null } : merged;
}
