import type { Context } from '../../platform/context.ts';
import { isDatabaseGone } from '../../platform/db/database.ts';
import { AppError } from '../../platform/app-error.ts';
import { applyEvents, BATCH_SIZE } from './apply-events.ts';
import { learnNames, type NameSource, type Newcomer } from './learn-names.ts';
import { markAttempt, selectPendingChannels, selectPendingEvents } from './inbound-store.ts';

/** A busy channel rests this long between two batches, so that each carries more; a quiet one never waits. */
const REST_MS = 20;
/** How often the worker looks by itself, should a hint have been lost. */
const LOOK_MS = 1000;
/**
 * Pauses before an event that failed is tried again. Meanwhile the others go on, also the same person's: what comes
 * late is shown in its place. After the last pause the event is set aside; it stays stored.
 */
const RETRY_PAUSES_MS = [1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000];

/** The database cannot be reached just now; the events have nothing to do with it. */
const isAway = (error: unknown): boolean =>
  isDatabaseGone(error) || (error instanceof AppError && error.code === 'unavailable');

export interface Worker {
  /** Finishes what is at hand and stops. */
  stop(): Promise<void>;
  /** Resolves when nothing waits any more; for tests and orderly shutdown. */
  drain(): Promise<void>;
}

/** Applies stored events as they come. Channels go on side by side; within a channel the order is LINE's. */
export function startInboundWorker(context: Context, line: NameSource): Worker {
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const resting = new Map<string, NodeJS.Timeout>();
  const learning = new Set<Promise<void>>();
  let stopped = false;
  const isStopped = () => stopped;

  async function applyBatch(operatorId: string, channelId: string, limit: number): Promise<number> {
    const keys = await context.keys(operatorId);
    const { count, newcomers } = await context.db.tenant(operatorId, (tx) =>
      applyEvents(context, tx, keys, { channelId, limit }),
    );
    if (newcomers.length > 0) learn(operatorId, channelId, newcomers);
    return count;
  }

  /** Beside the work: a slow LINE must not hold up messages for the sake of a name. */
  function learn(operatorId: string, channelId: string, newcomers: readonly Newcomer[]): void {
    const job = learnNames(
      context,
      line,
      { operatorId, channelId },
      {
        newcomers,
        isStopped: () => stopped,
      },
    )
      .catch((error: unknown) => context.logger.warn({ event: 'names_not_learnt', channelId, err: error }))
      .finally(() => learning.delete(job));
    learning.add(job);
  }

  /** Lets the first waiting event, which cannot be applied, wait or go. */
  async function postpone(operatorId: string, channelId: string, error: unknown): Promise<void> {
    const now = context.clock.now();
    const [first] = await context.db.tenant(operatorId, (tx) => selectPendingEvents(tx, channelId, now, 1));
    if (!first) return;
    const pause = RETRY_PAUSES_MS[first.attempts];
    const retryAt = pause === undefined ? null : new Date(now.getTime() + pause);
    await context.db.tenant(operatorId, (tx) => markAttempt(tx, channelId, first.webhook_event_id, retryAt));
    const attempt = first.attempts + 1;
    context.logger.error({
      event: 'inbound_event_failed',
      channelId,
      attempt,
      setAside: !retryAt,
      err: error,
    });
  }

  async function work(operatorId: string, channelId: string): Promise<void> {
    let size = BATCH_SIZE;
    while (!isStopped()) {
      try {
        const applied = await applyBatch(operatorId, channelId, size);
        if (applied < size) return;
      } catch (error) {
        if (isAway(error)) throw error;
        // One event of the batch cannot be applied: smaller batches find it.
        if (size === 1) await postpone(operatorId, channelId, error);
        size = size === 1 ? BATCH_SIZE : Math.ceil(size / 4);
      }
    }
  }

  function wake(operatorId: string, channelId: string): void {
    if (stopped) return;
    if (resting.has(channelId)) return;
    if (running.has(channelId)) {
      again.add(channelId);
      return;
    }
    const job = work(operatorId, channelId)
      .catch((error: unknown) => context.logger.warn({ event: 'inbound_paused', channelId, err: error }))
      .finally(() => {
        running.delete(channelId);
        if (again.delete(channelId)) rest(operatorId, channelId);
      });
    running.set(channelId, job);
  }

  function rest(operatorId: string, channelId: string): void {
    const timer = setTimeout(() => {
      resting.delete(channelId);
      wake(operatorId, channelId);
    }, REST_MS);
    resting.set(channelId, timer);
  }

  async function look(): Promise<number> {
    const channels = await selectPendingChannels(context.db, context.clock.now());
    for (const channel of channels) wake(channel.operator_id, channel.id);
    return channels.length;
  }

  const off = context.hints.on('inbox', (id) => {
    const [operatorId, channelId] = id.split('/');
    if (operatorId && channelId) wake(operatorId, channelId);
  });
  const timer = setInterval(() => {
    look().catch((error: unknown) => context.logger.warn({ event: 'inbound_look_failed', err: error }));
  }, LOOK_MS);
  timer.unref();

  return {
    async stop() {
      stopped = true;
      off();
      clearInterval(timer);
      for (const timeout of resting.values()) clearTimeout(timeout);
      await Promise.all([...running.values(), ...learning]);
    },
    async drain() {
      while ((await look()) > 0 || running.size > 0) await Promise.all(running.values());
      await Promise.all(learning);
    },
  };
}
