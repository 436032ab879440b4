import { createContext } from '../app-context.ts';
import { openDatabaseServer } from '../boot/open-database.ts';
import { buildConfig, type Config } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { loadSecrets } from '../config/secrets.ts';
import type { Context } from '../platform/context.ts';
import { createLogger } from '../platform/logger.ts';

export interface CommandContext {
  readonly context: Context;
  readonly config: Config;
  close(): Promise<void>;
}

/**
 * Everything a command needs: environment, keys and the migrated database, beside a running server or without one.
 * Only warnings are logged, and to standard error, so that a command's output is its answer and nothing else.
 */
export async function openContext(): Promise<CommandContext> {
  const env = readEnv();
  const config = buildConfig(env);
  const secrets = loadSecrets(env, config.dataDir);
  const logger = createLogger('warn', process.stderr);
  const database = await openDatabaseServer({ config, secrets, logger, mode: 'attach' });
  try {
    const { context, close } = await createContext({ config, secrets, databaseUrl: database.url, logger });
    return {
      context,
      config,
      async close() {
        await close();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Runs work with an open context and closes it whatever happens. */
export async function withContext<T>(work: (opened: CommandContext) => Promise<T>): Promise<T> {
  const opened = await openContext();
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
