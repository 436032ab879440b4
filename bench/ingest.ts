import { Client } from 'pg';
import { median, percentile, runLoad } from './lib/run-load.ts';
import { startFloor, startProduct, type Product } from './lib/servers.ts';

// npm run bench:ingest: how many LINE messages a second are acknowledged, that is durable and sealed, against a bare
// server that only checks the signature and parses. Both alternate within one run, so the machine's drift cancels.

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 6);
const CONNECTIONS = Number(process.env['BENCH_CONNECTIONS'] ?? 64);

const product = await startProduct('web', 1);
const [channel] = product.ready.channels;
if (!channel) throw new Error('The bench has no channel');
const floor = await startFloor(channel);

async function measure(port: number) {
  return runLoad({
    port,
    channels: product.ready.channels,
    connections: CONNECTIONS,
    seconds: SECONDS,
    seekers: 500,
    perSecond: null,
    text: 'きょうも学校に行けなかった。おなかが痛くて、朝になると涙が出ます。',
  });
}

async function found(ids: readonly string[], { databaseUrl }: Product): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const answer = await client.query<{ count: number }>(
    'select count(*)::int as count from line_events where webhook_event_id = any($1)',
    [ids],
  );
  await client.end();
  return answer.rows[0]?.count ?? 0;
}

await measure(floor.ready.port);
await measure(product.ready.port);
const ratios: number[] = [];
const acknowledged: string[] = [];
for (let round = 1; round <= ROUNDS; round += 1) {
  const bare = await measure(floor.ready.port);
  const real = await measure(product.ready.port);
  acknowledged.push(...real.acknowledged);
  const perSecond = (result: typeof real) => result.acknowledged.length / result.seconds;
  ratios.push(perSecond(real) / perSecond(bare));
  console.log(
    `round ${round}: floor ${perSecond(bare).toFixed(0)}/s, product ${perSecond(real).toFixed(0)}/s, ` +
      `ratio ${(perSecond(real) / perSecond(bare)).toFixed(3)}, ` +
      `product p50 ${percentile(real.latencies, 0.5).toFixed(1)} ms p99 ${percentile(real.latencies, 0.99).toFixed(1)} ms, refused ${real.refused}`,
  );
}
const stored = await found(acknowledged, product.ready);
console.log(
  `ratio median ${median(ratios).toFixed(3)} (${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}), ` +
    `acknowledged ids found: ${stored} of ${acknowledged.length}`,
);
await floor.stop();
await product.stop();
if (stored !== acknowledged.length) process.exit(1);
