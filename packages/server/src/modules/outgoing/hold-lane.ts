import type { DeliveryError } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import { recordAudit } from '../audit/index.ts';
import type { DeskEvent } from '../live/index.ts';
import { notify } from '../notifications/index.ts';
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

interface Sorted {
  /** What somebody will decide about. */
  readonly attended: readonly OutboxRow[];
  readonly unattended: readonly OutboxRow[];
  readonly talks: readonly Pick<ConsultationRow, 'id' | 'desk_id' | 'assignee_id'>[];
}

/**
 * Nobody would decide about automatic texts, which are sent anew when their reason is, nor about what belongs to ended
 * talks, where nobody would see it wait.
 */
async function sortByAttendance(tx: OperatorTx, rows: readonly OutboxRow[]): Promise<Sorted> {
  const written = await selectWritten(
    tx,
    rows.flatMap((row) => row.message_id ?? []),
  );
  const ids = [...new Set(rows.flatMap((row) => row.consultation_id ?? []))];
  const all = ids.length > 0 ? await selectConsultations(tx, { ids }) : [];
  const talks = all.filter((talk) => talk.state !== 'closed');
  const open = new Set(talks.map((talk) => talk.id));
  const attended = rows.filter(
    ({ message_id: message, consultation_id: talk }) =>
      message && talk && written.has(message) && open.has(talk),
  );
  return { attended, unattended: rows.filter((row) => !attended.includes(row)), talks };
}

async function giveUp(
  tx: OperatorTx,
  rows: readonly OutboxRow[],
  error: DeliveryError | null,
): Promise<DeskEvent[]> {
  if (rows.length === 0) return [];
  // The later bubbles of the same text wait outside this request; half a text would only confuse.
  for (const id of new Set(rows.flatMap((row) => row.message_id ?? []))) await deleteMessageBubbles(tx, id);
  await deletePlaces(tx, rows);
  return markMessages(tx, rows, {
    delivery_state: 'given_up',
    delivery_error: error,
    next_attempt_at: null,
  });
}

/** The counselor of the talk, or where it has none those who may step in. */
async function tellWhoDecides(context: Context, tx: OperatorTx, { attended, talks }: Sorted): Promise<void> {
  const waiting = new Set(attended.map((row) => row.consultation_id));
  for (const { id, desk_id: deskId, assignee_id: assignee } of talks)
    if (waiting.has(id))
      await notify(tx, context, {
        deskId,
        to: assignee === null ? { right: 'talk.intervene' } : { staffIds: [assignee] },
        kind: 'delivery_failed',
        subject: { kind: 'consultation', id },
      });
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
  const sorted = await sortByAttendance(tx, all);
  const undecided = sorted.attended;
  await tellWhoDecides(context, tx, sorted);
  const events = await giveUp(tx, sorted.unattended, error);
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
