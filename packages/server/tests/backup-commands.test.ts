import { routes } from '@tomoshibi/contract';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { makeBackup } from '../src/modules/backup/index.ts';
import { readBackup } from '../src/modules/backup/read-backup.ts';
import { createKeyring } from '../src/platform/crypto/keyring.ts';
import { anyFreePort } from '../src/platform/embedded-postgres/free-port.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts';
import { TEST_PASSWORD } from './_support/app.ts';
import { logger } from './_support/embedded-server.ts';
import { fillEveryTable } from './_support/full-desk.ts';
import { startLineDesk, type LineDesk } from './_support/line-desk.ts';
import { asOwner } from './_support/owner.ts';
import { finished, runCommand, startServer } from './_support/program.ts';
import { tableDigests } from './_support/table-digests.ts';

// The commands as people run them, on real embedded databases with fsync on.

let folder: string;
let desk: LineDesk;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tomoshibi-backup-commands-'));
  desk = await startLineDesk();
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The embedded database of a data folder whose server runs. */
async function databaseOf(dataDir: string): Promise<string> {
  const { port, password } = z
    .object({ port: z.number(), password: z.string() })
    .parse(JSON.parse(await readFile(path.join(dataDir, 'postgres.json'), 'utf8')));
  return `postgresql://postgres:${password}@127.0.0.1:${port}/tomoshibi`;
}

/** Of the big rows only their number and size, to be quick. */
async function contents(database: string) {
  const big = 'select count(*)::int as rows, sum(length(sealed))::int as bytes from line_events';
  return [await tableDigests(database, ['audit_rows', 'line_events']), await asOwner(database, big)];
}

test(
  'an installation moves to another machine and on, with little memory and while the server runs',
  { timeout: 180_000 },
  async () => {
    const { consultationId, words } = await fillEveryTable(desk);
    // A server that goes on where the desk stood would change what is compared below.
    for (const rest of ['update desk_timers set due_at = null', 'delete from notification_deliveries'])
      await asOwner(desk.test.databaseUrl, rest);
    const old = path.join(folder, 'old.backup');
    const keyring = createKeyring(desk.test.rootKey);
    await makeBackup({
      adminUrl: desk.test.databaseUrl,
      keyring,
      clock: desk.test.clock,
      file: old,
      overwrite: false,
    });
    const keyFile = path.join(folder, 'root.key');
    await writeFile(keyFile, desk.test.rootKey.toString('base64'), { mode: 0o600 });
    const port = String(await anyFreePort());
    const second = path.join(folder, 'second');
    const env = {
      DATA_DIR: second,
      PORT: port,
      LOG_LEVEL: 'silent',
      LINE_API_BASE_URL: 'http://127.0.0.1:9',
    };

    // No key is made in passing, which would then be the wrong one.
    const keyless = await runCommand(env, ['restore', old]);
    expect([keyless.code, keyless.out]).toEqual([1, '']);
    expect(keyless.err).toContain(`${path.join(second, 'root.key')} is missing`);
    await expect(stat(second)).rejects.toThrow('ENOENT');

    const withKey = { ...env, ROOT_KEY_FILE: keyFile };
    const restored = await runCommand(withKey, ['restore', old]);
    expect(restored.err).toBe('');
    expect(restored.out).toMatch(
      /^Restored .*old\.backup, made on 2026-11-20 12:00 \(Tokyo\): \d+ rows\.$/mu,
    );

    const server = startServer(withKey);
    const ended = finished(server);
    const url = (of: string) => `http://127.0.0.1:${port}${of}`;
    await vi.waitFor(async () => expect((await fetch(url('/readyz'))).status).toBe(200), {
      timeout: 30_000,
      interval: 50,
    });
    const { login } = desk.operator.staff.counselor;
    const session = await fetch(url('/api/v1/session'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: TEST_PASSWORD }),
    });
    expect(session.status).toBe(200);
    const cookie = session.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const answer = await fetch(url(`/api/v1/consultations/${consultationId}/messages`), {
      headers: { cookie },
    });
    const { messages } = routes.listMessages.response.parse(await answer.json());
    expect(messages.map(({ text }) => text)).toEqual(expect.arrayContaining([words.text, words.answer]));

    // 80 MB once unpacked, against a heap of 64.
    const database = await databaseOf(second);
    await asOwner(
      database,
      `insert into line_events (operator_id, channel_id, webhook_event_id, event_at, received_at, arrival, sealed, state)
     select id, id, n::text, now(), now(), n, decode(repeat('ab', 100000), 'hex'), 'applied'
     from operators, generate_series(1, 400) n`,
    );
    const kept = await contents(database);
    const small = { ...withKey, NODE_OPTIONS: '--max-old-space-size=64' };
    const moved = path.join(folder, 'moved.backup');
    const backup = await runCommand(small, ['backup', moved]);
    expect(backup.err).toBe('');
    expect(backup.out).toMatch(
      /^Wrote .*moved\.backup: \d+ rows, \d+ bytes\.\nThe root key is not inside\./u,
    );
    expect((await runCommand(small, ['backup', moved])).err).toContain('--force');
    // What restore holds at a time lies outside the heap.
    for await (const part of readBackup(moved, keyring))
      if (part.kind === 'rows') expect(Buffer.concat(part.lines).length).toBeLessThan(2_500_000);

    const inUse = await runCommand(withKey, ['restore', moved]);
    expect(inUse.err).toContain(`in use by process ${server.pid}. Stop that process first`);
    server.kill('SIGTERM');
    expect((await ended).code).toBe(0);

    const third = { ...small, DATA_DIR: path.join(folder, 'third') };
    const again = await runCommand(third, ['restore', moved]);
    expect([again.err, again.code]).toEqual(['', 0]);
    const moves = await startEmbeddedPostgres({ dataDir: third.DATA_DIR, logger, mode: 'own' });
    expect(await contents(moves.url)).toEqual(kept);
    await moves.stop();
  },
);

test('the commands say how they are called', async () => {
  const env = { DATA_DIR: path.join(folder, 'nowhere') };
  for (const args of [['backup'], ['restore', 'a', '--force']]) {
    const { code, err } = await runCommand(env, args);
    expect([args, code]).toEqual([args, 2]);
    expect(err).toContain(`Usage: ${args[0]} FILE`);
  }
});
