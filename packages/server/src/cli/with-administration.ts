import { openDatabaseServer } from '../boot/open-database.ts';
import { buildConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { loadSecrets } from '../config/secrets.ts';
import { createKeyring, type Keyring } from '../platform/crypto/keyring.ts';
import { createLogger } from '../platform/logger.ts';

export interface Administration {
  /** Connection string of the login that owns the tables. */
  readonly adminUrl: string;
  readonly keyring: Keyring;
}

/**
 * Runs work on the whole installation instead of one operator's part. `attach` works beside a running server, `own`
 * keeps one from starting. Never makes a root key: one made now could belong to no backup.
 */
export async function withAdministration<T>(
  mode: 'own' | 'attach',
  work: (administration: Administration) => Promise<T>,
): Promise<T> {
  const env = readEnv();
  const config = buildConfig(env);
  const secrets = loadSecrets(env, config.dataDir, 'existing');
  const logger = createLogger('warn', process.stderr);
  const database = await openDatabaseServer({ config, secrets, logger, mode });
  try {
    return await work({ adminUrl: database.adminUrl, keyring: createKeyring(secrets.rootKey) });
  } finally {
    await database.stop();
  }
}
