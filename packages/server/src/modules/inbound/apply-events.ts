import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { applyBatch } from './apply-batch.ts';
import { lockChannel, selectPendingEvents, setLastEventAt } from './inbound-store.ts';
import type { Newcomer } from './learn-names.ts';
import { loadStates } from './load-states.ts';
import { openEvent } from './open-event.ts';

/** How many events one transaction applies at most. */
export const BATCH_SIZE = 300;

/** How exactly the settings tell when something last came from LINE. */
const LAST_EVENT_MS = 10_000;

export interface Applied {
  readonly count: number;
  readonly newcomers: readonly Newcomer[];
}
const NOTHING: Applied = { count: 0, newcomers: [] };

/**
 * Applies waiting events of one channel in one transaction, in LINE's time order: people, consultations, messages,
 * audit and event stream change together with the inbox rows, so a crash at any point repeats or loses nothing.
 * Answers how many were applied, 0 when none waits or another worker has the channel, and who is new where names
 * are shown.
 */
export async function applyEvents(
  context: Context,
  tx: OperatorTx,
  keys: OperatorKeys,
  { channelId, limit }: { channelId: string; limit: number },
): Promise<Applied> {
  const channel = await lockChannel(tx, channelId);
  if (!channel) return NOTHING;
  const rows = await selectPendingEvents(tx, channelId, context.clock.now(), limit);
  const last = rows.at(-1);
  if (!last) return NOTHING;
  const opened = rows.map((row) => openEvent(keys, channelId, row));
  const states = await loadStates(tx, context, keys, { channel, opened });
  const now = context.clock.now();
  if (!channel.last_event_at || now.getTime() - channel.last_event_at.getTime() >= LAST_EVENT_MS)
    await setLastEventAt(tx, channelId, now);
  await applyBatch(tx, context, keys, {
    door: channel,
    via: 'line',
    opened,
    states,
    events: opened.map(({ row, understood }) => ({
      webhookEventId: row.webhook_event_id,
      at: row.event_at,
      understood,
      seeker: understood.userId ? (states.seekers.get(understood.userId)?.state ?? null) : null,
    })),
  });
  const newcomers =
    channel.name_display === 'line_name'
      ? [...states.seekers]
          .filter(([, { state }]) => state.isNew)
          .map(([userId, { state }]) => ({ seekerId: state.id, userId }))
      : [];
  return { count: rows.length, newcomers };
}
