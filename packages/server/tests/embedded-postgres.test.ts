import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgresState,
} from '../src/platform/embedded-postgres/index.ts';
import { isAlive } from '../src/platform/embedded-postgres/process-table.ts';
import {
  cleanUp,
  logger,
  newDataDir,
  postmasterPid,
  query,
  startElsewhere,
} from './_support/embedded-server.ts';

afterEach(cleanUp);

const start = (dataDir: string, mode: 'own' | 'attach' = 'own') =>
  startEmbeddedPostgres({ dataDir, logger, mode });

async function show(url: string, name: string): Promise<string | undefined> {
  const rows = await query<{ value: string }>(url, `select current_setting('${name}') as value`);
  return rows[0]?.value;
}

async function numbers(url: string): Promise<number[]> {
  return (await query<{ n: number }>(url, 'select n from kept order by n')).map(({ n }) => n);
}

const refusal = (work: Promise<unknown>) => work.then(() => 'no refusal', String);

describe('a first start', () => {
  test('gives a durable, private, quiet server', async () => {
    const dataDir = await newDataDir();
    const server = await start(dataDir);
    expect(server.adopted).toBe(false);
    const expected = {
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      server_encoding: 'UTF8',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      log_statement: 'none',
      log_parameter_max_length: '0',
      log_parameter_max_length_on_error: '0',
      log_error_verbosity: 'terse',
      password_encryption: 'scram-sha-256',
    };
    for (const [name, value] of Object.entries(expected))
      expect([name, await show(server.url, name)]).toEqual([name, value]);
    expect((await stat(path.join(dataDir, 'postgres.json'))).mode & 0o777).toBe(0o600);

    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    expect(await refusal(query(wrong.href, 'select 1'))).toContain('password authentication failed');
    await server.stop();
  });

  test('flushes the write-ahead log for commits', async () => {
    const server = await start(await newDataDir());
    const flushes = async () => {
      await query(server.url, 'select pg_stat_force_next_flush()');
      const rows = await query<{ fsyncs: string }>(
        server.url,
        "select coalesce(sum(fsyncs), 0) as fsyncs from pg_stat_io where object = 'wal' and backend_type = 'client backend'",
      );
      return Number(rows[0]?.fsyncs);
    };
    await query(server.url, 'create table kept (n int)');
    const before = await flushes();
    await query(
      server.url,
      'do $$ begin for n in 1..100 loop insert into kept values (n); commit; end loop; end $$',
    );
    await vi.waitFor(async () => expect((await flushes()) - before).toBeGreaterThanOrEqual(100), 10_000);
    await server.stop();
  });

  test('killed in the middle is done again', async () => {
    const dataDir = await newDataDir();
    const starter = startElsewhere({ dataDir, mode: 'own' });
    await vi.waitFor(
      async () => expect((await readdir(dataDir)).some((name) => name.startsWith('postgres.new'))).toBe(true),
      { timeout: 20_000, interval: 1 },
    );
    await starter.kill();
    expect(await readdir(dataDir)).not.toContain('postgres');
    const server = await start(dataDir);
    expect(await show(server.url, 'data_checksums')).toBe('on');
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres-start.log', 'postgres.json']);
    await server.stop();
  });

  test('by several processes at once makes one server', async () => {
    const dataDir = await newDataDir();
    const starters = [1, 2, 3, 4].map(() => startElsewhere({ dataDir, mode: 'attach' }));
    const answers = await Promise.all(starters.map(({ answer }) => answer));
    expect(answers.map(({ error }) => error)).toEqual([undefined, undefined, undefined, undefined]);
    expect(new Set(answers.map(({ url }) => url)).size).toBe(1);
    expect(answers.filter(({ adopted }) => adopted === false)).toHaveLength(1);
  });
});

describe('a later start', () => {
  test('finds rows and address again', async () => {
    const dataDir = await newDataDir();
    const first = await start(dataDir);
    await query(first.url, 'create table kept as select 1 as n');
    await first.stop();
    expect(await refusal(query(first.url, 'select 1'))).toContain('ECONNREFUSED');
    const second = await start(dataDir);
    expect(second).toMatchObject({ url: first.url, adopted: false });
    expect(await numbers(second.url)).toEqual([1]);
    await second.stop();
  });

  test('adopts the server of a killed parent', async () => {
    const dataDir = await newDataDir();
    const starter = startElsewhere({ dataDir, mode: 'own' });
    const { url = '' } = await starter.answer;
    await query(url, 'create table kept as select 1 as n');
    const pid = await postmasterPid(dataDir);
    await starter.kill();
    const server = await start(dataDir);
    expect(server).toMatchObject({ url, adopted: true });
    expect(await postmasterPid(dataDir)).toBe(pid);
    expect(await numbers(url)).toEqual([1]);
    await server.stop();
  });

  test('replaces a server that no longer answers', async () => {
    const dataDir = await newDataDir();
    const first = await start(dataDir);
    await query(first.url, 'create table kept as select 1 as n');
    await first.release();
    const pid = await postmasterPid(dataDir);
    process.kill(pid, 'SIGSTOP');
    const second = await start(dataDir);
    expect(second.adopted).toBe(false);
    expect(await postmasterPid(dataDir)).not.toBe(pid);
    expect(await numbers(second.url)).toEqual([1]);
    await second.stop();
  });

  test('is not misled by a postmaster.pid that names another process', async () => {
    const dataDir = await newDataDir();
    const first = await start(dataDir);
    await query(first.url, 'create table kept as select 1 as n');
    await first.release();
    const file = path.join(dataDir, 'postgres/postmaster.pid');
    const [pid = '', ...rest] = (await readFile(file, 'utf8')).split('\n');
    const { uid, gid } = await stat(path.join(dataDir, 'postgres'));
    const bystander = spawn('sleep', ['1000'], process.getuid?.() === 0 ? { uid, gid } : {});
    process.kill(Number(pid), 'SIGKILL');
    await writeFile(file, [bystander.pid, ...rest].join('\n'));
    const second = await start(dataDir);
    expect(second.adopted).toBe(false);
    expect(await numbers(second.url)).toEqual([1]);
    expect(bystander.exitCode).toBe(null);
    bystander.kill();
    await once(bystander, 'exit');
    await second.stop();
  });

  test('clears the start lock of a dead process', async () => {
    const dataDir = await newDataDir();
    await writeFile(
      path.join(dataDir, 'postgres.lock'),
      JSON.stringify({ pid: process.pid, birth: 'another', nonce: 'dead' }),
    );
    const server = await start(dataDir);
    await server.stop();
    expect((await readdir(dataDir)).filter((name) => name.includes('lock'))).toEqual([]);
  });
});

describe('an owner', () => {
  test('gets its server back, on the same port and with every committed row', async () => {
    const dataDir = await newDataDir();
    const states: EmbeddedPostgresState[] = [];
    const server = await startEmbeddedPostgres({
      dataDir,
      logger,
      mode: 'own',
      onState: (state) => states.push(state),
    });
    await query(server.url, 'create table kept (n int)');
    for (const n of [1, 2, 3]) await query(server.url, `insert into kept values (${n})`);
    process.kill(await postmasterPid(dataDir), 'SIGKILL');
    await vi.waitFor(() => expect(states).toEqual(['restarting', 'running']), 30_000);
    expect(await numbers(server.url)).toEqual([1, 2, 3]);
    expect(await refusal(start(dataDir))).toContain(`process ${process.pid}`);
    await server.stop();
    expect(states).toEqual(['restarting', 'running']);
  });

  test('does not start beside a busy backend that outlived its postmaster', async () => {
    const dataDir = await newDataDir();
    const states: EmbeddedPostgresState[] = [];
    const server = await startEmbeddedPostgres({
      dataDir,
      logger,
      mode: 'own',
      onState: (state) => states.push(state),
    });
    await query(server.url, 'create table kept as select 1 as n');
    const busy = refusal(query(server.url, 'do $$ begin loop null; end loop; end $$'));
    const backend = await vi.waitFor(async () => {
      const rows = await query<{ pid: number }>(
        server.url,
        "select pid from pg_stat_activity where state = 'active' and query like 'do %'",
      );
      expect(rows).toHaveLength(1);
      return rows[0]?.pid ?? 0;
    }, 10_000);
    process.kill(await postmasterPid(dataDir), 'SIGKILL');
    await vi.waitFor(() => expect(states).toEqual(['restarting', 'running']), 30_000);
    expect(await isAlive(backend)).toBe(false);
    expect(await busy).not.toBe('no refusal');
    expect(await numbers(server.url)).toEqual([1]);
    await server.stop();
  });

  test('takes its lock again after a crash of its own connection', async () => {
    const dataDir = await newDataDir();
    const states: EmbeddedPostgresState[] = [];
    const server = await startEmbeddedPostgres({
      dataDir,
      logger,
      mode: 'own',
      onState: (state) => states.push(state),
    });
    const pid = await postmasterPid(dataDir);
    await query(
      server.url,
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'tomoshibi pid %'",
    );
    await vi.waitFor(() => expect(states).toEqual(['restarting', 'running']), 30_000);
    expect(await postmasterPid(dataDir)).toBe(pid);
    expect(await refusal(start(dataDir))).toContain('in use');
    await server.stop();
  });

  test('refuses a second one and names folder and process', async () => {
    const dataDir = await newDataDir();
    const starter = startElsewhere({ dataDir, mode: 'own' });
    const { url = '' } = await starter.answer;
    const message = await refusal(start(dataDir));
    expect(message).toContain(`The data folder ${dataDir} is in use by process ${starter.pid}.`);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await starter.tell('stop');
    const server = await start(dataDir);
    expect(server.adopted).toBe(false);
    await server.stop();
  });
});

describe('an attached command', () => {
  test('leaves the running server of an owner alone', async () => {
    const dataDir = await newDataDir();
    const owner = await start(dataDir);
    const command = await start(dataDir, 'attach');
    expect(command).toMatchObject({ url: owner.url, adopted: true });
    await command.stop();
    expect(await query(owner.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await owner.stop();
  });

  test('stops the server it started', async () => {
    const command = await start(await newDataDir(), 'attach');
    expect(command.adopted).toBe(false);
    await command.stop();
    expect(await refusal(query(command.url, 'select 1'))).toContain('ECONNREFUSED');
  });

  test('leaves the server it started to an owner who came meanwhile', async () => {
    const dataDir = await newDataDir();
    const command = await start(dataDir, 'attach');
    const owner = await start(dataDir);
    await command.stop();
    expect(await query(owner.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await owner.stop();
  });
});

// Being root or not is a fact of the machine; each kind of machine runs what it can.
if (process.getuid?.() === 0) {
  describe('as root', () => {
    test('runs the server as another account below a folder that account may not enter', async () => {
      const dataDir = path.join(await newDataDir(), 'data');
      const server = await start(dataDir);
      expect((await stat(path.join(dataDir, '..'))).mode & 0o777).toBe(0o700);
      const { uid } = await stat(`/proc/${await postmasterPid(dataDir)}`);
      expect(uid).toBeGreaterThan(0);
      await query(server.url, 'create table kept as select 1 as n');
      process.kill(await postmasterPid(dataDir), 'SIGKILL');
      await vi.waitFor(async () => expect(await numbers(server.url)).toEqual([1]), 30_000);
      await server.stop();
    });

    test('uses the owner of the data folder, who can go on without root', async () => {
      const dataDir = await newDataDir();
      const nobody = { uid: 65_534, gid: 65_534 };
      await chown(dataDir, nobody.uid, nobody.gid);
      const asRoot = await start(dataDir);
      expect((await stat(path.join(dataDir, 'postgres'))).uid).toBe(nobody.uid);
      await query(asRoot.url, 'create table kept as select 1 as n');
      await asRoot.stop();
      const starter = startElsewhere({ dataDir, mode: 'own', dropTo: nobody });
      expect(await starter.answer).toEqual({ url: asRoot.url, adopted: false, uid: nobody.uid });
      expect(await numbers(asRoot.url)).toEqual([1]);
      await starter.kill();
      const again = await start(dataDir);
      expect(again.adopted).toBe(true);
      await again.stop();
    });

    test('leaves a fresh start to an ordinary account as it is', async () => {
      const dataDir = await newDataDir();
      await chown(dataDir, 65_534, 65_534);
      await chmod(dataDir, 0o700);
      const starter = startElsewhere({ dataDir, mode: 'own', dropTo: { uid: 65_534, gid: 65_534 } });
      const { url = '', error, uid } = await starter.answer;
      expect({ error, uid }).toEqual({ error: undefined, uid: 65_534 });
      expect(await show(url, 'fsync')).toBe('on');
      await starter.tell('stop');
      expect(await refusal(query(url, 'select 1'))).toContain('ECONNREFUSED');
    });
  });
}
