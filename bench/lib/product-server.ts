import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { createApp } from '../../packages/server/src/app.ts';
import type { Config } from '../../packages/server/src/config/config.ts';
import { migrate } from '../../packages/server/src/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '../../packages/server/src/platform/embedded-postgres/index.ts';
import { createLogger } from '../../packages/server/src/platform/logger.ts';
import { makeBenchDesks } from './bench-desks.ts';

// The product as it runs on a single machine: embedded PostgreSQL with fsync, encryption, row-level security, audit.

const Arguments = z.object({
  dataDir: z.string(),
  roles: z.string(),
  desks: z.coerce.number().int().min(1),
  lineUrl: z.url(),
});
const [, , dataDir, roles, desks, lineUrl] = process.argv;
const given = Arguments.parse({ dataDir, roles, desks, lineUrl });

const logger = createLogger('warn');
const postgres = await startEmbeddedPostgres({ dataDir: given.dataDir, logger, mode: 'own' });
const directory = new URL('../../packages/server/migrations/', import.meta.url).pathname;
await migrate({ adminUrl: postgres.url, directory, logger });
const config: Config = {
  port: 0,
  host: '127.0.0.1',
  publicUrl: 'http://127.0.0.1',
  dataDir: given.dataDir,
  databaseUrl: postgres.url,
  line: { apiBaseUrl: given.lineUrl, dataApiBaseUrl: given.lineUrl },
  mail: null,
  pushServices: [],
  metricsPort: null,
  logLevel: 'warn',
  roles: new Set(given.roles.split(',').map((role) => z.enum(['web', 'worker']).parse(role))),
};
const app = await createApp({
  config,
  secrets: { rootKey: randomBytes(32), rootKeySource: 'environment', rootKeyPath: null, smtpUrl: null },
  databaseUrl: postgres.url,
  logger,
});
const made = await makeBenchDesks(app, given.desks);
const address = await app.http.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ port: Number(new URL(address).port), databaseUrl: postgres.url, ...made });

process.once('disconnect', () => {
  void app
    .close()
    .then(() => postgres.stop())
    .then(() => process.exit(0));
});
