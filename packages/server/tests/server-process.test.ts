import { Me, routes } from '@tomoshibi/contract';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, unlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { anyFreePort } from '../src/platform/embedded-postgres/free-port.ts';
import { finished, runCommand, startServer } from './_support/program.ts';

// The programs as people start them, on a real database with fsync on.

let dataDir: string;
let env: Record<string, string>;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'tomoshibi-process-'));
  env = { DATA_DIR: dataDir, PORT: String(await anyFreePort()), LOG_LEVEL: 'info' };
});
afterAll(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));

const url = (of: string) => `http://127.0.0.1:${env['PORT']}${of}`;
const untilReady = () =>
  vi.waitFor(async () => expect((await fetch(url('/readyz'))).status).toBe(200), {
    timeout: 30_000,
    interval: 50,
  });

test('the server starts on an empty folder, works beside commands, and stops in order', async () => {
  const server = startServer(env);
  const ended = finished(server);
  await untilReady();
  expect((await stat(path.join(dataDir, 'root.key'))).mode & 0o777).toBe(0o600);
  expect((await fetch(url('/livez'))).status).toBe(200);

  const password = 'hoshi-furu-yoru-no-basu';
  const weak = await runCommand(
    env,
    ['staff', 'create', '--login', 'boss', '--name', '所長', '--operator', 'NPO', '--password-stdin'],
    'kumamoto2024\n',
  );
  expect([weak.code, weak.out]).toEqual([1, '']);
  expect(weak.err).toContain('guessed quickly');
  const created = await runCommand(
    env,
    [
      'staff',
      'create',
      '--login',
      'Boss',
      '--name',
      '所長',
      '--operator',
      'NPO',
      '--role',
      'system_admin',
      '--password-stdin',
    ],
    `${password}\n`,
  );
  expect(created).toEqual({ code: 0, out: 'Added boss.\n', err: '' });

  const temporary = await runCommand(env, ['staff', 'create', '--login', 'second', '--name', '二人目']);
  const given = /sign-in: (\S{16})\n/u.exec(temporary.out)?.[1] ?? '';
  for (const [login, word, mustChange] of [
    ['boss', password, false],
    ['second', given, true],
  ] as const) {
    const response = await fetch(url('/api/v1/session'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: word }),
    });
    expect(Me.parse(await response.json())).toMatchObject({
      operatorName: 'NPO',
      mustChangePassword: mustChange,
    });
  }

  const token = await runCommand(env, [
    'token',
    'create',
    '--login',
    'boss',
    '--name',
    '集計',
    '--days',
    '2',
  ]);
  const list = await fetch(url('/api/v1/staff'), {
    headers: { authorization: `Bearer ${token.out.trim()}` },
  });
  const { staff } = routes.listStaff.response.parse(await list.json());
  expect(staff.map(({ login }) => login)).toEqual(['boss', 'second']);

  server.kill('SIGTERM');
  const { code, out, err } = await ended;
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(path.join(dataDir, 'root.key'));
  expect(out).toContain(`Tomoshibi is ready: ${url('')}`);
  for (const secret of [password, given, token.out.trim()]) expect(out).not.toContain(secret);
});

test('the server reaches its embedded database without being superuser', async () => {
  const server = startServer({ ...env, LOG_LEVEL: 'silent' });
  const ended = finished(server);
  await untilReady();
  const { port, password } = z
    .object({ port: z.number(), password: z.string() })
    .parse(JSON.parse(await readFile(path.join(dataDir, 'postgres.json'), 'utf8')));
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'tomoshibi' });
  await client.connect();
  const { rows } = await client.query<{ super: boolean; login: string }>(
    `select distinct usename as login, usesuper as super from pg_stat_activity join pg_user using (usename)
     where application_name in ('tomoshibi_app', 'tomoshibi_gate', 'tomoshibi_ingest', 'tomoshibi_hints')`,
  );
  await client.end();
  expect(rows).toEqual([{ login: 'tomoshibi_server', super: false }]);
  server.kill('SIGINT');
  expect((await ended).code).toBe(0);
});

test('commands work without a running server and say how they are called', async () => {
  expect(await runCommand(env, ['migrate'])).toEqual({
    code: 0,
    out: 'The database is up to date.\n',
    err: '',
  });
  const cases: [string[], number, string][] = [
    [[], 0, ''],
    [['dance'], 2, 'There is no such command'],
    [['staff', 'create', '--login', 'x1x'], 2, '--name is missing'],
    [['staff', 'create', '--login', 'あ', '--name', 'x'], 2, '--login:'],
    [['staff', 'create', '--loginn', 'x'], 2, 'Usage: staff create'],
    [['staff', 'create', '--login', 'third', '--name', 'x', '--role', 'king'], 2, '--role'],
    [
      ['staff', 'create', '--login', 'third', '--name', 'x', '--desk', 'nowhere:counselor'],
      1,
      'no desk with the code nowhere',
    ],
    [['staff', 'create', '--login', 'boss', '--name', 'x'], 1, 'taken'],
    [['staff', 'create', '--login', 'third', '--name', 'x', '--operator', 'ABC'], 1, 'NPO'],
    [['token', 'create', '--login', 'ghost', '--name', 'x', '--days', '2'], 2, 'nobody'],
    [['token', 'create', '--login', 'boss', '--name', 'x', '--days', '0'], 2, '--days'],
  ];
  for (const [args, code, said] of cases) {
    const result = await runCommand(env, args);
    expect([args, result.code]).toEqual([args, code]);
    expect(result.err).toContain(said);
    expect(result.err).not.toContain('    at ');
  }
});

test('what keeps the server from starting is said in a line', async () => {
  const refusal = async (more: Record<string, string>) => {
    const { code, err } = await finished(startServer({ ...env, LOG_LEVEL: 'silent', ...more }));
    expect(err).not.toContain('    at ');
    return { code, err };
  };
  const bad = await refusal({ PORT: 'x', ROLES: 'web' });
  expect(bad.code).toBe(1);
  expect(bad.err).toContain('PORT: ');
  const away = await refusal({
    DATABASE_URL: `postgres://u:secret-word@127.0.0.1:${await anyFreePort()}/d`,
    ROOT_KEY: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64'),
  });
  expect(away.err).toContain('The database cannot be reached (ECONNREFUSED)');
  expect(away.err).not.toContain('secret-word');

  const holder = createServer().listen(Number(env['PORT']), '127.0.0.1');
  await once(holder, 'listening');
  expect((await refusal({})).err).toContain('The port is in use');
  holder.close();

  await unlink(path.join(dataDir, 'root.key'));
  expect((await refusal({})).err).toContain('root.key is missing');
});
