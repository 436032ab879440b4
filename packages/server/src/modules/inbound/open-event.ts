import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import { understandEvent } from '../../line/webhook-event.ts';
import type { PendingEvent } from './inbound-store.ts';
import { rawPlace } from './raw-place.ts';

/** Opens a stored event. An erased one does no harm; a broken seal throws, and the worker sets that event aside. */
export function openEvent(keys: OperatorKeys, channelId: string, row: PendingEvent) {
  const unreadable = {
    userId: null,
    replyToken: null,
    event: { type: 'record_only', reason: 'unreadable' },
  } as const;
  if (!row.sealed) return { row, understood: unreadable };
  const json = keys.unseal(rawPlace(channelId, row.webhook_event_id), row.sealed).toString('utf8');
  return { row, understood: understandEvent(json) };
}
export type OpenedEvent = ReturnType<typeof openEvent>;
