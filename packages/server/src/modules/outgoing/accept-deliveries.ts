import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { SendOutcome } from '../../line/send-outcome.ts';
import { recordAudit } from '../audit/index.ts';
import type { DeskEvent } from '../live/index.ts';
import { quoteTokenPlace } from './bubble.ts';
import { updateDeliveries, type DeliveryRow } from './deliveries-store.ts';
import { deleteEmptyLanes, updateLanes } from './lanes-store.ts';
import { markMessages } from './mark-messages.ts';
import {
  deleteBubbles,
  insertSentBubbles,
  selectBubbles,
  selectUnfinished,
  type OutboxRow,
} from './outbox-store.ts';

interface Accepted {
  readonly delivery: DeliveryRow;
  readonly outcome: SendOutcome;
}

/** Writes down that LINE took requests, and lets their lanes go on or end. Answers what is to be announced. */
export async function acceptDeliveries(
  context: Context,
  tx: OperatorTx,
  keys: OperatorKeys,
  accepted: readonly Accepted[],
): Promise<DeskEvent[]> {
  if (accepted.length === 0) return [];
  const now = context.clock.now();
  const ids = accepted.map(({ delivery }) => delivery.id);
  const people = accepted.map(({ delivery }) => delivery.seeker_id);
  const bubbles = await selectBubbles(tx, ids);
  const rowsOf = Map.groupBy(bubbles, (row) => row.delivery_id);
  await insertSentBubbles(
    tx,
    accepted.flatMap(({ delivery, outcome }) =>
      sentBubbles(tx, keys, outcome, rowsOf.get(delivery.id) ?? []),
    ),
  );
  await deleteBubbles(tx, ids);
  await updateDeliveries(tx, ids, {
    state: 'accepted',
    completed_at: now,
    sealed_reply_token: null,
    error: null,
  });
  await deleteEmptyLanes(tx, people);
  await updateLanes(tx, people, { due_at: now, lease_id: null, lease_until: null, delivery_id: null });
  const unfinished = await selectUnfinished(
    tx,
    bubbles.flatMap((row) => row.message_id ?? []),
  );
  const events: DeskEvent[] = [];
  for (const [method, same] of Map.groupBy(accepted, ({ delivery }) => delivery.method)) {
    const rows = same.flatMap(({ delivery }) => rowsOf.get(delivery.id) ?? []);
    const change = {
      delivery_state: 'accepted',
      delivery_method: method,
      delivery_error: null,
      accepted_at: now,
      next_attempt_at: null,
    } as const;
    events.push(
      ...(await markMessages(
        tx,
        rows.filter((row) => !unfinished.has(row.message_id)),
        change,
      )),
    );
  }
  await recordAudit(
    tx,
    context.clock,
    { kind: 'system' },
    ...accepted.map(({ delivery }) => ({
      action: 'delivery.accepted',
      deskId: delivery.desk_id,
      subject: { kind: 'delivery', id: delivery.id },
      details: { method: delivery.method, bubbles: rowsOf.get(delivery.id)?.length ?? 0 },
    })),
  );
  return events;
}

function sentBubbles(
  tx: OperatorTx,
  keys: OperatorKeys,
  outcome: SendOutcome,
  rows: readonly OutboxRow[],
): Parameters<typeof insertSentBubbles>[1] {
  const sent = outcome.kind === 'accepted' ? outcome.sent : [];
  return sent.flatMap((bubble, position) => {
    const row = rows[position];
    // A quote of a text that belongs to no talk finds no message.
    if (!row?.message_id) return [];
    return [
      {
        operator_id: tx.operatorId,
        desk_id: row.desk_id,
        line_message_id: bubble.id,
        message_id: row.message_id,
        sealed_quote_token: bubble.quoteToken
          ? keys.seal(quoteTokenPlace(bubble.id), bubble.quoteToken)
          : null,
      },
    ];
  });
}
