import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { createApp } from '../packages/server/src/app.ts';
import { warmDetection } from '../packages/server/src/modules/inbound/index.ts';
import { putInForce } from '../packages/server/src/modules/notices/index.ts';
import type { OperatorTx } from '../packages/server/src/platform/db/database.ts';
import { migrate } from '../packages/server/src/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '../packages/server/src/platform/embedded-postgres/index.ts';
import { createLogger } from '../packages/server/src/platform/logger.ts';
import { makeBenchDesks } from './lib/bench-desks.ts';
import { startLineLedger } from './lib/line-ledger.ts';
import { median, percentile } from './lib/run-load.ts';
import { startFloor } from './lib/servers.ts';
import { eventJson, signedPost } from './lib/signed-posts.ts';

// npm run bench:surge: the first minute of an evening. Everybody writes to a desk with hours, texts in force and a few
// seats; every third person writes twice. By LINE's ledger everybody must have got one first text, received or busy,
// with the right place, and everything must be stored once. Load, LINE and server share this process.

const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 2000);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 60);
const SEATS = Number(process.env['BENCH_SEATS'] ?? 20);
const DRAIN_SECONDS = 120;

const dataDir = mkdtempSync(join(tmpdir(), 'tomoshibi-bench-'));
const logger = createLogger('warn');
const postgres = await startEmbeddedPostgres({ dataDir, logger, mode: 'own' });
const directory = new URL('../packages/server/migrations/', import.meta.url).pathname;
await migrate({ adminUrl: postgres.url, directory, logger });
const line = await startLineLedger();
const app = await createApp({
  config: {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1',
    dataDir,
    databaseUrl: postgres.url,
    line: { apiBaseUrl: line.url, dataApiBaseUrl: line.url },
    mail: null,
    pushServices: [],
    metricsPort: null,
    logLevel: 'warn',
    roles: new Set(['web', 'worker']),
  },
  secrets: { rootKey: randomBytes(32), rootKeySource: 'environment', rootKeyPath: null, smtpUrl: null },
  databaseUrl: postgres.url,
  logger,
});
const { operatorId, channels } = await makeBenchDesks(app, 1);
const [channel] = channels;
if (!channel) throw new Error('The bench has no channel');
const inDesk = <T>(work: (tx: OperatorTx) => Promise<T>) => app.context.db.tenant(operatorId, work);

async function setUpDesk(tx: OperatorTx): Promise<void> {
  const { id: deskId } = await tx.db.selectFrom('desks').select('id').executeTakeFirstOrThrow();
  const allDay = [{ from: '00:00', to: '24:00', intakeEndsBefore: 0 }];
  const weekly = {
    mon: allDay,
    tue: allDay,
    wed: allDay,
    thu: allDay,
    fri: allDay,
    sat: allDay,
    sun: allDay,
  };
  const timetable = JSON.stringify({
    weekly,
    holidays: 'as_usual',
    newYear: null,
    seasons: [],
    exceptions: [],
    period: { from: null, to: null },
  });
  await sql`insert into desk_timetables (operator_id, desk_id, version, id, timetable, saved_at)
    values (${operatorId}, ${deskId}, 1, ${randomUUID()}, ${timetable}::jsonb, now())`.execute(tx.db);
  await sql`insert into desk_capacity (operator_id, desk_id, seat_mode, fixed_seats, min_people, needs_supervisor,
    walk_in, grace_minutes, slot_minutes, attestations)
    values (${operatorId}, ${deskId}, 'fixed', ${SEATS}, 0, false, 'everyone', 30, 60, '{}')`.execute(tx.db);
  await putInForce(
    tx,
    app.context,
    { kind: 'system' },
    {
      deskId,
      texts: {
        received: { standard: 'received' },
        busy: { standard: 'busy {ahead}' },
        secrecy: { standard: 'secrecy' },
      },
    },
  );
}
await inDesk(setUpDesk);
const port = Number(new URL(await app.http.listen({ port: 0, host: '127.0.0.1' })).port);
const floor = await startFloor(channel);
warmDetection();

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
function post(target: number, bytes: Buffer): Promise<number> {
  const [head = ''] = bytes.toString('latin1').split('\r\n\r\n', 1);
  const [, ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((one) => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 2)]),
  );
  return new Promise((resolve, reject) => {
    const path = `/webhooks/line/${channel?.channelId ?? ''}`;
    const sending = request(
      { host: '127.0.0.1', port: target, path, method: 'POST', agent, headers },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sending.once('error', reject);
    sending.end(bytes.subarray(head.length + 4));
  });
}

const people = Array.from({ length: PEOPLE }, () => `U${randomBytes(16).toString('hex')}`);
const firstSent = new Map<string, number>();
const stored: number[] = [];
let posts = 0;
const Token = z.object({ replyToken: z.string() });

async function write(target: number, userId: string): Promise<number> {
  posts += 1;
  const id = `01${randomBytes(12).toString('hex').toUpperCase()}`;
  const json = eventJson({
    id,
    userId,
    timestamp: Date.now(),
    text: 'だれにも言えなくて、ここに書いています。',
  });
  line.gives(Token.parse(JSON.parse(json)).replyToken, userId);
  const from = performance.now();
  if (target === port && !firstSent.has(userId)) firstSent.set(userId, from);
  if ((await post(target, signedPost(channel ?? { channelId: '', secret: '' }, [json]))) !== 200)
    throw new Error('A post was refused');
  return performance.now() - from;
}

/** Everybody at a moment of their own within the minute. */
async function surge(): Promise<void> {
  await Promise.all(
    people.map(async (userId, index) => {
      await pause(Math.random() * SECONDS * 1000);
      stored.push(await write(port, userId));
      if (index % 3 !== 0) return;
      await pause(500 + Math.random() * 1500);
      stored.push(await write(port, userId));
    }),
  );
}

async function count(): Promise<{
  pending: number;
  inbox: number;
  messages: number;
  talks: number;
  waiting: number;
}> {
  return inDesk(async (tx) => {
    const { rows } = await sql<Awaited<ReturnType<typeof count>>>`select
      (select count(*)::int from line_events where state = 'pending') as pending,
      (select count(*)::int from line_events) as inbox,
      (select count(*)::int from messages where direction = 'in') as messages,
      (select count(distinct seeker_id)::int from consultations) as talks,
      (select count(*)::int from consultations where state = 'waiting') as waiting`.execute(tx.db);
    const [row] = rows;
    if (!row) throw new Error('Nothing was counted');
    return row;
  });
}

const problems: string[] = [];
const expectThat = (holds: boolean, what: string) => void (holds || problems.push(what));
const times = (name: string, list: number[]) => {
  const sorted = list.toSorted((a, b) => a - b);
  return `${name} p50 ${median(sorted).toFixed(0)} ms p99 ${percentile(sorted, 0.99).toFixed(0)} ms max ${(sorted.at(-1) ?? 0).toFixed(0)} ms`;
};

try {
  const bare: number[] = [];
  for (const userId of people.slice(0, 200)) bare.push(await write(floor.ready.port, userId));
  posts = 0;
  await surge();
  const deadline = performance.now() + DRAIN_SECONDS * 1000;
  const toldTo = () => new Set(line.ledger.map(({ userId }) => userId)).size;
  while (((await count()).pending > 0 || toldTo() < PEOPLE) && performance.now() < deadline) await pause(100);
  await app.drain();

  const end = await count();
  const byPerson = Map.groupBy(line.ledger, ({ userId }) => userId);
  const places: number[] = [];
  const accepted: number[] = [];
  let received = 0;
  for (const userId of people) {
    const got = byPerson.get(userId) ?? [];
    const [first = '', ...rest] = got.flatMap(({ texts }) => texts);
    if (first === 'received') received += 1;
    const place = /^busy (\d+)$/u.exec(first)?.[1];
    if (place !== undefined) places.push(Number(place));
    expectThat(first === 'received' || place !== undefined, `first text: ${first || 'none'}`);
    expectThat(rest.length === 1 && rest[0] === 'secrecy', `then: ${rest.join(', ') || 'nothing'}`);
    const from = firstSent.get(userId);
    if (got[0] && from !== undefined) accepted.push(got[0].at - from);
  }
  // Nobody is taken meanwhile: each place is told once, from the first without a seat to the last in line.
  const wanted = Array.from({ length: Math.max(0, PEOPLE - SEATS) }, (_, index) => SEATS + index);
  const told = places.toSorted((a, b) => a - b);
  expectThat(
    told.length === wanted.length && told.every((place, index) => place === wanted[index]),
    'places told',
  );
  expectThat(received === Math.min(SEATS, PEOPLE), `received told to ${received}`);
  expectThat(line.refused.length === 0, `LINE refused ${line.refused.length}`);
  expectThat(end.inbox === posts && end.messages === posts, `stored ${end.messages} of ${posts}`);
  expectThat(end.talks === PEOPLE && end.waiting === PEOPLE, `${end.waiting} wait of ${PEOPLE}`);

  const replies = line.ledger.filter(({ method }) => method === 'reply').length;
  console.log(
    `${PEOPLE} people, ${posts} messages in ${SECONDS} s, ${SEATS} seats: stored ${end.messages}, ` +
      `first texts ${received} received + ${places.length} busy, ${replies} replies + ${line.ledger.length - replies} pushes`,
  );
  console.log(times('webhook to stored  ', stored));
  console.log(times('webhook to accepted', accepted));
  const floorMs = median(bare);
  console.log(
    `bare server p50 ${floorMs.toFixed(1)} ms; stored ${(median(stored) / floorMs).toFixed(1)} x bare`,
  );
  const counted = Map.groupBy(problems, (problem) => problem);
  for (const [problem, all] of counted) console.log(`WRONG ${all.length} x ${problem}`);
  if (problems.length === 0) console.log('nobody missed, nobody told twice, every place told once');
} finally {
  agent.destroy();
  await floor.stop();
  await app.close();
  line.close();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit(problems.length === 0 ? 0 : 1);
