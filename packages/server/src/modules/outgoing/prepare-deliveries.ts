import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { announce, type DeskEvent } from '../live/index.ts';
import { lineUserPlace, lockSeekers, selectSeekers } from '../seekers/index.ts';
import { beginDeliveries, type Frozen } from './begin-deliveries.ts';
import { deliveryTokenPlace, type Bubble } from './bubble.ts';
import { countAttempts, selectDeliveries } from './deliveries-store.ts';
import { hold } from './hold-lane.ts';
import { loadLanes, selectLanes, type LaneRow } from './lanes-store.ts';
import { markMessages } from './mark-messages.ts';
import { RETRY_FOR_MS } from './next-step.ts';
import { openBubbles } from './open-bubbles.ts';
import { selectBubbles, selectChannelOfDesk } from './outbox-store.ts';

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

export interface Lease {
  readonly seekerId: string;
  readonly leaseId: string;
}

/**
 * Decides what leased lanes send next and writes it down before the first byte goes out, so that whoever finds a lane
 * after a crash knows what was tried. Answers requests by seeker; a lane without one has nothing to send now.
 */
export async function prepareDeliveries(
  context: Context,
  tx: OperatorTx,
  keys: OperatorKeys,
  leases: readonly Lease[],
): Promise<Map<string, Request>> {
  const leaseOf = new Map(leases.map(({ seekerId, leaseId }) => [seekerId, leaseId]));
  await lockSeekers(tx, [...leaseOf.keys()]);
  const lanes = (await selectLanes(tx, [...leaseOf.keys()])).filter(
    (lane) => lane.state === 'ready' && lane.lease_id === leaseOf.get(lane.seeker_id),
  );
  const events: DeskEvent[] = [];
  const frozen = [
    ...(await resumeDeliveries(context, tx, lanes, events)),
    ...(await beginDeliveries(
      context,
      tx,
      keys,
      lanes.filter((lane) => lane.delivery_id === null),
    )),
  ];
  const addressed = await addressDeliveries(context, tx, keys, { frozen, events });
  if (addressed.length > 0) {
    const ids = addressed.map(({ delivery }) => delivery.id);
    await countAttempts(tx, ids);
    await loadLanes(tx, ids);
  }
  for (const [attempts, same] of Map.groupBy(addressed, ({ delivery }) => delivery.attempts)) {
    const change = {
      delivery_state: 'sending',
      delivery_attempts: attempts + 1,
      next_attempt_at: null,
    } as const;
    events.push(
      ...(await markMessages(
        tx,
        same.flatMap(({ rows }) => rows),
        change,
      )),
    );
  }
  const bubbles = await openBubbles(
    tx,
    keys,
    addressed.flatMap(({ rows }) => rows),
  );
  await announce(tx, context, events);
  return new Map(
    addressed.map(({ delivery, rows, channelId, userId }) => {
      const token = delivery.method === 'reply' ? delivery.sealed_reply_token : null;
      const request: Request = {
        operatorId: tx.operatorId,
        seekerId: delivery.seeker_id,
        leaseId: leaseOf.get(delivery.seeker_id) ?? '',
        deliveryId: delivery.id,
        channelId,
        userId,
        method: delivery.method,
        replyToken: token ? keys.unseal(deliveryTokenPlace(delivery.id), token).toString('utf8') : null,
        attempt: delivery.attempts + 1,
        createdAt: delivery.created_at,
        bubbles: rows.map((row) => bubbles.of(row)),
      };
      return [request.seekerId, request];
    }),
  );
}

/** Goes on with requests that were begun: after a pause, or after the process that sent them died. */
async function resumeDeliveries(
  context: Context,
  tx: OperatorTx,
  lanes: readonly LaneRow[],
  events: DeskEvent[],
): Promise<Frozen[]> {
  const ids = lanes.flatMap((lane) => lane.delivery_id ?? []);
  if (ids.length === 0) return [];
  const rows = Map.groupBy(await selectBubbles(tx, ids), (row) => row.delivery_id);
  const frozen: Frozen[] = [];
  for (const delivery of await selectDeliveries(tx, ids)) {
    // The process died between sending and hearing; a reply has no retry key, so only a person may repeat it.
    const unheard = delivery.state === 'sending' && delivery.method === 'reply';
    // Nobody could send for long. LINE may have accepted it before that, and forgotten its retry key since.
    const tooOld = context.clock.now().getTime() - delivery.created_at.getTime() >= RETRY_FOR_MS;
    if (unheard || tooOld) {
      const error = unheard ? null : 'retries_exhausted';
      events.push(...(await hold(context, tx, delivery, { state: 'unknown', error })));
    } else frozen.push({ delivery, rows: rows.get(delivery.id) ?? [] });
  }
  return frozen;
}

interface Addressed extends Frozen {
  readonly channelId: string;
  readonly userId: string;
}

/** Finds where requests go; those that can go nowhere are held. */
async function addressDeliveries(
  context: Context,
  tx: OperatorTx,
  keys: OperatorKeys,
  { frozen, events }: { frozen: readonly Frozen[]; events: DeskEvent[] },
): Promise<Addressed[]> {
  const people = await selectSeekers(
    tx,
    frozen.map(({ delivery }) => delivery.seeker_id),
  );
  const seekers = new Map(people.map((seeker) => [seeker.id, seeker]));
  const channels = new Map<string, string | null>();
  for (const { delivery } of frozen)
    if (!channels.has(delivery.desk_id))
      channels.set(delivery.desk_id, await selectChannelOfDesk(tx, delivery.desk_id));
  const addressed: Addressed[] = [];
  for (const { delivery, rows } of frozen) {
    const seeker = seekers.get(delivery.seeker_id);
    const channelId = channels.get(delivery.desk_id);
    if (channelId && seeker?.sealed_line_user_id && seeker.friend_state !== 'blocked') {
      const userId = keys.unseal(lineUserPlace(seeker.id), seeker.sealed_line_user_id).toString('utf8');
      addressed.push({ delivery, rows, channelId, userId });
      continue;
    }
    const error = seeker?.friend_state === 'blocked' ? 'blocked' : channelId ? 'not_reachable' : 'no_channel';
    events.push(...(await hold(context, tx, delivery, { state: 'failed', error })));
  }
  return addressed;
}
