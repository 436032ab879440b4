import type { MessageFacts } from '@tomoshibi/contract';

/** How long the server takes a reply token for usable, counted from the seeker's message. */
const FREE_MS = 50_000;

/**
 * Until when (ms) an answer goes out free of charge: after a seeker's message, until somebody answers it. Known from
 * the messages themselves, so that nobody has to open the talk again, which would be audited as a reading.
 */
export function freeReplyUntil(messages: readonly MessageFacts[]): number | null {
  const last = messages.findLast((message) => message.direction !== 'system');
  return last?.direction === 'in' ? Date.parse(last.sentAt) + FREE_MS : null;
}
