import type { FlowDocument } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { startAcceptingLine } from './lib/accepting-line.ts';
import { runLoad } from './lib/run-load.ts';
import { startProduct } from './lib/servers.ts';

// npm run bench:flow: what a bot costs in the whole path. The same load, first to desks without a flow, then to the same
// desks with one in force: every message is then stored, searched for danger, answered by the flow, its step and answer
// kept, and the bot's bubble handed to LINE. LINE takes everything at once and shares the machine.

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 20);
const DESKS = 4;
const DRAIN_SECONDS = 120;

/** Two free questions that lead to each other: every message is one step. */
const ENDLESS: FlowDocument = {
  format: 1,
  start: 'first',
  danger: { standard: '命があぶないときは110か119へ。' },
  nodes: {
    first: {
      type: 'input',
      key: 'first',
      words: { standard: 'いま、どんな気持ちですか。' },
      skip: true,
      maxLength: 500,
      next: 'second',
    },
    second: {
      type: 'input',
      key: 'second',
      words: { standard: 'もうすこし教えてください。' },
      skip: true,
      maxLength: 500,
      next: 'first',
    },
  },
};

const line = await startAcceptingLine();
const product = await startProduct('web,worker', DESKS, line.url);
const { channels, port, databaseUrl, operatorId } = product.ready;
const database = new Client({ connectionString: databaseUrl });
await database.connect();

async function count(sql: string): Promise<number> {
  const answer = await database.query<{ count: number }>(`select count(*)::int as count from ${sql}`);
  return answer.rows[0]?.count ?? 0;
}

/** Until everything is applied; the lanes are not waited for, since LINE's side is not what is measured. */
async function applied(): Promise<number> {
  const until = performance.now() + DRAIN_SECONDS * 1000;
  while ((await count("line_events where state = 'pending'")) > 0 && performance.now() < until)
    await pause(50);
  return count("messages where direction = 'in'");
}

async function perSecond(): Promise<number> {
  const before = await applied();
  const from = performance.now();
  await runLoad({
    port,
    channels,
    connections: 64,
    seconds: SECONDS,
    seekers: 400,
    perSecond: null,
    text: 'ねむれません',
  });
  const after = await applied();
  return ((after - before) * 1000) / (performance.now() - from);
}

await perSecond();
const without = await perSecond();
const desks = await database.query<{ id: string }>('select id from desks where operator_id = $1', [
  operatorId,
]);
for (const { id } of desks.rows)
  await database.query(
    `insert into text_versions (operator_id, id, desk_id, kind, number, state, bodies, origin, submitted_at, decided_at,
       in_force_from, updated_at)
     values ($1, $2, $3, 'flow', 1, 'in_force', $4, 'file', now(), now(), now(), now())`,
    [operatorId, randomUUID(), id, JSON.stringify(ENDLESS)],
  );
const sentBefore = line.sent();
const withFlow = await perSecond();
const steps = await count('flow_steps');
console.log(
  `whole path ${without.toFixed(0)} messages/s without a flow, ${withFlow.toFixed(0)} with one: ratio ` +
    `${(withFlow / without).toFixed(3)}; ${steps} steps kept, ${line.sent() - sentBefore} requests taken by LINE meanwhile`,
);
await database.end();
await product.stop();
line.close();
if (steps === 0) process.exit(1);
