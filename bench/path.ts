import { routes } from '@tomoshibi/contract';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { apiLatency } from './lib/api-latency.ts';
import { percentile, runLoad } from './lib/run-load.ts';
import { startFloor, startProduct } from './lib/servers.ts';
import { watchStream } from './lib/sse-watch.ts';

// npm run bench:path: the whole way of a message: stored, applied in order, audited, visible through the API. First
// what a bare server takes in, then as much as the product applies, then a steady load at a fifth of the floor with
// the backlog watched, and the time from webhook to an open console at 100 messages a second.

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 20);
const STEADY_SECONDS = Number(process.env['BENCH_STEADY_SECONDS'] ?? 60);
const STEADY_SHARE = Number(process.env['BENCH_STEADY_SHARE'] ?? 0.2);
const DESKS = 4;

const product = await startProduct('web,worker', DESKS);
const { channels, port, databaseUrl, token } = product.ready;
const [channel] = channels;
if (!channel) throw new Error('The bench has no channel');
const floor = await startFloor(channel);
const database = new Client({ connectionString: databaseUrl });
await database.connect();

const load = (target: number, seconds: number, perSecond: number | null, connections = 64) =>
  runLoad({
    port: target,
    // The bare server knows one secret.
    channels: target === port ? channels : [channel],
    connections,
    seconds,
    seekers: 400,
    perSecond,
    text: process.env['BENCH_TEXT'] ?? 'きょうは部活のあとで、先生と少し話しました。',
  });

async function counts(): Promise<{ pending: number; messages: number; audited: number }> {
  const answer = await database.query<{ pending: number; messages: number; audited: number }>(`select
    (select count(*)::int from line_events where state = 'pending') as pending,
    (select count(*)::int from messages) as messages,
    (select count(*)::int from audit_rows where action = 'message.received') as audited`);
  return answer.rows[0] ?? { pending: -1, messages: -1, audited: -1 };
}

async function drained(): Promise<number> {
  const from = performance.now();
  while ((await counts()).pending > 0) await pause(50);
  return (performance.now() - from) / 1000;
}

/** Resident memory of the server process in MB, where the system tells it. */
function memory(): string {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${product.pid}/status`, 'utf8'))?.[1];
    return `${Math.round(Number(kilobytes) / 1024)} MB`;
  } catch {
    return 'not told';
  }
}
const atRest = memory();

const floorRun = await load(floor.ready.port, SECONDS / 2, null);
const floorRate = floorRun.acknowledged.length / floorRun.seconds;
await load(port, 3, null);
await drained();
const before = await counts();
const burst = await load(port, SECONDS, null);
const extra = await drained();
const applied = (await counts()).messages - before.messages;
const pathRate = applied / (burst.seconds + extra);
console.log(
  `floor ${floorRate.toFixed(0)}/s; whole path ${pathRate.toFixed(0)}/s, ratio ${(pathRate / floorRate).toFixed(3)} ` +
    `(acknowledged ${burst.acknowledged.length}, applied ${applied}, backlog drained in ${extra.toFixed(1)} s)`,
);

const rate = floorRate * STEADY_SHARE;
const backlog: number[] = [];
async function watchBacklog(): Promise<void> {
  for (let sample = 0; sample < 20; sample += 1) {
    backlog.push((await counts()).pending);
    await pause(STEADY_SECONDS * 50);
  }
}
const [steady] = await Promise.all([load(port, STEADY_SECONDS, rate), watchBacklog()]);
await drained();
console.log(
  `steady ${rate.toFixed(0)}/s asked, ${(steady.acknowledged.length / steady.seconds).toFixed(0)}/s reached over ` +
    `${steady.seconds.toFixed(0)} s; backlog seen: ${backlog.join(' ')}`,
);

const console1 = await watchStream(product.ready);
await load(port, SECONDS, 100, 8);
await drained();
await pause(500);
console1.stop();
const seen = console1.latencies.sort((a, b) => a - b);
console.log(
  `webhook to console at 100/s: ${seen.length} messages, p50 ${percentile(seen, 0.5)} ms, ` +
    `p99 ${percentile(seen, 0.99)} ms, max ${seen.at(-1)} ms`,
);

const api = await apiLatency(product.ready);
console.log(
  `API with ${(await counts()).messages} messages stored: list rows p95 ${api.queue.p95.toFixed(1)} ms, ` +
    `page of a talk p95 ${api.talk.p95.toFixed(1)} ms; memory at rest ${atRest}, now ${memory()}`,
);

const queue = await fetch(`http://127.0.0.1:${port}/api/v1/queue`, {
  headers: { authorization: `Bearer ${token}` },
});
const visible = routes.getQueue.response.parse(await queue.json());
const end = await counts();
const shown = visible.consultations.reduce((sum, consultation) => sum + consultation.messageCount, 0);
console.log(`stored ${end.messages}, audited ${end.audited}, visible through the API ${shown}`);
await database.end();
await floor.stop();
await product.stop();
if (shown !== end.messages || end.audited !== end.messages) process.exit(1);
