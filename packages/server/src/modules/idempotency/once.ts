import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import {
  deleteOldSlots,
  fillSlot,
  freeSlot,
  insertSlot,
  lockSlot,
  restartSlot,
  type Slot,
} from './idempotency-store.ts';

type Needs = Pick<Context, 'db' | 'clock' | 'keys' | 'logger'>;
type Once = (
  caller: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<unknown>,
) => Promise<unknown>;

const KEPT_MS = 24 * 60 * 60_000;
/** No request runs longer; a slot without an answer after this was left by a process that died. */
const ABANDONED_MS = 30_000;
const SWEEP_EVERY_MS = 60 * 60_000;

const NOTHING = 'null';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

function readKey(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/u.test(key)) return key;
  const reason = 'must be 1 to 200 visible ASCII characters';
  throw new AppError('invalid_input', `Idempotency-Key ${reason}.`, [{ field: 'Idempotency-Key', reason }]);
}

/** Keyed, since a body may hold a password: a plain hash of it could be guessed at. */
function hashRequest(keys: OperatorKeys, request: FastifyRequest): Buffer {
  const parts = [request.method, request.url, JSON.stringify(request.body ?? null)];
  return keys.index('idempotency', parts.join('\n'));
}

const place = (slot: Slot) => `idempotency_keys.answer|${slot.staffId}|${slot.key}`;

/** The stored answer, or null when the slot is now ours to fill. */
async function enterSlot(
  context: Needs,
  keys: OperatorKeys,
  slot: Slot,
  { requestHash, now }: { requestHash: Buffer; now: Date },
): Promise<Answer | null> {
  return context.db.tenant(keys.operatorId, async (tx) => {
    if (await insertSlot(tx, slot, requestHash, now)) return null;
    const found = await lockSlot(tx, slot);
    if (!found)
      throw new AppError('idempotency_in_progress', 'A request with this key just ended; send it again.');
    const age = now.getTime() - found.createdAt.getTime();
    if (age > KEPT_MS) {
      await restartSlot(tx, slot, requestHash, now);
      return null;
    }
    if (!found.requestHash.equals(requestHash))
      throw new AppError('idempotency_mismatch', 'This Idempotency-Key was used for another request.');
    if (found.status !== null && found.sealedAnswer !== null) {
      const body: unknown = JSON.parse(keys.unseal(place(slot), found.sealedAnswer).toString('utf8'));
      return { status: found.status, body };
    }
    if (age < ABANDONED_MS)
      throw new AppError('idempotency_in_progress', 'The first request with this key is still running.');
    await restartSlot(tx, slot, requestHash, now);
    return null;
  });
}

/** Forgets what is older than a day, about once an hour for each operator that is busy. */
function createSweep(context: Needs): (operatorId: string) => Promise<void> {
  const last = new Map<string, number>();
  return async (operatorId) => {
    const now = context.clock.now().getTime();
    if (now - (last.get(operatorId) ?? 0) < SWEEP_EVERY_MS) return;
    last.set(operatorId, now);
    await context.db.tenant(operatorId, (tx) => deleteOldSlots(tx, new Date(now - KEPT_MS)));
  };
}

/**
 * Runs a changing request once per person and Idempotency-Key; repetitions get the first status and answer. What was
 * refused or failed is not kept: it changed nothing and may be tried again.
 */
export function createOnce(context: Needs): Once {
  const sweep = createSweep(context);
  return async (caller, request, reply, work) => {
    const key = readKey(request);
    if (key === null) return work();
    const slot: Slot = { staffId: caller.staffId, key };
    await sweep(caller.operatorId);
    const keys = await context.keys(caller.operatorId);
    const begunAt = context.clock.now();
    const requestHash = hashRequest(keys, request);
    const first = await enterSlot(context, keys, slot, { requestHash, now: begunAt });
    if (first) {
      reply.code(first.status).header('idempotency-replayed', 'true');
      return first.body ?? undefined;
    }
    const settle = (end: (tx: OperatorTx) => Promise<void>) =>
      // What the request did is done, whether or not this can be written down.
      context.db
        .tenant(caller.operatorId, end)
        .catch((error: unknown) => context.logger.warn({ event: 'idempotency_not_settled', err: error }));
    let answer: unknown;
    try {
      answer = await work();
    } catch (error) {
      await settle((tx) => freeSlot(tx, slot, begunAt));
      throw error;
    }
    const sealedAnswer = keys.seal(place(slot), answer === undefined ? NOTHING : JSON.stringify(answer));
    const { statusCode: status } = reply;
    await settle((tx) => fillSlot(tx, slot, begunAt, { status, sealedAnswer }));
    return answer;
  };
}
