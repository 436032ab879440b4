import { randomUUID } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { replyTokenPlace, takeReplyTokens } from '../seekers/index.ts';
import { REPLY_TOKEN_MS } from '../talks/index.ts';
import { deliveryTokenPlace } from './bubble.ts';
import { insertDeliveries, type DeliveryRow } from './deliveries-store.ts';
import { deleteEmptyLanes, type LaneRow } from './lanes-store.ts';
import { freezeBubbles, selectUnsent, type OutboxRow } from './outbox-store.ts';

/** LINE takes up to five bubbles in one request, and keeps their order. */
const BUBBLES_PER_REQUEST = 5;

/** A request and the bubbles frozen in it. */
export interface Frozen {
  readonly delivery: DeliveryRow;
  readonly rows: readonly OutboxRow[];
}

/** Freezes what lanes send next into new requests; lanes with nothing to send are removed. */
export async function beginDeliveries(
  context: Context,
  tx: OperatorTx,
  keys: OperatorKeys,
  lanes: readonly LaneRow[],
): Promise<Frozen[]> {
  if (lanes.length === 0) return [];
  const people = lanes.map((lane) => lane.seeker_id);
  const waiting = Map.groupBy(await selectUnsent(tx, people, BUBBLES_PER_REQUEST), (row) => row.seeker_id);
  if (waiting.size < lanes.length) await deleteEmptyLanes(tx, people);
  if (waiting.size === 0) return [];
  const createdAt = context.clock.now();
  const since = new Date(createdAt.getTime() - REPLY_TOKEN_MS);
  const tokens = await takeReplyTokens(tx, [...waiting.keys()], since);
  const frozen = lanes.flatMap(({ seeker_id: seekerId, desk_id: deskId }): Frozen[] => {
    const rows = waiting.get(seekerId);
    if (!rows) return [];
    const id = randomUUID();
    const taken = tokens.get(seekerId);
    const token = taken
      ? keys.seal(deliveryTokenPlace(id), keys.unseal(replyTokenPlace(seekerId), taken))
      : null;
    return [
      {
        rows,
        delivery: {
          operator_id: tx.operatorId,
          id,
          desk_id: deskId,
          seeker_id: seekerId,
          state: 'waiting',
          method: token ? 'reply' : 'push',
          sealed_reply_token: token,
          error: null,
          line_status: null,
          line_request_id: null,
          attempts: 0,
          created_at: createdAt,
          completed_at: null,
        },
      },
    ];
  });
  await insertDeliveries(
    tx,
    frozen.map(({ delivery }) => delivery),
  );
  await freezeBubbles(
    tx,
    frozen.flatMap(({ delivery, rows }) =>
      rows.map((row) => ({ seekerId: row.seeker_id, place: row.out_seq, deliveryId: delivery.id })),
    ),
  );
  return frozen;
}
