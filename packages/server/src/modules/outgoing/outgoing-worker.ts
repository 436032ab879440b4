import { randomUUID } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import { LineFault } from '../../line/line-fault.ts';
import type { MessagingClient } from '../../line/messaging-client.ts';
import type { SendOutcome } from '../../line/send-outcome.ts';
import { REPLY_TOKEN_MS } from '../talks/index.ts';
import { createDeskDeliveries, type DeskDeliveries } from './desk-deliveries.ts';
import { leaseLanes, type ClaimedLane } from './lanes-store.ts';
import type { Request } from './prepare-deliveries.ts';

/** How often the worker looks by itself, for pauses that ended and hints that were lost. */
const LOOK_MS = 500;
/** Longer than a request may take; a lane of a killed process is free again after this. */
const LEASE_MS = 25_000;
const LANES_AT_ONCE = 64;
/**
 * Texts whose free reply token may still be good go before those that waited too long, which cost a push either way; in
 * one look of so many the longest waiting go first, so that nobody waits without end.
 */
const OLDEST_EVERY = 4;

export interface TokenSource {
  accessToken(operatorId: string, channelId: string): Promise<string>;
  forget(channelId: string, refusedToken: string): void;
}

export interface OutgoingWorker {
  /** Lets requests in flight end and writes down how; leaves the rest to the next process. */
  stop(): Promise<void>;
  /** Resolves when no lane is due; for tests and orderly shutdown. */
  drain(): Promise<void>;
}

/** Sends what waits in the outbox: one request in flight a seeker, many seekers side by side. */
export function startOutgoingWorker(
  context: Context,
  line: MessagingClient,
  tokens: TokenSource,
): OutgoingWorker {
  const lanes = new Set<Promise<void>>();
  let looking: Promise<number> | null = null;
  let lookAgain = false;
  let stopped = false;
  let looks = 0;

  async function send(request: Request): Promise<SendOutcome> {
    let token: string;
    try {
      token = await tokens.accessToken(request.operatorId, request.channelId);
    } catch (error) {
      // A secret that LINE does not know will not get better by waiting; a person must mend it.
      if (error instanceof LineFault && error.kind === 'credentials')
        return { kind: 'credentials', requestId: null };
      return { kind: 'not_sent' };
    }
    const outcome =
      request.method === 'reply' && request.replyToken
        ? await line.reply(token, request.replyToken, request.bubbles)
        : await line.push(token, request.userId, request.bubbles, request.deliveryId);
    if (outcome.kind === 'credentials') tokens.forget(request.channelId, token);
    return outcome;
  }

  const desks = new Map<string, DeskDeliveries>();
  function deskOf({ operator_id: operatorId, desk_id: deskId }: ClaimedLane): DeskDeliveries {
    const known = desks.get(deskId) ?? createDeskDeliveries(context, operatorId, () => stopped);
    desks.set(deskId, known);
    return known;
  }

  /** One request of a lane; answers whether to go on with the lane at once. */
  async function step(lane: ClaimedLane, leaseId: string): Promise<boolean> {
    const desk = deskOf(lane);
    const request = await desk.prepare({ seekerId: lane.seeker_id, leaseId });
    if (!request) return false;
    return desk.record({ request, outcome: await send(request) });
  }

  function run(lane: ClaimedLane, leaseId: string): void {
    const job = step(lane, leaseId)
      .then((goOn) => (goOn ? look() : undefined))
      .catch((error: unknown) => context.logger.warn({ event: 'delivery_interrupted', err: error }))
      .finally(() => {
        lanes.delete(job);
        if (lookAgain) look();
      });
    lanes.add(job);
  }

  async function lease(): Promise<number> {
    const limit = LANES_AT_ONCE - lanes.size;
    if (limit <= 0) {
      lookAgain = true;
      return 0;
    }
    const now = context.clock.now();
    const leaseId = randomUUID();
    const until = new Date(now.getTime() + LEASE_MS);
    looks += 1;
    const hopeful = new Date(looks % OLDEST_EVERY === 0 ? 0 : now.getTime() - REPLY_TOKEN_MS);
    const claimed = await leaseLanes(context.db, { id: leaseId, now, until, limit, hopeful });
    for (const lane of claimed) run(lane, leaseId);
    return claimed.length;
  }

  function look(): void {
    if (stopped) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    lookAgain = false;
    looking = lease()
      .catch((error: unknown) => {
        context.logger.warn({ event: 'outgoing_look_failed', err: error });
        return 0;
      })
      .finally(() => {
        looking = null;
        if (lookAgain && lanes.size < LANES_AT_ONCE) look();
      });
  }

  const off = context.hints.on('lane', look);
  const timer = setInterval(look, LOOK_MS);
  timer.unref();

  return {
    async stop() {
      stopped = true;
      off();
      clearInterval(timer);
      await looking;
      await Promise.all(lanes);
    },
    async drain() {
      const underWay = () => looking;
      for (;;) {
        // A look under way is waited for first: asking again during it would make it begin anew without end.
        while (underWay()) await underWay();
        look();
        const found = await underWay();
        if (!found && lanes.size === 0 && !underWay()) return;
        await Promise.all(lanes);
      }
    },
  };
}
