import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createApp } from '../packages/server/src/app.ts';
import { migrate } from '../packages/server/src/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '../packages/server/src/platform/embedded-postgres/index.ts';
import { createLogger } from '../packages/server/src/platform/logger.ts';
import { makeBenchDesks } from './lib/bench-desks.ts';
import { eventJson, signedPost } from './lib/signed-posts.ts';
let log: string[] | null = null;
const orig: any = pg.Client.prototype.query;
(pg.Client.prototype as any).query = function (q: any, ...r: any[]) { if (log) log.push(this.processID + ' ' + (typeof q === 'string' ? q : q.text ?? '').replace(/\s+/g, ' ').trim().slice(0, 400)); return orig.call(this, q, ...r); };
const dataDir = mkdtempSync(join(tmpdir(), 'tomoshibi-bench-'));
const logger = createLogger('warn');
const postgres = await startEmbeddedPostgres({ dataDir, logger, mode: 'own' });
await migrate({ adminUrl: postgres.url, directory: new URL('../packages/server/migrations/', import.meta.url).pathname, logger });
const app = await createApp({ config: { port: 0, host: '127.0.0.1', publicUrl: 'http://127.0.0.1', dataDir, databaseUrl: postgres.url, line: { apiBaseUrl: 'http://127.0.0.1:9', dataApiBaseUrl: 'http://127.0.0.1:9' }, mail: null, pushServices: [], metricsPort: null, logLevel: 'warn', roles: new Set(['web', 'worker']) } as any,
  secrets: { rootKey: randomBytes(32), rootKeySource: 'environment', rootKeyPath: null, smtpUrl: null }, databaseUrl: postgres.url, logger });
const { channels } = await makeBenchDesks(app, 1);
const ch = channels[0]!;
async function post(user: string, n: number) {
  const bytes = signedPost(ch, [eventJson({ id: '01' + randomBytes(12).toString('hex').toUpperCase(), userId: user, timestamp: Date.now(), text: 'こんにちは' + n })]).toString();
  const [head, body] = [bytes.slice(0, bytes.indexOf('\r\n\r\n')), bytes.slice(bytes.indexOf('\r\n\r\n') + 4)];
  const sig = /X-Line-Signature: (.*)/.exec(head)![1]!.trim();
  const r = await app.http.inject({ method: 'POST', url: `/webhooks/line/${ch.channelId}`, headers: { 'content-type': 'application/json', 'x-line-signature': sig }, payload: body });
  if (r.statusCode !== 200) throw new Error(r.payload);
  await app.drain();
}
const u = 'U' + randomBytes(16).toString('hex');
await post(u, 1); await post('U' + randomBytes(16).toString('hex'), 2);
for (const [n, who] of [['new', 'U' + randomBytes(16).toString('hex')], ['known', u]] as const) {
  log = []; await post(who, 3); const l = log; log = null;
  const i = l.findIndex((q) => /from channels channel join desks/.test(q)); const pid = l[i]!.split(' ')[0] + ' ';
  const mine = l.slice(i).filter((q) => q.startsWith(pid)); const k = mine.findIndex((q) => q.endsWith(' commit')); const m = mine.slice(0, k);
  console.log(`${n}: ${m.length} statements`); if (process.env.SHOW) for (const q of m) console.log('   ', q.slice(pid.length, pid.length + 130));
}
await app.close(); await postgres.stop();
