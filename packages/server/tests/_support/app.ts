import { randomBytes } from 'node:crypto';
import { createApp, type App } from '../../src/app.ts';
import type { Config } from '../../src/config/config.ts';
import type { AlertNotifier } from '../../src/modules/alerts/index.ts';
import type { MessagingClient } from '../../src/line/messaging-client.ts';
import type { OnShift } from '../../src/modules/notifications/index.ts';
import { createPasswords } from '../../src/modules/identity/passwords.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { createCaller, type ApiCaller } from './call.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { createTestDatabase } from './database.ts';
import { emptyPicture } from './empty-picture.ts';
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
  readonly line?: MessagingClient;
  readonly alertNotifier?: AlertNotifier;
  /** Who works now; everybody unless told otherwise. */
  readonly onShift?: OnShift;
  /** Another process of the same installation: its database, root key and clock. */
  readonly beside?: TestApp;
  /** Puts something between the app and its database; answers with the address the app is to use. */
  readonly through?: (databaseUrl: string) => Promise<string>;
  /** Where mail leaves; left out, mail is not set up. */
  readonly smtpUrl?: string;
  /** The only push services there are; left out, none that could be reached. */
  readonly pushServices?: readonly string[];
  /** What the process does; left out: everything. */
  readonly roles?: Config['roles'];
  /** Serves /metrics, which is off unless asked for. */
  readonly metrics?: boolean;
}

export interface TestApp extends ApiCaller, People {
  readonly app: App;
  readonly context: App['context'];
  readonly clock: TestClock;
  /** Connection string of the database's administrator, to look past row-level security. */
  readonly databaseUrl: string;
  readonly rootKey: Buffer;
  /** Everything the app has logged, as JSON lines. */
  readonly logs: readonly string[];
  /** Listens on a free port and returns the address; only streams and the LINE simulator need one. */
  listen(): Promise<string>;
  close(): Promise<void>;
  /** Takes the database away from under an app that cannot close. */
  drop(): Promise<void>;
}

/** The whole app on a database of its own, with a clock that tests move. Listens on no port until asked. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { beside } = options;
  const clock = options.clock ?? beside?.clock ?? createTestClock();
  const database = beside
    ? { url: beside.databaseUrl, drop: () => Promise.resolve() }
    : await createTestDatabase();
  const rootKey = beside?.rootKey ?? randomBytes(32);
  const databaseUrl = (await options.through?.(database.url)) ?? database.url;
  const lineApiBaseUrl = options.lineApiBaseUrl ?? 'http://127.0.0.1:9';
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    publicUrl: options.publicUrl ?? 'http://console.test',
    dataDir: '/nonexistent',
    databaseUrl,
    line: { apiBaseUrl: lineApiBaseUrl, dataApiBaseUrl: lineApiBaseUrl },
    mail: options.smtpUrl === undefined ? null : { from: '灯 <tomoshibi@desk.test>' },
    pushServices: options.pushServices ?? ['push.test'],
    metricsPort: options.metrics ? 0 : null,
    logLevel: 'debug',
    roles: options.roles ?? new Set(['web', 'worker']),
  };
  const logs: string[] = [];
  const app = await createApp({
    config,
    secrets: { rootKey, rootKeySource: 'environment', rootKeyPath: null, smtpUrl: options.smtpUrl ?? null },
    databaseUrl,
    logger: createLogger(config.logLevel, { write: (line) => logs.push(line) }),
    overrides: {
      clock,
      passwordCost: CHEAP_PASSWORDS,
      menuPicture: emptyPicture,
      ...(options.line ? { line: options.line } : {}),
      ...(options.alertNotifier ? { alertNotifier: options.alertNotifier } : {}),
      ...(options.onShift ? { onShift: options.onShift } : {}),
    },
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
    rootKey,
    logs,
    listen: () => app.http.listen({ port: 0, host: '127.0.0.1' }),
    drop: () => database.drop(),
    async close() {
      await app.close();
      await database.drop();
    },
  };
}
