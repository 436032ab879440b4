import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BootRefused, checkDatabase } from '../src/platform/db/boot-checks.ts';
import { createTestDatabase, type TestDatabase } from './_support/database.ts';

let database: TestDatabase;
let admin: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = new Client({ connectionString: database.url });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

async function refusalOf(url: string): Promise<string> {
  const error: unknown = await checkDatabase(url).catch((reason: unknown) => reason);
  return error instanceof BootRefused ? error.message : '';
}

test('a database that may lose what it acknowledged is refused', async () => {
  const { rows } = await admin.query<{ fsync: string }>('show fsync');
  // The tests' own server runs without fsync, as no installation may; one given to them may have it on.
  expect((await refusalOf(database.url)).includes('fsync is off')).toBe(rows[0]?.fsync === 'off');
  const name = new URL(database.url).pathname.slice(1);
  for (const setting of ['off', 'on', 'remote_apply', 'off']) {
    await admin.query(`alter database ${name} set synchronous_commit = ${setting}`);
    const refusal = await refusalOf(database.url);
    expect(refusal.includes('synchronous_commit is off'), setting).toBe(setting === 'off');
  }
});

test('a role that owns tables is refused', async () => {
  await admin.query('create table stray (id int)');
  await admin.query('alter table stray owner to tomoshibi_app');
  expect(await refusalOf(database.url)).toContain('The role tomoshibi_app owns tables');
  await admin.query('drop table stray');
  expect(await refusalOf(database.url)).not.toContain('owns tables');
});

test('an address whose own options push the role aside is refused', async () => {
  const url = new URL(database.url);
  url.searchParams.set('options', '-c work_mem=8MB');
  expect(await refusalOf(url.href)).toContain('options');
  expect(await refusalOf(database.url)).not.toContain('options');
});

test('a database that is not there is a fault and not a pass', async () => {
  const url = new URL(database.url);
  url.pathname = '/no_such_database';
  await expect(checkDatabase(url.href)).rejects.toThrow(/does not exist/u);
});
