import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createControlClient } from '../packages/line-simulator/src/index.ts';
import { routes } from '../packages/contract/src/index.ts';
import { signIn } from '../tools/demo/api.ts';

const script = join(import.meta.dirname, '../tools/demo.ts');
let dataDir = '';
let port = 0;
let linePort = 0;
const started = new Set<ChildProcess>();

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return free;
}

interface Demo {
  readonly child: ChildProcess;
  words(): string;
  ended(): boolean;
}

function startDemo(): Demo {
  const child = spawn(process.execPath, [script], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: String(port),
      LINE_SIMULATOR_PORT: String(linePort),
      DATA_DIR: dataDir,
      // As under npm: when the tests are killed, the demo ends by itself.
      npm_lifecycle_event: 'demo',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      words += chunk.toString('utf8');
    });
  return {
    child,
    words: () => words,
    ended: () => child.exitCode !== null || child.signalCode !== null,
  };
}

async function untilShown(demo: Demo): Promise<void> {
  await expect
    .poll(() => (demo.words().includes('╰') ? 'shown' : demo.ended() ? demo.words() : 'starting'), {
      timeout: 120_000,
      interval: 100,
    })
    .toBe('shown');
}

/** What a supervisor and the phone show, without what changes by itself. */
async function picture() {
  const api = await signIn(`http://127.0.0.1:${port}`, 'tanaka@akari.example', 'yoru-no-machi-ni-akari');
  const { consultations } = await api.call(routes.getQueue, {});
  const seekers = await createControlClient(`http://127.0.0.1:${linePort}`).seekers();
  return {
    talks: consultations.map(({ id, label, state, messageCount, preview }) => ({
      id,
      label,
      state,
      messageCount,
      preview,
    })),
    seekers: seekers.map(({ userId, displayName }) => `${userId} ${displayName}`),
  };
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tomoshibi-demo-'));
  port = await freePort();
  linePort = await freePort();
});
afterAll(async () => {
  for (const child of started) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await rm(dataDir, { recursive: true, force: true });
});

it('is killed, started again, and finds everything there', async () => {
  const first = startDemo();
  await untilShown(first);
  expect(first.words()).toContain(`http://localhost:${port}`);
  const before = await picture();
  expect(before.talks.filter(({ state }) => state === 'waiting').length).toBeGreaterThan(1);
  expect(before.talks.filter(({ state }) => state === 'active').length).toBeGreaterThan(1);

  const beside = startDemo();
  await once(beside.child, 'exit');
  expect(beside.child.exitCode).toBe(1);
  expect(beside.words()).toContain('running already');

  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = startDemo();
  await untilShown(second);
  expect(await picture()).toEqual(before);

  second.child.kill('SIGTERM');
  await once(second.child, 'exit');
  expect(second.child.exitCode).toBe(0);
  await expect(fetch(`http://127.0.0.1:${port}/livez`)).rejects.toThrow();

  const stranger = createServer().listen(port, '127.0.0.1');
  await once(stranger, 'listening');
  const third = startDemo();
  await once(third.child, 'exit');
  stranger.close();
  expect(third.child.exitCode).toBe(1);
  expect(third.words()).toContain(`Port ${port} is taken`);
});
