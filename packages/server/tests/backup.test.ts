import { routes } from '@tomoshibi/contract';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { backupLines } from '../src/modules/backup/backup-lines.ts';
import { inSnapshot, openAdministrator } from '../src/modules/backup/backup-store.ts';
import { BackupError, makeBackup, restoreBackup } from '../src/modules/backup/index.ts';
import { orderTables } from '../src/modules/backup/order-tables.ts';
import { createKeyring } from '../src/platform/crypto/keyring.ts';
import { startTestApp } from './_support/app.ts';
import { createTestDatabase, type TestDatabase } from './_support/database.ts';
import { fillEveryTable, type FullDesk } from './_support/full-desk.ts';
import { startLineDesk, type LineDesk } from './_support/line-desk.ts';
import { createPhone } from './_support/line-events.ts';
import { asOwner } from './_support/owner.ts';
import { tableDigests } from './_support/table-digests.ts';

let folder: string;
let desk: LineDesk;
let full: FullDesk;
/** A good backup, and the database as it was then. */
let file: string;
let before: Record<string, string>;
const databases: TestDatabase[] = [];

const place = (name: string) => path.join(folder, name);
const keyring = () => createKeyring(desk.test.rootKey);
const backup = (to: string, more: { overwrite?: boolean; adminUrl?: string } = {}) =>
  makeBackup({
    adminUrl: desk.test.databaseUrl,
    keyring: keyring(),
    clock: desk.test.clock,
    file: to,
    overwrite: false,
    ...more,
  });
const restore = (from: string, to: TestDatabase | { url: string }, key = keyring()) =>
  restoreBackup({ adminUrl: to.url, keyring: key, clock: desk.test.clock, file: from });

async function newDatabase(): Promise<TestDatabase> {
  const made = await createTestDatabase();
  databases.push(made);
  return made;
}

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof BackupError) return error.message;
    throw error;
  }
  throw new Error('A refusal was expected, and there was none.');
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tomoshibi-backup-'));
  desk = await startLineDesk();
  full = await fillEveryTable(desk);
  await desk.test.operator({ desks: 2 });
  before = await tableDigests(desk.test.databaseUrl);
  file = place('good.backup');
  await backup(file);
});
afterAll(async () => {
  await desk.close();
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  it('has every row of every table, and puts each back byte for byte', async () => {
    expect(Object.entries(before).filter(([, digest]) => digest.startsWith('0 rows'))).toEqual([]);
    const target = await newDatabase();
    const { rows, createdAt } = await restore(file, target);
    expect(createdAt).toEqual(desk.test.clock.now());
    expect(rows).toBe(Object.values(before).reduce((sum, digest) => sum + Number.parseInt(digest, 10), 0));
    const marks = await asOwner(
      target.url,
      `delete from audit_rows where action = 'installation.restored' returning actor_kind, details`,
    );
    const mark = { actor_kind: 'system', details: { rows, backupOf: createdAt.toISOString() } };
    expect(marks).toEqual([mark, mark]);
    expect(await tableDigests(target.url)).toEqual(before);

    // Signed in as before, the counselor reads on.
    const test = await startTestApp({ beside: { ...desk.test, databaseUrl: target.url } });
    const call = { as: desk.operator.staff.counselor, params: { consultationId: full.consultationId } };
    const { messages } = await test.call(routes.listMessages, { ...call, query: {} });
    const said = JSON.stringify(messages);
    for (const words of [full.words.text, full.words.answer, full.words.waiting])
      expect(said).toContain(JSON.stringify(words).slice(1, -1));
    expect(JSON.stringify(await test.call(routes.getConsultation, call))).toContain(
      full.words.note.slice(-20),
    );
    await test.close();
  });

  it('leaves its mark in the log of every operator', async () => {
    const { rows, bytes } = await backup(place('marked.backup'));
    const marks = await asOwner(
      desk.test.databaseUrl,
      `select count(distinct operator_id)::int as operators from audit_rows
       where action = 'installation.backed_up' and actor_kind = 'system' and details = $1`,
      [{ rows, bytes }],
    );
    expect(marks).toEqual([{ operators: 2 }]);
  });

  it('holds nothing that was said in confidence, nor the root key', async () => {
    const plain = gunzipSync(await readFile(file));
    const { rootKey } = desk.test;
    // The search itself works: a desk's name is stored in clear.
    expect(plain.includes(desk.operator.desk.name)).toBe(true);
    const secrets = [...Object.values(full.words).map((words) => words.slice(-20, -3)), desk.channelSecret];
    for (const secret of [...secrets, 'まだいますか'])
      for (const form of ['utf8', 'hex', 'base64'] as const)
        expect(plain.includes(Buffer.from(secret).toString(form)), `${secret} as ${form}`).toBe(false);
    for (const form of ['hex', 'base64', 'base64url'] as const)
      expect(plain.includes(rootKey.toString(form))).toBe(false);
  });

  it('is a file for its owner only, and never takes the place of another unasked', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const kept = await readFile(file);
    expect(await refusal(backup(file))).toContain('--force');
    expect(await readFile(file)).toEqual(kept);
    await writeFile(place('old.backup'), 'old');
    await backup(place('old.backup'), { overwrite: true });
    expect((await stat(place('old.backup'))).size).toBeGreaterThan(1000);
    expect((await stat(place('old.backup'))).mode & 0o777).toBe(0o600);
    expect(await refusal(backup(folder, { overwrite: true }))).toContain('not an ordinary file');
    expect(await refusal(backup(place('nowhere/new.backup')))).toContain('cannot be written (ENOENT)');
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is refused where there is nothing to keep, and to a login that would see a part', async () => {
    const empty = await newDatabase();
    expect(await refusal(backup(place('empty.backup'), { adminUrl: empty.url }))).toContain('no operator');
    const role = `partial_${randomBytes(6).toString('hex')}`;
    await asOwner(empty.url, `create role ${role} login password 'partial'`);
    await asOwner(empty.url, `grant tomoshibi_app to ${role}`);
    const url = new URL(desk.test.databaseUrl);
    [url.username, url.password] = [role, 'partial'];
    const said = [
      await refusal(backup(place('part.backup'), { adminUrl: url.href })),
      await refusal(restore(file, { url: url.href })),
    ];
    await asOwner(empty.url, `drop role ${role}`);
    for (const words of said) expect(words).toMatch(new RegExp(`user ${role} .*pg_dump.*BYPASSRLS`, 'u'));
  });

  it('is of one moment, though messages keep coming in', async () => {
    const later = createPhone(desk.test.clock.now());
    const source = { keyring: keyring(), clock: desk.test.clock };
    const admin = openAdministrator(desk.test.databaseUrl);
    const pieces: string[] = [];
    const then = await tableDigests(desk.test.databaseUrl);
    await inSnapshot(admin, async (tx) => {
      for await (const piece of backupLines(tx, source)) {
        pieces.push(piece);
        if (pieces.length % 4 !== 1) continue;
        await desk.post([later.text(`${pieces.length} 回目`)]);
        await desk.test.app.drain();
      }
    });
    await admin.destroy();
    const now = await tableDigests(desk.test.databaseUrl);
    for (const changed of ['consultations', 'messages', 'desk_counters', 'desk_events', 'line_events'])
      expect(now[changed], changed).not.toBe(then[changed]);
    await writeFile(place('busy.backup'), gzipSync(pieces.join('')));

    const target = await newDatabase();
    await restore(place('busy.backup'), target);
    await asOwner(target.url, `delete from audit_rows where action = 'installation.restored'`);
    expect(await tableDigests(target.url)).toEqual(then);
    const odd = await asOwner(
      target.url,
      `select id::text from consultations c where last_seq <> (select max(seq) from messages where consultation_id = c.id)
       union all select desk_id::text from desk_counters d
         where event_seq <> (select coalesce(max(seq), 0) from desk_events e where e.desk_id = d.desk_id)`,
    );
    expect(odd).toEqual([]);
  });
});

describe('a restore', () => {
  let target: TestDatabase;
  beforeAll(async () => {
    target = await newDatabase();
  });

  async function refuses(from: string, because: string | RegExp, key = keyring()): Promise<void> {
    expect(await refusal(restore(from, target, key))).toMatch(because);
    const digests = await tableDigests(target.url);
    expect(Object.values(digests).every((digest) => digest.startsWith('0 rows'))).toBe(true);
  }

  async function variant(name: string, bytes: Buffer | string): Promise<string> {
    await writeFile(place(name), bytes);
    return place(name);
  }

  it('refuses a file that was cut, anywhere', async () => {
    const bytes = await readFile(file);
    for (const length of [0, 5, 200, Math.floor(bytes.length / 2), bytes.length - 9, bytes.length - 1])
      await refuses(await variant('cut', bytes.subarray(0, length)), /cut short or changed/u);
    const lines = gunzipSync(bytes)
      .toString('utf8')
      .split(/(?<=\n)/u);
    for (const kept of [1, 5, lines.length - 1])
      await refuses(await variant('cut', gzipSync(lines.slice(0, kept).join(''))), /cut short or changed/u);
    await refuses(await variant('cut', gzipSync(lines.join('').slice(0, -1))), /cut short or changed/u);
  });

  it('refuses a file in which anything was changed, also by somebody who mends the hash', async () => {
    const bytes = await readFile(file);
    const flipped = Buffer.from(bytes);
    flipped[Math.floor(bytes.length / 2)] = (flipped[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    await refuses(await variant('changed', flipped), /cut short or changed/u);

    const lines = gunzipSync(bytes)
      .toString('utf8')
      .split(/(?<=\n)/u);
    const trailer = z.record(z.string(), z.unknown()).parse(JSON.parse(lines.pop() ?? ''));
    const forged = lines.join('').replace('"must_change_password": false', '"must_change_password": true');
    expect(forged).not.toBe(lines.join(''));
    const sha256 = createHash('sha256').update(forged).digest('hex');
    for (const end of [trailer, { ...trailer, sha256 }])
      await refuses(
        await variant('changed', gzipSync(`${forged}${JSON.stringify(end)}\n`)),
        /cut short or changed/u,
      );
    const twice = Buffer.concat([bytes, gzipSync('{}\n')]);
    await refuses(await variant('changed', twice), /cut short or changed/u);
  });

  it('refuses another root key, other files and other formats', async () => {
    await refuses(file, /another root key.*ROOT_KEY_FILE/u, createKeyring(randomBytes(32)));
    await refuses(place('nothing-here'), /There is no file/u);
    await refuses(folder, /cannot be read \(EISDIR\)/u);
    await refuses(await variant('other', 'PGDMP'), /cut short or changed/u);
    await refuses(await variant('other', gzipSync('{"a":1}\n')), /not a backup/u);
    const newer = '{"format":"tomoshibi-backup","version":2,"more":[]}\n';
    await refuses(await variant('other', gzipSync(newer)), /another release/u);
  });

  it('refuses another schema and says which release fits', async () => {
    const add = `insert into schema_migrations values (9999, '9999-later.sql', 'x')`;
    const remove = 'delete from schema_migrations where number = 9999';
    await asOwner(desk.test.databaseUrl, add);
    await backup(place('newer.backup'));
    await asOwner(desk.test.databaseUrl, remove);
    await refuses(place('newer.backup'), /newer release \(its last migration is 9999-later\.sql\)/u);
    await asOwner(target.url, add);
    await refuses(file, /older release/u);
    await asOwner(target.url, `update schema_migrations set sha256 = 'y' where number = 9999`);
    await refuses(place('newer.backup'), /9999-later\.sql is not the one/u);
    await asOwner(target.url, remove);
    await asOwner(target.url, 'alter table seekers drop column pseudonym');
    await refuses(file, /changed one of them by hand/u);
    await asOwner(target.url, 'drop table seekers cascade');
    await refuses(file, /changed one of them by hand/u);
    target = await newDatabase();
  });

  it('leaves nothing behind when the database refuses a row, and works the next time', async () => {
    await asOwner(
      target.url,
      'alter table audit_rows add constraint broken check (octet_length(action) < 3)',
    );
    await refuses(file, /refused the restore for the table audit_rows \(23514\)/u);
    await asOwner(target.url, 'alter table audit_rows drop constraint broken');
    // Somebody tried to sign in before the restore.
    await asOwner(target.url, `insert into sign_in_throttles select '\\x01', 1, now(), null`);
    await restore(file, target);
    expect(await tableDigests(target.url, ['audit_rows'])).toEqual(
      Object.fromEntries(Object.entries(before).filter(([name]) => name !== 'audit_rows')),
    );
  });

  it('never goes over an installation that is in use', async () => {
    const filled = await tableDigests(target.url);
    expect(await refusal(restore(file, target))).toMatch(/already has an operator.*DATA_DIR/u);
    expect(await tableDigests(target.url)).toEqual(filled);
    const remains = await newDatabase();
    await asOwner(
      remains.url,
      `insert into sent_bubbles values (gen_random_uuid(), gen_random_uuid(), '1', gen_random_uuid())`,
    );
    expect(await refusal(restore(file, remains))).toContain('rows in sent_bubbles');
    const running = await startTestApp();
    expect(await refusal(restore(file, { url: running.databaseUrl }))).toContain('Stop it');
    await running.close();
  });
});

it('the schema has nothing that rows alone do not bring back', async () => {
  const found = await asOwner(
    desk.test.databaseUrl,
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('S', 'm', 'f')
     union all select attrelid::regclass::text || '.' || attname from pg_attribute
       join pg_class on pg_class.oid = attrelid
       where relnamespace = 'public'::regnamespace and (attgenerated <> '' or attidentity <> '')
     union all select conname from pg_constraint
       where connamespace = 'public'::regnamespace and contype = 'f' and conrelid = confrelid
     union all select 'large object' from pg_largeobject_metadata`,
  );
  // Teach backup and restore the new kind of thing first.
  expect(found).toEqual([]);
});

it('tables come after those they point at', () => {
  const table = (name: string, ...needs: string[]) => ({ name, needs });
  const ordered = orderTables([table('c', 'b', 'a'), table('b', 'b', 'a'), table('a')]);
  expect(ordered.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(() => orderTables([table('a', 'b'), table('b', 'a')])).toThrow('circle');
});
