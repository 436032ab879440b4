import { randomUUID } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import {
  lineUserPlace,
  lockSeeker,
  replyTokenPlace,
  selectSeeker,
  takeReplyToken,
} from '../seekers/index.ts';
import { REPLY_TOKEN_MS, selectConsultations } from '../talks/index.ts';
import { bubblePlace, readBubble, talklessPlace, type Bubble } from './bubble.ts';
import { hold } from './hold-lane.ts';
import { markMessages } from './mark-messages.ts';
import { RETRY_FOR_MS } from './next-step.ts';
import {
  deleteLane,
  freezeBubbles,
  insertDelivery,
  selectBubbles,
  selectChannelOfDesk,
  selectDelivery,
  selectLane,
  selectUnsent,
  updateDelivery,
  updateLane,
  type DeliveryRow,
  type LaneRow,
  type OutboxRow,
} from './outbox-store.ts';

/** LINE takes up to five bubbles in one request, and keeps their order. */
const BUBBLES_PER_REQUEST = 5;

/** A request ready to go: everything LINE needs, and the attempt it counts as. */
export interface Request {
  readonly operatorId: string;
  readonly seekerId: string;
  readonly leaseId: string;
  readonly deliveryId: string;
  readonly channelId: string;
  readonly userId: string;
  readonly method: 'reply' | 'push';
  readonly replyToken: string | null;
  readonly attempt: number;
  readonly createdAt: Date;
  readonly bubbles: readonly Bubble[];
}

/** Where a reply token taken for a request is sealed. */
const tokenPlace = (deliveryId: string): string => `deliveries.reply_token|${deliveryId}`;

/**
 * Decides what a leased lane sends next and writes it down before the first byte goes out, so that whoever finds the
 * lane after a crash knows what was tried. null: nothing to send now.
 */
export async function prepareDelivery(
  context: Context,
  tx: OperatorTx,
  keys: OperatorKeys,
  lease: { seekerId: string; leaseId: string },
): Promise<Request | null> {
  await lockSeeker(tx, lease.seekerId);
  const lane = await selectLane(tx, lease.seekerId);
  if (!lane || lane.lease_id !== lease.leaseId || lane.state !== 'ready') return null;
  const found = lane.delivery_id ? await resume(context, tx, lane) : await begin(context, tx, lane, keys);
  if (!found) return null;

  const seeker = await selectSeeker(tx, lane.seeker_id);
  const channelId = await selectChannelOfDesk(tx, lane.desk_id);
  if (!channelId || !seeker?.sealed_line_user_id || seeker.friend_state === 'blocked') {
    const error = seeker?.friend_state === 'blocked' ? 'blocked' : channelId ? 'not_reachable' : 'no_channel';
    await hold(context, tx, found.delivery, { state: 'failed', error });
    return null;
  }
  const attempt = found.delivery.attempts + 1;
  await updateDelivery(tx, found.delivery.id, { state: 'sending', attempts: attempt });
  await updateLane(tx, lane.seeker_id, { delivery_id: found.delivery.id });
  await markMessages(tx, context, found.rows, {
    delivery_state: 'sending',
    delivery_attempts: attempt,
    next_attempt_at: null,
  });
  const { delivery } = found;
  const token = delivery.method === 'reply' ? delivery.sealed_reply_token : null;
  return {
    operatorId: tx.operatorId,
    seekerId: lane.seeker_id,
    leaseId: lease.leaseId,
    deliveryId: delivery.id,
    channelId,
    userId: keys.unseal(lineUserPlace(seeker.id), seeker.sealed_line_user_id).toString('utf8'),
    method: delivery.method,
    replyToken: token ? keys.unseal(tokenPlace(delivery.id), token).toString('utf8') : null,
    attempt,
    createdAt: delivery.created_at,
    bubbles: await openBubbles(tx, keys, found.rows),
  };
}

interface Found {
  readonly delivery: DeliveryRow;
  readonly rows: readonly OutboxRow[];
}

/** Goes on with a request that was begun: after a pause, or after the process that sent it died. */
async function resume(context: Context, tx: OperatorTx, lane: LaneRow): Promise<Found | null> {
  const delivery = lane.delivery_id ? await selectDelivery(tx, lane.delivery_id) : undefined;
  if (!delivery) return null;
  if (delivery.state === 'sending' && delivery.method === 'reply') {
    // The process died between sending and hearing; a reply has no retry key, so only a person may repeat it.
    await hold(context, tx, delivery, { state: 'unknown', error: null });
    return null;
  }
  if (context.clock.now().getTime() - delivery.created_at.getTime() >= RETRY_FOR_MS) {
    // Nobody could send for long. LINE may have accepted it before that, and forgotten its retry key since.
    await hold(context, tx, delivery, { state: 'unknown', error: 'retries_exhausted' });
    return null;
  }
  return { delivery, rows: await selectBubbles(tx, delivery.id) };
}

async function begin(
  context: Context,
  tx: OperatorTx,
  lane: LaneRow,
  keys: OperatorKeys,
): Promise<Found | null> {
  const rows = await selectUnsent(tx, lane.seeker_id, BUBBLES_PER_REQUEST);
  if (rows.length === 0) {
    await deleteLane(tx, lane.seeker_id);
    return null;
  }
  const id = randomUUID();
  const createdAt = context.clock.now();
  const taken = await takeReplyToken(tx, lane.seeker_id, new Date(createdAt.getTime() - REPLY_TOKEN_MS));
  const token = taken ? keys.seal(tokenPlace(id), keys.unseal(replyTokenPlace(lane.seeker_id), taken)) : null;
  await insertDelivery(tx, {
    operator_id: tx.operatorId,
    id,
    desk_id: lane.desk_id,
    seeker_id: lane.seeker_id,
    state: 'waiting',
    method: token ? 'reply' : 'push',
    sealed_reply_token: token,
    created_at: createdAt,
  });
  await freezeBubbles(
    tx,
    lane.seeker_id,
    rows.map((row) => row.out_seq),
    id,
  );
  const delivery = await selectDelivery(tx, id);
  return delivery ? { delivery, rows } : null;
}

async function openBubbles(
  tx: OperatorTx,
  keys: OperatorKeys,
  rows: readonly OutboxRow[],
): Promise<Bubble[]> {
  const ids = [...new Set(rows.flatMap((row) => row.consultation_id ?? []))];
  const talks = ids.length > 0 ? await selectConsultations(tx, { ids }) : [];
  const talkKeys = new Map(
    talks.map((talk) => [talk.id, keys.openConsultationKey(talk.id, talk.wrapped_key)]),
  );
  return rows.map((row) => {
    if (row.message_id === null || row.consultation_id === null)
      return readBubble(keys.unseal(talklessPlace(row.seeker_id, row.out_seq), row.sealed).toString('utf8'));
    const key = talkKeys.get(row.consultation_id);
    if (!key) throw new Error('An outbox row has no consultation');
    return readBubble(key.unseal(bubblePlace(row.message_id, row.part), row.sealed));
  });
}
