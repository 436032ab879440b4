import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { SendOutcome } from '../../line/send-outcome.ts';
import { recordAudit } from '../audit/index.ts';
import { lockSeeker } from '../seekers/index.ts';
import { quoteTokenPlace } from './bubble.ts';
import { markMessages } from './mark-messages.ts';
import { nextStep } from './next-step.ts';
import {
  deleteBubbles,
  insertSentBubbles,
  selectBubbles,
  selectDelivery,
  selectLane,
  selectUnfinished,
  updateDelivery,
  updateLane,
  type DeliveryRow,
  type LaneRow,
  type OutboxRow,
} from './outbox-store.ts';
import { hold } from './hold-lane.ts';
import type { Request } from './prepare-delivery.ts';

/** Writes down how an attempt ended. Answers whether the lane may go on at once. */
export async function finishDelivery(
  context: Context,
  tx: OperatorTx,
  keys: OperatorKeys,
  { request, outcome }: { request: Request; outcome: SendOutcome },
): Promise<boolean> {
  await lockSeeker(tx, request.seekerId);
  const lane = await selectLane(tx, request.seekerId);
  const delivery = await selectDelivery(tx, request.deliveryId);
  // Another process took the lane over because our lease ran out; what it does counts now.
  if (!lane || !delivery || lane.lease_id !== request.leaseId || delivery.attempts !== request.attempt)
    return false;

  const now = context.clock.now();
  const requestId = 'requestId' in outcome ? outcome.requestId : null;
  const status = statusOf(outcome);
  const step = nextStep({
    outcome,
    method: request.method,
    attempt: request.attempt,
    ageMs: now.getTime() - request.createdAt.getTime(),
    formerStatus: delivery.line_status,
  });
  await updateDelivery(tx, delivery.id, { line_request_id: requestId, line_status: status });
  switch (step.step) {
    case 'done':
      await accept(context, tx, keys, { lane, delivery, outcome });
      return true;
    case 'again': {
      const dueAt = new Date(now.getTime() + step.afterMs);
      await updateDelivery(tx, delivery.id, {
        state: 'waiting',
        ...(step.asPush ? { method: 'push', sealed_reply_token: null } : {}),
      });
      await updateLane(tx, lane.seeker_id, { due_at: dueAt, lease_id: null, lease_until: null });
      const rows = await selectBubbles(tx, delivery.id);
      await markMessages(tx, context, rows, { delivery_state: 'queued', next_attempt_at: dueAt });
      return step.afterMs === 0;
    }
    case 'hold':
      await hold(context, tx, delivery, { state: step.state, error: step.error, status });
      return false;
  }
}

function statusOf(outcome: SendOutcome): number | null {
  if ('status' in outcome) return outcome.status;
  return outcome.kind === 'credentials' ? 401 : null;
}

async function accept(
  context: Context,
  tx: OperatorTx,
  keys: OperatorKeys,
  { lane, delivery, outcome }: { lane: LaneRow; delivery: DeliveryRow; outcome: SendOutcome },
): Promise<void> {
  const now = context.clock.now();
  const rows = await selectBubbles(tx, delivery.id);
  const sent = outcome.kind === 'accepted' ? outcome.sent : [];
  await insertSentBubbles(
    tx,
    sent.flatMap((bubble, position) => {
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
    }),
  );
  await deleteBubbles(tx, delivery.id);
  await updateDelivery(tx, delivery.id, {
    state: 'accepted',
    completed_at: now,
    sealed_reply_token: null,
    error: null,
  });
  await updateLane(tx, lane.seeker_id, { due_at: now, lease_id: null, lease_until: null, delivery_id: null });
  const unfinished = await selectUnfinished(
    tx,
    rows.flatMap((row) => row.message_id ?? []),
  );
  const whole = (row: OutboxRow) => !unfinished.has(row.message_id);
  await markMessages(tx, context, rows.filter(whole), {
    delivery_state: 'accepted',
    delivery_method: delivery.method,
    delivery_error: null,
    accepted_at: now,
    next_attempt_at: null,
  });
  await recordAudit(
    tx,
    context.clock,
    { kind: 'system' },
    {
      action: 'delivery.accepted',
      deskId: delivery.desk_id,
      subject: { kind: 'delivery', id: delivery.id },
      details: { method: delivery.method, bubbles: rows.length },
    },
  );
}
