import { randomUUID } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import { leaseDeliveries, type LeasedDelivery } from './deliveries-store.ts';
import { finishTelling } from './finish-telling.ts';
import type { MailClient } from './mail-client.ts';
import type { TellOutcome } from './next-attempt.ts';
import { prepareTelling, type OnShift, type Telling } from './prepare-telling.ts';
import type { PushClient } from './push-client.ts';

/** How often the worker looks by itself, for pauses that ended and hints that were lost. */
const LOOK_MS = 2_000;
/** Longer than a push or a mail may take; what a killed process held is free again after this. */
const LEASE_MS = 25_000;
const AT_ONCE = 8;

export interface TellingWorker {
  /** Lets what is on its way end and writes down how; leaves the rest to the next process. */
  stop(): Promise<void>;
  /** Resolves when nothing is due; for tests and orderly shutdown. */
  drain(): Promise<void>;
}

export interface TellingParts {
  readonly push: PushClient;
  /** null: mail is not set up. */
  readonly mail: MailClient | null;
  readonly onShift: OnShift;
}

/** Sends push and mail to staff: at least once each, several side by side. */
export function startTellingWorker(context: Context, { push, mail, onShift }: TellingParts): TellingWorker {
  const jobs = new Set<Promise<void>>();
  const deps = { onShift, pushOn: push.services.length > 0, mailOn: mail !== null };
  let looking: Promise<number> | null = null;
  let lookAgain = false;
  let stopped = false;

  async function send(telling: Telling): Promise<TellOutcome> {
    if ('push' in telling) return push.send(telling.push);
    return mail ? mail.send(telling.mail) : { kind: 'later', error: 'mail_not_set_up' };
  }

  async function tell({ operator_id, id }: LeasedDelivery, leaseId: string): Promise<void> {
    const keys = await context.keys(operator_id);
    const telling = await context.db.tenant(operator_id, (tx) =>
      prepareTelling(context, tx, keys, { id, leaseId, deps }),
    );
    if (!telling) return;
    const outcome = await send(telling);
    const step = await context.db.tenant(operator_id, (tx) =>
      finishTelling(context, tx, { telling, leaseId, outcome }),
    );
    if (step.kind === 'fail' || step.kind === 'again')
      context.logger.warn({
        event: 'notification_not_sent',
        transport: telling.row.transport,
        error: step.error,
        attempts: telling.row.attempts + 1,
        final: step.kind === 'fail',
      });
  }

  function run(delivery: LeasedDelivery, leaseId: string): void {
    const job = tell(delivery, leaseId)
      // Its lease runs out, and then it is tried again.
      .catch((error: unknown) => context.logger.warn({ event: 'notification_interrupted', err: error }))
      .finally(() => {
        jobs.delete(job);
        if (lookAgain) look();
      });
    jobs.add(job);
  }

  async function lease(): Promise<number> {
    const limit = AT_ONCE - jobs.size;
    if (limit <= 0) {
      lookAgain = true;
      return 0;
    }
    const now = context.clock.now();
    const leaseId = randomUUID();
    const until = new Date(now.getTime() + LEASE_MS);
    const leased = await leaseDeliveries(context.db, { id: leaseId, now, until, limit });
    for (const delivery of leased) run(delivery, leaseId);
    // As many as were asked for: there may be more.
    if (leased.length === limit) lookAgain = true;
    return leased.length;
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
        context.logger.warn({ event: 'telling_look_failed', err: error });
        return 0;
      })
      .finally(() => {
        looking = null;
        if (lookAgain && jobs.size < AT_ONCE) look();
      });
  }

  const off = context.hints.on('telling', look);
  const timer = setInterval(look, LOOK_MS);
  timer.unref();

  return {
    async stop() {
      stopped = true;
      off();
      clearInterval(timer);
      await looking;
      await Promise.all(jobs);
      mail?.close();
    },
    async drain() {
      const underWay = () => looking;
      for (;;) {
        // A look under way is waited for first: asking again during it would make it begin anew without end.
        while (underWay()) await underWay();
        look();
        const found = await underWay();
        if (!found && jobs.size === 0 && !underWay()) return;
        await Promise.all(jobs);
      }
    },
  };
}
