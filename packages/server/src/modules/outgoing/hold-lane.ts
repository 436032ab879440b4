import type { DeliveryError } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import type { DeskEvent } from '../live/index.ts';
import { selectConsultations } from '../talks/index.ts';
import { updateDeliveries, type DeliveryRow } from './deliveries-store.ts';
import { updateLanes } from './lanes-store.ts';
import { markMessages } from './mark-messages.ts';
import {
  deleteMessageBubbles,
  deletePlaces,
  selectBubbles,
  selectWritten,
  type OutboxRow,
} from './outbox-store.ts';

type Held = Pick<DeliveryRow, 'id' | 'desk_id' | 'seeker_id'>;

/** Lets a lane go on after a request of which nothing is undecided any more. */
export async function freeLane(
  tx: OperatorTx,
  context: Context,
  lane: { seekerId: string; deliveryId: string },
): Promise<void> {
  const now = context.clock.now();
  await updateDeliveries(tx, [lane.deliveryId], { state: 'given_up', completed_at: now });
  await updateLanes(tx, [lane.seekerId], {
    state: 'ready',
    due_at: now,
    lease_id: null,
    lease_until: null,
    delivery_id: null,
  });
  tx.onCommit(() => context.hints.publish('lane', lane.seekerId));
}

/**
 * Gives up what nobody would decide about, and answers with the rest: automatic texts, which are sent anew when their
 * reason is, and whatever belongs to ended talks, where nobody would see it wait.
 */
async function giveUpUnattended(
  tx: OperatorTx,
  rows: readonly OutboxRow[],
  error: DeliveryError | null,
): Promise<{ undecided: readonly OutboxRow[]; events: DeskEvent[] }> {
  const written = await selectWritten(
    tx,
    rows.flatMap((row) => row.message_id ?? []),
  );
  const ids = [...new Set(rows.flatMap((row) => row.consultation_id ?? []))];
  const talks = ids.length > 0 ? await selectConsultations(tx, { ids }) : [];
  const open = new Set(talks.filter((talk) => talk.state !== 'closed').map((talk) => talk.id));
  const attended = rows.filter(
    ({ message_id: message, consultation_id: talk }) =>
      message && talk && written.has(message) && open.has(talk),
  );
  const unattended = rows.filter((row) => !attended.includes(row));
  if (unattended.length === 0) return { undecided: attended, events: [] };
  // The later bubbles of the same text wait outside this request; half a text would only confuse.
  for (const id of new Set(unattended.flatMap((row) => row.message_id ?? [])))
    await deleteMessageBubbles(tx, id);
  await deletePlaces(tx, unattended);
  const events = await markMessages(tx, unattended, {
    delivery_state: 'given_up',
    delivery_error: error,
    next_attempt_at: null,
  });
  return { undecided: attended, events };
}

/** Stops the lane until a person decides about the messages of this request. Answers what is to be announced. */
export async function hold(
  context: Context,
  tx: OperatorTx,
  delivery: Held,
  verdict: { state: 'failed' | 'unknown'; error: DeliveryError | null; status?: number | null },
): Promise<DeskEvent[]> {
  const { state, error, status = null } = verdict;
  await recordAudit(
    tx,
    context.clock,
    { kind: 'system' },
    {
      action: `delivery.${state}`,
      deskId: delivery.desk_id,
      subject: { kind: 'delivery', id: delivery.id },
      details: { error, status },
    },
  );
  const all = await selectBubbles(tx, [delivery.id]);
  await updateDeliveries(tx, [delivery.id], { state, error, completed_at: context.clock.now() });
  const { undecided, events } = await giveUpUnattended(tx, all, error);
  if (undecided.length === 0) {
    await freeLane(tx, context, { seekerId: delivery.seeker_id, deliveryId: delivery.id });
    return events;
  }
  await updateLanes(tx, [delivery.seeker_id], {
    state: 'held',
    delivery_id: delivery.id,
    lease_id: null,
    lease_until: null,
  });
  const held = await markMessages(tx, undecided, {
    delivery_state: state,
    delivery_error: error,
    next_attempt_at: null,
  });
  return [...events, ...held];
}
