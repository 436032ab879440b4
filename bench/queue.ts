import { routes } from '@tomoshibi/contract';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createApp } from '../packages/server/src/app.ts';
import {
  insertConsultations,
  insertMessages,
  placesOf,
  sealBody,
} from '../packages/server/src/modules/talks/index.ts';
import type { OperatorTx } from '../packages/server/src/platform/db/database.ts';
import { migrate } from '../packages/server/src/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '../packages/server/src/platform/embedded-postgres/index.ts';
import { createLogger } from '../packages/server/src/platform/logger.ts';
import { makeBenchDesks } from './lib/bench-desks.ts';
import { median, percentile } from './lib/run-load.ts';

// npm run bench:queue: the order of a queue and its snapshot with 5,000 people waiting, as a ratio to a bare select of
// the same rows in the same run.

const WAITING = Number(process.env['BENCH_WAITING'] ?? 5000);
const CALLS = Number(process.env['BENCH_CALLS'] ?? 40);

const dataDir = mkdtempSync(join(tmpdir(), 'tomoshibi-bench-'));
const logger = createLogger('warn');
const postgres = await startEmbeddedPostgres({ dataDir, logger, mode: 'own' });
const directory = new URL('../packages/server/migrations/', import.meta.url).pathname;
await migrate({ adminUrl: postgres.url, directory, logger });
const app = await createApp({
  config: {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1',
    dataDir,
    databaseUrl: postgres.url,
    line: { apiBaseUrl: 'http://127.0.0.1:9', dataApiBaseUrl: 'http://127.0.0.1:9' },
    mail: null,
    pushServices: [],
    metricsPort: null,
    logLevel: 'warn',
    roles: new Set(['web']),
  },
  secrets: { rootKey: randomBytes(32), rootKeySource: 'environment', rootKeyPath: null, smtpUrl: null },
  databaseUrl: postgres.url,
  logger,
});
const { operatorId, token } = await makeBenchDesks(app, 1);
const inDesk = <T>(work: (tx: OperatorTx) => Promise<T>) => app.context.db.tenant(operatorId, work);
const deskId = await inDesk(async (tx) => {
  const { id } = await tx.db.selectFrom('desks').select('id').executeTakeFirstOrThrow();
  return id;
});

/** Everybody with one sealed message, as an evening leaves them. */
async function fill(): Promise<void> {
  const keys = await app.context.keys(operatorId);
  const from = Date.now() - WAITING * 1000;
  for (let start = 0; start < WAITING; start += 500)
    await inDesk(async (tx) => {
      const people = Array.from({ length: Math.min(500, WAITING - start) }, (_, index) => {
        const [id, seekerId, messageId] = [randomUUID(), randomUUID(), randomUUID()];
        return {
          id,
          seekerId,
          messageId,
          at: new Date(from + (start + index) * 1000),
          ...keys.newConsultationKey(id),
        };
      });
      await tx.db
        .insertInto('seekers')
        .values(
          people.map(({ seekerId, at }, index) => ({
            operator_id: operatorId,
            desk_id: deskId,
            id: seekerId,
            pseudonym: `もみじ ${start + index}`,
            first_seen_at: at,
          })),
        )
        .execute();
      await insertConsultations(
        tx,
        people.map(({ id, seekerId, at, wrapped }) => ({
          operator_id: operatorId,
          id,
          desk_id: deskId,
          seeker_id: seekerId,
          ordinal: 1,
          state: 'waiting',
          wrapped_key: wrapped,
          opened_at: at,
          waiting_since: at,
          last_message_at: at,
          unanswered_since: at,
          message_count: 1,
          last_seq: 1,
          attention: 'none',
          version: 1,
        })),
      );
      await insertMessages(
        tx,
        people.map(({ id, messageId, at, key }) => ({
          operator_id: operatorId,
          id: messageId,
          desk_id: deskId,
          consultation_id: id,
          seq: 1,
          direction: 'in',
          kind: 'text',
          sent_at: at,
          sealed: sealBody(key, messageId, { text: 'だれにも言えなくて、ここに書いています。' }),
          refused: false,
          delivery_attempts: 0,
        })),
      );
    });
}

const subjects = {
  bare: () =>
    inDesk(async (tx) => {
      const { rows } = await sql`select id, waiting_since from consultations where operator_id = ${operatorId}
        and desk_id = ${deskId} and state = 'waiting' order by waiting_since`.execute(tx.db);
      return rows.length;
    }),
  places: () => inDesk(async (tx) => (await placesOf(tx, deskId)).length),
  snapshot: async () => {
    const answer = await app.http.inject({
      url: '/api/v1/queue',
      headers: { authorization: `Bearer ${token}` },
    });
    return routes.getQueue.response.parse(answer.json()).consultations.length;
  },
} as const;

try {
  await fill();
  const taken: Record<keyof typeof subjects, number[]> = { bare: [], places: [], snapshot: [] };
  // Turn by turn, so that a slow moment of the machine meets all three.
  for (let call = 0; call < CALLS; call += 1)
    for (const [name, work] of Object.entries(subjects)) {
      const from = performance.now();
      const found = await work();
      if (found !== WAITING) throw new Error(`${name} found ${found} of ${WAITING}`);
      if (name === 'bare' || name === 'places' || name === 'snapshot')
        taken[name].push(performance.now() - from);
    }
  const floor = median(taken.bare.toSorted((a, b) => a - b));
  for (const [name, list] of Object.entries(taken)) {
    const sorted = list.toSorted((a, b) => a - b);
    const [p50, p95] = [median(sorted), percentile(sorted, 0.95)];
    console.log(
      `${name.padEnd(9)} p50 ${p50.toFixed(1)} ms  p95 ${p95.toFixed(1)} ms  ${(p50 / floor).toFixed(2)} x bare`,
    );
  }
} finally {
  await app.close();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
