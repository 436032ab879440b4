import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Context } from '../../platform/context.ts';
import { listOperators } from '../operators/index.ts';
import { selectBacklog, type Backlog } from './metrics-store.ts';

export interface Metrics {
  /** Measures the answers of a server; call it before routes are registered. */
  observe(http: FastifyInstance): void;
  /** Everything measured, in the text form Prometheus reads. */
  read(): Promise<{ contentType: string; text: string }>;
}

/** LINE waits for two seconds; the steps are closest where that gets near. */
const WEBHOOK_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.2, 1.6, 2];

const oldest = (dates: readonly (Date | null)[]): number | null =>
  dates.reduce<number | null>(
    (least, date) => (date === null ? least : Math.min(least ?? Infinity, date.getTime())),
    null,
  );
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

async function readBacklogs({ db }: Context): Promise<Backlog[]> {
  const backlogs: Backlog[] = [];
  for (const { operatorId } of await listOperators(db))
    backlogs.push(await db.tenant(operatorId, selectBacklog));
  return backlogs;
}

/**
 * What tells a person that somebody is kept waiting. Nothing has a label that names a desk, a person or a talk: the
 * count of a small town is itself a disclosure.
 */
export function createMetrics(context: Context, openStreams: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'tomoshibi_' });
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `tomoshibi_${name}`, help, registers: [registry] });
  const ages = {
    oldestWaiting: gauge('oldest_waiting_seconds', 'How long the person who waits longest has waited'),
    oldestUnanswered: gauge('oldest_unanswered_seconds', 'Age of the oldest message without an answer'),
    oldestUnsent: gauge('oldest_unsent_reply_seconds', 'Age of the oldest answer not yet handed to LINE'),
    inboxOldest: gauge('inbox_oldest_seconds', 'Age of the oldest LINE event not yet applied'),
  };
  const counts = {
    failedTalks: gauge(
      'outbox_failed_talks',
      'Talks with an answer LINE refused, held for a person to decide',
    ),
    unknownTalks: gauge(
      'outbox_unknown_talks',
      'Talks with an answer of unknown fate, held for a person to decide',
    ),
    inboxPending: gauge('inbox_pending', 'LINE events stored and not yet applied'),
  };
  const streams = gauge('open_streams', 'Consoles that follow events on this process');
  const databaseUp = gauge('database_up', '1 when the figures could be read from the database');
  const webhook = new Histogram({
    name: 'tomoshibi_webhook_seconds',
    help: 'Time until LINE had its answer to a webhook',
    buckets: WEBHOOK_SECONDS,
    registers: [registry],
  });

  async function measure(): Promise<void> {
    streams.set(openStreams());
    try {
      const backlogs = await readBacklogs(context);
      const now = context.clock.now().getTime();
      const age = (since: number | null) => (since === null ? 0 : Math.max(0, (now - since) / 1000));
      ages.oldestWaiting.set(age(oldest(backlogs.map((one) => one.oldestWaiting))));
      ages.oldestUnanswered.set(age(oldest(backlogs.map((one) => one.oldestUnanswered))));
      ages.oldestUnsent.set(age(oldest(backlogs.map((one) => one.oldestUnsent))));
      ages.inboxOldest.set(age(oldest(backlogs.map((one) => one.inboxOldest))));
      counts.failedTalks.set(sum(backlogs.map((one) => one.failedTalks)));
      counts.unknownTalks.set(sum(backlogs.map((one) => one.unknownTalks)));
      counts.inboxPending.set(sum(backlogs.map((one) => one.inboxPending)));
      databaseUp.set(1);
    } catch (error) {
      // Old figures would look like calm; without a database there are none.
      for (const stale of [...Object.values(ages), ...Object.values(counts)]) stale.set(Number.NaN);
      databaseUp.set(0);
      context.logger.warn({ event: 'metrics_unread', err: error });
    }
  }

  return {
    observe(http) {
      http.addHook('onResponse', (request, reply, done) => {
        if (request.routeOptions.url === '/webhooks/line/:channelId')
          webhook.observe(reply.elapsedTime / 1000);
        done();
      });
    },
    async read() {
      await measure();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
