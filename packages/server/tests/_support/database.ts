import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('testPostgres').adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export interface TestDatabase {
  /** Connection string of the administrator to a fresh database. */
  readonly url: string;
  drop(): Promise<void>;
}

/** A migrated database of its own for one test file; `empty` leaves the migrations out. */
export async function createTestDatabase(content: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const { adminUrl, template } = inject('testPostgres');
  const name = `tomoshibi_test_${randomBytes(8).toString('hex')}`;
  await onServer(`create database ${name} template ${content === 'migrated' ? template : 'template0'}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}
