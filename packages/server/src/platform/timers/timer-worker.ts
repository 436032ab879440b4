import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import { endTimer, leaseTimers, readLeased, type ClaimedTimer } from './timers-store.ts';

/** How often the worker looks by itself; what a person waits for hints at it at once. */
const LOOK_MS = 1_000;
/** Work of a killed process is taken up again after this. */
const LEASE_MS = 25_000;
const TIMERS_AT_ONCE = 8;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

export interface TimerJob {
  readonly operatorId: string;
  readonly deskId: string;
  readonly now: Date;
}

/**
 * Does what is due at a desk now, in transactions of its own and in bounded pieces. It may run twice, after a crash or
 * on two nodes, so it looks again under its locks. Answers when it is due next: null for nothing planned, `now` to go
 * on at once.
 */
export type TimerHandler = (context: Context, job: TimerJob) => Promise<Date | null>;

export interface TimerWorker {
  /** Finishes what is at hand and stops. */
  stop(): Promise<void>;
  /** Resolves when nothing is due any more; for tests and orderly shutdown. */
  drain(): Promise<void>;
}

/** Runs the handlers of due timers, by kind: one run at a time a desk and kind, also among several nodes. */
export function startTimerWorker(
  context: Context,
  handlers: Readonly<Record<string, TimerHandler>>,
): TimerWorker {
  const kinds = Object.keys(handlers);
  const running = new Set<Promise<void>>();
  let looking: Promise<number> | null = null;
  let stopped = false;

  async function run(timer: ClaimedTimer, leaseId: string): Promise<void> {
    const { operatorId, deskId, kind } = timer;
    const begun = await context.db.tenant(operatorId, (tx) => readLeased(tx, timer, leaseId));
    if (!begun) return;
    const now = context.clock.now();
    let dueAt: Date | null = null;
    let failures = 0;
    try {
      dueAt = (await handlers[kind]?.(context, { operatorId, deskId, now })) ?? null;
    } catch (error) {
      failures = begun.failures + 1;
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(begun.failures, 20), LONGEST_PAUSE_MS);
      dueAt = new Date(now.getTime() + pause);
      context.logger.error({ event: 'timer_failed', kind, deskId, failures, err: error });
    }
    await context.db.tenant(operatorId, (tx) =>
      endTimer(tx, timer, { leaseId, wakes: begun.wakes, dueAt, failures }),
    );
  }

  async function lease(): Promise<number> {
    const limit = TIMERS_AT_ONCE - running.size;
    if (limit <= 0) return 0;
    const now = context.clock.now();
    const leaseId = randomUUID();
    const until = new Date(now.getTime() + LEASE_MS);
    const claimed = await leaseTimers(context.db, { id: leaseId, now, until, limit, kinds });
    for (const timer of claimed) {
      const job = run(timer, leaseId)
        .catch((error: unknown) =>
          context.logger.warn({ event: 'timer_interrupted', kind: timer.kind, err: error }),
        )
        .finally(() => {
          running.delete(job);
          if (!stopped) void look();
        });
      running.add(job);
    }
    return claimed.length;
  }

  function look(): Promise<number> {
    looking ??= lease()
      .catch((error: unknown) => {
        context.logger.warn({ event: 'timer_look_failed', err: error });
        return 0;
      })
      .finally(() => {
        looking = null;
      });
    return looking;
  }

  const off = context.hints.on('timers', () => {
    if (!stopped) void look();
  });
  const interval = setInterval(() => void look(), LOOK_MS);
  interval.unref();

  return {
    async stop() {
      stopped = true;
      off();
      clearInterval(interval);
      await looking;
      await Promise.all(running);
    },
    async drain() {
      for (;;) {
        // A look under way may have begun before the last run ended; only one begun now sees what that left due.
        await looking;
        const found = await look();
        if (found === 0 && running.size === 0) return;
        await Promise.all(running);
      }
    },
  };
}
