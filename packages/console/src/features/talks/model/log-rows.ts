import type { Message } from '@tomoshibi/contract';
import type { PendingMessage } from '../../../lib/live/outgoing.ts';
import { dayKey } from '../../../lib/time/format.ts';

export type LogRow =
  | { readonly type: 'beginning'; readonly key: string }
  | { readonly type: 'day'; readonly key: string; readonly iso: string }
  | { readonly type: 'system'; readonly key: string; readonly message: Message }
  | {
      readonly type: 'message';
      readonly key: string;
      readonly message: Message;
      readonly joined: boolean;
      readonly newest: boolean;
      /** Waits because somebody has to decide about an answer before it. */
      readonly behind: boolean;
    }
  | { readonly type: 'pending'; readonly key: string; readonly pending: PendingMessage };

/** Messages of one side within this time stand close together. */
const JOIN_MS = 3 * 60_000;

function joins(before: Message | undefined, message: Message): boolean {
  return (
    before !== undefined &&
    before.direction === message.direction &&
    before.author?.staffId === message.author?.staffId &&
    Date.parse(message.sentAt) - Date.parse(before.sentAt) < JOIN_MS
  );
}

/** The lines of a talk: days, system lines, messages in their order, then what is still on its way. */
export function logRows(
  messages: readonly Message[],
  pending: readonly PendingMessage[],
  hasOlder: boolean,
): readonly LogRow[] {
  const rows: LogRow[] = hasOlder ? [] : [{ type: 'beginning', key: 'beginning' }];
  let day = '';
  let before: Message | undefined;
  const newest = messages.findLast((message) => message.direction === 'out')?.id;
  let undecided = false;
  for (const message of messages) {
    const today = dayKey(message.sentAt);
    if (today !== day) {
      rows.push({ type: 'day', key: `day-${today}`, iso: message.sentAt });
      day = today;
      before = undefined;
    }
    if (message.direction === 'system') {
      rows.push({ type: 'system', key: message.id, message });
      before = undefined;
    } else {
      // The echo and the stored message share a key, so that one becomes the other in place.
      const key = message.clientId ?? message.id;
      rows.push({
        type: 'message',
        key,
        message,
        joined: joins(before, message),
        newest: message.id === newest,
        behind: undecided && message.delivery?.state === 'queued',
      });
      before = message;
      undecided ||= message.delivery?.state === 'failed' || message.delivery?.state === 'unknown';
    }
  }
  const arrived = new Set(messages.map((message) => message.clientId));
  for (const one of pending)
    if (!arrived.has(one.clientId)) rows.push({ type: 'pending', key: one.clientId, pending: one });
  return rows;
}
