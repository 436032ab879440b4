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


import { readSummaries, openFilterOf } from '../packages/server/src/modules/talks/index.ts';
import { selectConsultations } from '../packages/server/src/modules/talks/talks-store.ts';
import { selectNewest } from '../packages/server/src/modules/talks/messages-store.ts';
await fill();
const { Client } = await import('pg');
const c = new Client({ connectionString: postgres.url }); await c.connect(); await c.query('analyze'); await c.end();
const keys = await app.context.keys(operatorId);
const caller: any = { staffId: randomUUID() };
const filter = { staffId: caller.staffId, allAtDesks: [deskId], waitingAtDesks: [deskId], ownAtDesks: [deskId], limit: 10000 };
const { presentSummary } = await import('../packages/server/src/modules/talks/talks-presenter.ts');
const t: any = {};
const mark = (n: string, from: number) => { (t[n] ??= []).push(performance.now() - from); };
for (let i = 0; i < 2; i++) await inDesk(async (tx) => {
  let f = performance.now();
  const rows = await selectConsultations(tx, filter); mark('rows', f); f = performance.now();
  const newest = await selectNewest(tx, rows.map((r) => r.id)); mark('newest', f); f = performance.now();
  const by = new Map(newest.map((m) => [m.consultation_id, m]));
  const out = rows.map((r) => presentSummary(r, by.get(r.id), keys)); mark('present', f); f = performance.now();
  for (const r of rows) keys.openConsultationKey(r.id, r.wrapped_key); mark('(unwrap)', f); f = performance.now();
  const parsed = routes.getQueue.response.parse({ cursor: 'x', consultations: out, total: out.length, truncated: false }); mark('zod', f); f = performance.now();
  const j = JSON.stringify(parsed); mark('json', f); f = performance.now();
  if (i === 0) console.log(j.length, JSON.stringify(out[0]));
});
for (const [n, l] of Object.entries(t) as any) console.log(n, median(l).toFixed(1), Math.min(...l).toFixed(1));
await inDesk(async (tx) => {
  const a = await app.http.inject({ url: '/api/v1/queue', headers: { authorization: `Bearer ${token}` } });
  console.log(a.statusCode, a.payload.length);
});
for (let i = 0; i < 25; i++) { const f = performance.now(); const u = process.cpuUsage(); const a = await app.http.inject({ url: '/api/v1/queue', headers: { authorization: `Bearer ${token}` } }); mark('route', f); const v = process.cpuUsage(u); (t.cpu ??= []).push((v.user + v.system) / 1000); }
console.log('cpu', median(t.cpu).toFixed(1), Math.min(...t.cpu).toFixed(1));
console.log('route', median(t.route).toFixed(1), Math.min(...t.route).toFixed(1));

await app.close(); await postgres.stop(); rmSync(dataDir, { recursive: true, force: true });
