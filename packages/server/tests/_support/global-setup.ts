import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts';
import { readPostmasterFile } from '../../src/platform/embedded-postgres/postmaster-file.ts';
import { isAlive } from '../../src/platform/embedded-postgres/process-table.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The test server and the migrated database to clone; the role may create databases. */
    testPostgres: { adminUrl: string; template: string };
  }
}

const migrations = path.join(import.meta.dirname, '../../migrations');
const logger = pino({ level: 'warn' });

/** Ends the servers of test runs that were killed, which outlive their parents by design. */
async function sweepKilledRuns(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const pid = Number(/^tomoshibi-test-(\d+)-/.exec(name)?.[1]);
    if (Number.isNaN(pid) || (await isAlive(pid))) continue;
    const dataDir = path.join(os.tmpdir(), name);
    try {
      if ((await readPostmasterFile(path.join(dataDir, 'postgres'))) !== undefined) {
        const left = await startEmbeddedPostgres({
          dataDir,
          logger,
          mode: 'own',
          durability: 'none-for-tests',
        });
        await left.stop();
      }
      await rm(dataDir, { recursive: true, force: true });
    } catch (error) {
      // Another run may be sweeping the same folder, or it belongs to another account.
      logger.info({ event: 'test_sweep_failed', dataDir, err: error });
    }
  }
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, stop: () => Promise.resolve() };
  await sweepKilledRuns();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), `tomoshibi-test-${process.pid}-`));
  const server = await startEmbeddedPostgres({ dataDir, logger, mode: 'own', durability: 'none-for-tests' });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Starts one PostgreSQL for the run (or takes TEST_DATABASE_URL) and migrates the database the tests clone. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const template = `tomoshibi_template_${randomBytes(6).toString('hex')}`;
  const teardown = async () => {
    await onServer(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
  try {
    await onServer(server.url, `create database ${template} template template0`);
    const url = new URL(server.url);
    url.pathname = `/${template}`;
    await migrate({ adminUrl: url.href, directory: migrations, logger });
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide('testPostgres', { adminUrl: server.url, template });
  return teardown;
}
