import { randomUUID } from 'node:crypto';
import type { Config } from './config/config.ts';
import type { Secrets } from './config/secrets.ts';
import { createKeyProvider } from './modules/operators/index.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import type { Context } from './platform/context.ts';
import { createKeyring } from './platform/crypto/keyring.ts';
import { openDatabase } from './platform/db/database.ts';
import { createHints } from './platform/events/hints.ts';
import type { Logger } from './platform/logger.ts';

export interface ContextParts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly databaseUrl: string;
  readonly logger: Logger;
}

/** What every module works with, for the server and for commands alike. */
export async function createContext(
  { config, secrets, databaseUrl, logger }: ContextParts,
  clock: Clock = systemClock,
): Promise<{ context: Context; close: () => Promise<void> }> {
  const db = openDatabase(databaseUrl, (error) =>
    logger.warn({ event: 'database_connection_lost', err: error }),
  );
  const keyring = createKeyring(secrets.rootKey);
  const hints = await createHints(db, randomUUID(), logger).catch(async (error: unknown) => {
    await db.close();
    throw error;
  });
  const context: Context = {
    db,
    clock,
    keyring,
    keys: createKeyProvider(db, keyring),
    hints,
    logger,
    publicUrl: config.publicUrl,
  };
  return {
    context,
    async close() {
      await hints.close();
      await db.close();
    },
  };
}
