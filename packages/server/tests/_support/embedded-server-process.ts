// A process that starts the embedded database, for tests that kill it: one JSON line out, one word in.
import { once } from 'node:events';
import { pino } from 'pino';
import { z } from 'zod';
import { chooseAccount } from '../../src/platform/embedded-postgres/account.ts';
import { prepareBinaries } from '../../src/platform/embedded-postgres/binaries.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts';

const orderSchema = z.object({
  dataDir: z.string(),
  mode: z.enum(['own', 'attach']),
  /** Become this account first; only root may. */
  dropTo: z.object({ uid: z.int(), gid: z.int() }).optional(),
});

const { dataDir, mode, dropTo } = orderSchema.parse(JSON.parse(process.argv[2] ?? ''));
const say = (words: unknown) => process.stdout.write(`${JSON.stringify(words)}\n`);

try {
  // The checkout may be out of the account's reach; programs within it are prepared before dropping to it.
  const binaries = dropTo && (await prepareBinaries(await chooseAccount(dataDir, dataDir)));
  if (dropTo) {
    process.setgroups?.([]);
    process.setgid?.(dropTo.gid);
    process.setuid?.(dropTo.uid);
  }
  const server = await startEmbeddedPostgres({
    dataDir,
    mode,
    logger: pino({ level: 'silent' }),
    ...(binaries ? { binaries } : {}),
  });
  say({ url: server.url, adopted: server.adopted, uid: process.getuid?.() });
  await once(process.stdin, 'readable');
  await (String(process.stdin.read()).trim() === 'stop' ? server.stop() : server.release());
  say({ done: true });
  process.exit(0);
} catch (error) {
  say({ error: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
