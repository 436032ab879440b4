import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import { LineFault } from '../../line/line-fault.ts';
import type { MessagingClient } from '../../line/messaging-client.ts';
import type { SendOutcome } from '../../line/send-outcome.ts';
import { finishDelivery } from './finish-delivery.ts';
import { leaseLanes, type ClaimedLane } from './outbox-store.ts';
import { prepareDelivery, type Request } from './prepare-delivery.ts';

/** How often the worker looks by itself, for pauses that ended and hints that were lost. */
const LOOK_MS = 500;
/** Longer than a request may take; a lane of a killed process is free again after this. */
const LEASE_MS = 25_000;
const LANES_AT_ONCE = 24;
/** Pauses before what LINE said is written down again, should the database be away just then. */
const RECORD_PAUSES_MS = [200, 400, 800, 1600, 3200, 6400];

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

  /** One request of a lane; answers whether to go on with the lane at once. */
  async function step(lane: ClaimedLane, leaseId: string): Promise<boolean> {
    // Not inside the transactions: there it could need a second connection while all others wait for one too.
    const keys = await context.keys(lane.operator_id);
    const request = await context.db.tenant(lane.operator_id, (tx) =>
      prepareDelivery(context, tx, keys, { seekerId: lane.seeker_id, leaseId }),
    );
    if (!request) return false;
    return record(keys, request, await send(request));
  }

  /**
   * Writes down what LINE said. It would be lost with a database that is away for a moment, and a reply that arrived
   * would be of unknown fate; whoever takes the lane over meanwhile makes this do nothing.
   */
  async function record(keys: OperatorKeys, request: Request, outcome: SendOutcome): Promise<boolean> {
    for (const pause of [...RECORD_PAUSES_MS, null])
      try {
        return await context.db.tenant(request.operatorId, (tx) =>
          finishDelivery(context, tx, keys, { request, outcome }),
        );
      } catch (error) {
        const mayPass = error instanceof AppError && error.code === 'unavailable';
        if (!mayPass || stopped || pause === null) throw error;
        await setTimeout(pause);
      }
    return false;
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
    const claimed = await leaseLanes(context.db, { id: leaseId, now, until, limit });
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
