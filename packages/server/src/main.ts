import { join } from 'node:path';
import { createApp, type App } from './app.ts';
import { describeRootKey } from './boot/describe-root-key.ts';
import { explain } from './boot/explain.ts';
import { openDatabaseServer, type ReadyDatabase } from './boot/open-database.ts';
import { stopOnSignal } from './boot/stop-on-signal.ts';
import { buildConfig } from './config/config.ts';
import { readEnv } from './config/env.ts';
import { loadSecrets } from './config/secrets.ts';
import { warmDetection } from './modules/inbound/index.ts';
import { createLogger } from './platform/logger.ts';

const consoleDir = join(import.meta.dirname, '../../console/dist');
/** Streams and slow requests get this long to end by themselves. */
const CUT_CONNECTIONS_MS = 8_000;

async function run(): Promise<void> {
  const env = readEnv();
  const config = buildConfig(env);
  const secrets = loadSecrets(env, config.dataDir);
  const logger = createLogger(config.logLevel);
  process.stdout.write(`${describeRootKey(secrets)}\n`);

  // A signal may come before either of them is there.
  let app: App | undefined;
  let database: ReadyDatabase | undefined;
  const end = stopOnSignal(logger, async () => {
    const cut = setTimeout(() => app?.http.server.closeAllConnections(), CUT_CONNECTIONS_MS);
    await app?.close();
    clearTimeout(cut);
    await database?.stop();
  });
  database = await openDatabaseServer({
    config,
    secrets,
    logger,
    mode: 'own',
    onState: (state) => {
      if (state === 'failed') end('database_failed');
    },
  });
  try {
    app = await createApp({ config, secrets, databaseUrl: database.url, logger, consoleDir });
    await app.http.listen({ port: config.port, host: config.host });
    if (config.metricsPort !== null)
      await app.metrics?.listen({ port: config.metricsPort, host: config.host });
  } catch (error) {
    await app?.close();
    await database.stop();
    throw error;
  }
  process.stdout.write(`Tomoshibi is ready: ${config.publicUrl}\n`);
  // Not before: whoever waits for the start does not wait for this.
  if (config.roles.has('worker')) setImmediate(warmDetection);
}

try {
  await run();
} catch (error) {
  process.stderr.write(`Tomoshibi cannot start: ${explain(error)}\n`);
  process.exit(1);
}
