import { mkdtemp, rename, rm, unlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate, pendingMigrations } from '../src/platform/db/migrate.ts';
import { createTestDatabase, type TestDatabase } from './_support/database.ts';
import { logger, query } from './_support/embedded-server.ts';

let database: TestDatabase;
let directory: string;

beforeEach(async () => {
  database = await createTestDatabase('empty');
  directory = await mkdtemp(path.join(os.tmpdir(), 'tomoshibi-migrations-'));
  await write('0001-first.sql', 'create table one (n int);\ninsert into one values (1);\n');
  await write('0002-second.sql', 'create table two (n int);');
});

afterEach(async () => {
  await rm(directory, { recursive: true });
  await database.drop();
});

const write = (name: string, sql: string) => writeFile(path.join(directory, name), sql);
const run = () => migrate({ adminUrl: database.url, directory, logger });
const pending = () => pendingMigrations(database.url, directory);
const tables = async () =>
  (
    await query<{ name: string }>(
      database.url,
      "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations' order by 1",
    )
  ).map(({ name }) => name);

describe('migrate', () => {
  test('runs what is new, in order, once', async () => {
    expect(await pending()).toEqual(['0001-first.sql', '0002-second.sql']);
    expect(await run()).toEqual(['0001-first.sql', '0002-second.sql']);
    expect(await pending()).toEqual([]);
    await write('0003-third.sql', 'create table three (n int);');
    expect(await pending()).toEqual(['0003-third.sql']);
    expect(await run()).toEqual(['0003-third.sql']);
    expect(await run()).toEqual([]);
    expect(
      await query(
        database.url,
        'select number, name, length(sha256) as hash from schema_migrations order by 1',
      ),
    ).toEqual([
      { number: 1, name: '0001-first.sql', hash: 64 },
      { number: 2, name: '0002-second.sql', hash: 64 },
      { number: 3, name: '0003-third.sql', hash: 64 },
    ]);
  });

  test('takes a failing file back whole, keeps those before it, and names the line', async () => {
    await write('0002-second.sql', 'create table two (n int);\nselect 1;\nselect broken from one;\n');
    await expect(run()).rejects.toThrow('in line 3');
    expect(await tables()).toEqual(['one']);
    expect(await pending()).toEqual(['0002-second.sql']);
  });

  test('refuses a file that ends its transaction', async () => {
    await write('0002-second.sql', 'create table two (n int); commit; begin;');
    await expect(run()).rejects.toThrow('transaction');
    expect(await pending()).toEqual(['0002-second.sql']);
  });

  test('does not carry a role or a search path into the next file', async () => {
    await write('0002-second.sql', 'create schema side; set search_path = side; create table two (n int);');
    await write('0003-third.sql', 'create table three (n int);');
    await run();
    expect(await tables()).toEqual(['one', 'three']);
  });

  test.each([
    { fault: 'changed', change: () => write('0001-first.sql', 'create table other (n int);') },
    {
      fault: 'missing',
      change: () => rename(path.join(directory, '0001-first.sql'), path.join(directory, '0001-else.sql')),
    },
    { fault: 'gap', change: () => unlink(path.join(directory, '0001-first.sql')) },
    { fault: 'gap', change: () => write('0004-fourth.sql', 'select 1;') },
    { fault: 'gap', change: () => write('0002-third.sql', 'select 1;') },
    { fault: 'bad-name', change: () => write('3_third.sql', 'select 1;') },
    { fault: 'newer', change: () => unlink(path.join(directory, '0002-second.sql')) },
  ])('refuses with the code $fault and changes nothing', async ({ fault, change }) => {
    await run();
    await change();
    await expect(run()).rejects.toMatchObject({ code: fault });
    await expect(pending()).rejects.toMatchObject({ code: fault });
    expect(await tables()).toEqual(['one', 'two']);
  });

  test('takes a file with other line ends for the same', async () => {
    await run();
    await write('0001-first.sql', 'create table one (n int);\r\ninsert into one values (1);\r\n');
    expect(await run()).toEqual([]);
  });

  test('by several runners at once runs each file once', async () => {
    const ran = await Promise.all([run(), run(), run(), run()]);
    expect(ran.flat().sort()).toEqual(['0001-first.sql', '0002-second.sql']);
    expect(await query(database.url, 'select n from one')).toEqual([{ n: 1 }]);
  });
});

describe('application roles', () => {
  test('can sign in, see the migrations, and are neither owner nor above row-level security', async () => {
    const name = `tomoshibi_role_${path
      .basename(directory)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '')}`;
    await write('0003-third.sql', `grant select on one to ${name};`);
    const migrateWith = (password: string) =>
      migrate({ adminUrl: database.url, directory, logger, appRoles: [{ name, password }] });
    await migrateWith('first-secret');
    await Promise.all([migrateWith('second-secret'), migrateWith('second-secret')]);
    const url = new URL(database.url);
    url.username = name;
    url.password = 'first-secret';
    await expect(query(url.href, 'select 1')).rejects.toThrow('password authentication failed');
    url.password = 'second-secret';
    try {
      expect(await query(url.href, 'select n from one')).toEqual([{ n: 1 }]);
      expect(await pendingMigrations(url.href, directory)).toEqual([]);
      await expect(query(url.href, 'select n from two')).rejects.toThrow('permission denied');
      expect(
        await query(
          url.href,
          'select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as mighty from pg_roles where rolname = current_user',
        ),
      ).toEqual([{ mighty: false }]);
    } finally {
      await query(database.url, `drop owned by ${name}`);
      await query(database.url, `drop role ${name}`);
    }
  });
});

describe('a test database', () => {
  test('is a migrated copy of its own', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await query(one.url, 'create table mine ()');
    const seen = async (url: string) =>
      (await query<{ there: boolean }>(url, "select to_regclass('mine') is not null as there"))[0]?.there;
    expect([await seen(one.url), await seen(other.url)]).toEqual([true, false]);
    expect(await pendingMigrations(one.url, path.join(import.meta.dirname, '../migrations'))).toEqual([]);
    await Promise.all([one.drop(), other.drop()]);
    await expect(query(one.url, 'select 1')).rejects.toThrow('does not exist');
  });
});
