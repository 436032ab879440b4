import { randomBytes } from 'node:crypto';
import { createApp, type App } from '../../src/app.ts';
import type { Config } from '../../src/config/config.ts';
import { createPasswords } from '../../src/modules/identity/passwords.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { createCaller, type ApiCaller } from './call.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { createTestDatabase } from './database.ts';
import { createPeople, TEST_PASSWORD, type People } from './people.ts';

export type { As } from './call.ts';
export { Refused } from './call.ts';
export { DAY, HOUR, MINUTE } from './clock.ts';
export { TEST_PASSWORD, type Post, type TestDesk, type TestOperator, type TestPerson } from './people.ts';

/** Weak on purpose: a sign-in takes under a millisecond. */
export const CHEAP_PASSWORDS = { memoryCost: 8, timeCost: 1, parallelism: 1 };

export interface TestAppOptions {
  readonly clock?: TestClock;
  readonly lineApiBaseUrl?: string;
  readonly publicUrl?: string;
  /** Serves /metrics, which is off unless asked for. */
  readonly metrics?: boolean;
}

export interface TestApp extends ApiCaller, People {
  readonly app: App;
  readonly context: App['context'];
  readonly clock: TestClock;
  /** Connection string of the database's administrator, to look past row-level security. */
  readonly databaseUrl: string;
  /** Everything the app has logged, as JSON lines. */
  readonly logs: readonly string[];
  /** Listens on a free port and returns the address; only streams and the LINE simulator need one. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** The whole app on a database of its own, with a clock that tests move. Listens on no port until asked. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const clock = options.clock ?? createTestClock();
  const database = await createTestDatabase();
  const lineApiBaseUrl = options.lineApiBaseUrl ?? 'http://127.0.0.1:9';
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    publicUrl: options.publicUrl ?? 'http://console.test',
    dataDir: '/nonexistent',
    databaseUrl: database.url,
    line: { apiBaseUrl: lineApiBaseUrl, dataApiBaseUrl: lineApiBaseUrl },
    metricsPort: options.metrics ? 0 : null,
    logLevel: 'debug',
    roles: new Set(['web', 'worker']),
  };
  const logs: string[] = [];
  const app = await createApp({
    config,
    secrets: { rootKey: randomBytes(32), rootKeySource: 'environment', rootKeyPath: null },
    databaseUrl: database.url,
    logger: createLogger(config.logLevel, { write: (line) => logs.push(line) }),
    overrides: { clock, passwordCost: CHEAP_PASSWORDS },
  });
  await app.http.ready();
  const passwordHash = await createPasswords(CHEAP_PASSWORDS).hash(TEST_PASSWORD);
  return {
    ...createCaller(app.http, logs),
    ...createPeople(app, passwordHash),
    app,
    context: app.context,
    clock,
    databaseUrl: database.url,
    logs,
    listen: () => app.http.listen({ port: 0, host: '127.0.0.1' }),
    async close() {
      await app.close();
      await database.drop();
    },
  };
}
