import type { Context } from '../../platform/context.ts';
import { isDatabaseGone } from '../../platform/db/database.ts';
import { AppError } from '../../platform/app-error.ts';
import { applyEvents, BATCH_SIZE } from './apply-events.ts';
import { learnNames, type NameSource, type Newcomer } from './learn-names.ts';
import { markAttempt, selectPendingChannels, selectPendingEvents } from './inbound-store.ts';

/** How often the worker looks by itself, should a hint have been lost. */
const LOOK_MS = 1000;
/** An event that fails this often is set aside, so that the person's next words are not held up. */
const MOST_ATTEMPTS = 3;

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
  const learning = new Set<Promise<void>>();
  let stopped = false;

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

  async function applyOneByOne(operatorId: string, channelId: string): Promise<void> {
    const [first] = await context.db.tenant(operatorId, (tx) => selectPendingEvents(tx, channelId, 1));
    if (!first) return;
    try {
      await applyBatch(operatorId, channelId, 1);
    } catch (error) {
      if (error instanceof AppError || isDatabaseGone(error)) throw error;
      const failed = first.attempts + 1 >= MOST_ATTEMPTS;
      await context.db.tenant(operatorId, (tx) => markAttempt(tx, channelId, first.webhook_event_id, failed));
      context.logger.error({
        event: 'inbound_event_failed',
        channelId,
        attempt: first.attempts + 1,
        setAside: failed,
        err: error,
      });
    }
  }

  async function work(operatorId: string, channelId: string): Promise<void> {
    for (;;) {
      if (stopped) return;
      try {
        const applied = await applyBatch(operatorId, channelId, BATCH_SIZE);
        if (applied < BATCH_SIZE) return;
      } catch (error) {
        if (error instanceof AppError || isDatabaseGone(error)) throw error;
        // One event of the batch cannot be applied; go singly past it.
        await applyOneByOne(operatorId, channelId);
      }
    }
  }

  function wake(operatorId: string, channelId: string): void {
    if (stopped) return;
    if (running.has(channelId)) {
      again.add(channelId);
      return;
    }
    const job = work(operatorId, channelId)
      .catch((error: unknown) => context.logger.warn({ event: 'inbound_paused', channelId, err: error }))
      .finally(() => {
        running.delete(channelId);
        if (again.delete(channelId)) wake(operatorId, channelId);
      });
    running.set(channelId, job);
  }

  async function look(): Promise<number> {
    const channels = await selectPendingChannels(context.db);
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
      await Promise.all([...running.values(), ...learning]);
    },
    async drain() {
      while ((await look()) > 0 || running.size > 0) await Promise.all(running.values());
      await Promise.all(learning);
    },
  };
}
