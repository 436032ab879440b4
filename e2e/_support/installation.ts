import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createSimulator, type Simulator } from '../../packages/line-simulator/src/index.ts';
import { createApp } from '../../packages/server/src/app.ts';
import {
  applyDesk,
  parseDeskFile,
  resolveDeskFile,
} from '../../packages/server/src/modules/desk-files/index.ts';
import { createPasswords } from '../../packages/server/src/modules/identity/index.ts';
import { createLogger } from '../../packages/server/src/platform/logger.ts';
import { createTestDatabase } from '../../packages/server/tests/_support/database.ts';

const consoleDir = join(import.meta.dirname, '../../packages/console/dist');

export interface Installation {
  readonly consoleUrl: string;
  readonly line: Simulator;
  /** Warnings and errors of the server, as JSON lines. */
  readonly complaints: readonly string[];
  /** Makes what a desk file says, as the command line does. */
  apply(deskFile: string): Promise<void>;
  close(): Promise<void>;
}

/** An empty installation as a new operator finds it: server, built console, and a LINE platform beside it. */
export async function startInstallation(): Promise<Installation> {
  if (!existsSync(join(consoleDir, 'index.html'))) throw new Error('Build the console first: npm run build');
  const line = await createSimulator();
  const database = await createTestDatabase();
  const complaints: string[] = [];
  const app = await createApp({
    config: {
      port: 0,
      host: '127.0.0.1',
      publicUrl: 'http://console.test',
      dataDir: '/nonexistent',
      databaseUrl: database.url,
      line: { apiBaseUrl: line.url, dataApiBaseUrl: line.url },
      mail: null,
      pushServices: [],
      metricsPort: null,
      logLevel: 'warn',
      roles: new Set(['web', 'worker']),
    },
    secrets: { rootKey: randomBytes(32), rootKeySource: 'environment', rootKeyPath: null, smtpUrl: null },
    databaseUrl: database.url,
    logger: createLogger('warn', { write: (words) => complaints.push(words) }),
    consoleDir,
  });
  const consoleUrl = await app.http.listen({ port: 0, host: '127.0.0.1' });
  return {
    consoleUrl,
    line,
    complaints,
    async apply(deskFile) {
      const secrets = {
        env: () => undefined,
        file: () => Promise.reject(new Error('A journey reads no files')),
        stdin: () => Promise.resolve(''),
        plainAllowed: true,
      };
      const context = { ...app.context, passwords: createPasswords() };
      await applyDesk(context, await resolveDeskFile(parseDeskFile(deskFile), secrets), { kind: 'system' });
    },
    async close() {
      await app.close();
      await line.close();
      await database.drop();
    },
  };
}
