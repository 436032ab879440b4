import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import type { Secrets } from '../config/secrets.ts';
import { createKeyring } from '../platform/crypto/keyring.ts';
import { checkDatabase } from '../platform/db/boot-checks.ts';
import { migrate } from '../platform/db/migrate.ts';
import { grantServerRoles, SERVER_LOGIN } from '../platform/db/server-login.ts';
import { startEmbeddedPostgres, type EmbeddedPostgresState } from '../platform/embedded-postgres/index.ts';
import type { Logger } from '../platform/logger.ts';

export interface ReadyDatabase {
  /** What the server connects with. */
  readonly url: string;
  readonly adminUrl: string;
  stop(): Promise<void>;
}

export interface DatabaseNeeds {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly logger: Logger;
  /** `own`: the server itself. `attach`: a command, maybe beside a running server. */
  readonly mode: 'own' | 'attach';
  readonly onState?: (state: EmbeddedPostgresState) => void;
}

const directory = join(import.meta.dirname, '../../migrations');

async function openEmbedded({
  config,
  secrets,
  logger,
  mode,
  onState,
}: DatabaseNeeds): Promise<ReadyDatabase> {
  const server = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    logger,
    mode,
    ...(onState ? { onState } : {}),
  });
  try {
    const password = createKeyring(secrets.rootKey)
      .hash('database-login', SERVER_LOGIN)
      .toString('base64url');
    const adminUrl = server.url;
    await migrate({ adminUrl, directory, logger, appRoles: [{ name: SERVER_LOGIN, password }] });
    await grantServerRoles(adminUrl);
    const url = new URL(adminUrl);
    url.username = SERVER_LOGIN;
    url.password = password;
    return { url: url.href, adminUrl, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The database, started where it is ours, brought to this release's schema, and found fit to run on. */
export async function openDatabaseServer(needs: DatabaseNeeds): Promise<ReadyDatabase> {
  const { databaseUrl } = needs.config;
  if (databaseUrl === null) {
    const database = await openEmbedded(needs);
    try {
      await checkDatabase(database.url);
      return database;
    } catch (error) {
      await database.stop();
      throw error;
    }
  }
  await migrate({ adminUrl: databaseUrl, directory, logger: needs.logger });
  await checkDatabase(databaseUrl);
  return { url: databaseUrl, adminUrl: databaseUrl, stop: () => Promise.resolve() };
}
