import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';
import { eventually } from '../_support/line-desk.ts';
import { startServer } from '../_support/program.ts';
import { makeLedgerDesk, readAll, readQueue, type LedgerDesk } from './ledger-desk.ts';

// People write and a counselor answers while the application and the database are killed at random. Afterwards both
// sides' books are compared: what was acknowledged is there once, what was sent arrived once, in order.

const SECONDS = Number(process.env['LEDGER_SECONDS'] ?? 20);
const SEEKERS = 12;

let dataDir = '';
let desk: LedgerDesk | undefined;
let server: ReturnType<typeof startServer> | undefined;
afterAll(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  await desk?.line.close();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

async function ready({ env }: LedgerDesk): Promise<void> {
  await vi.waitFor(
    async () => {
      if (server && server.exitCode !== null)
        throw new Error(`The server ended with ${server.exitCode}: ${said.join('')}`);
      const answer = await fetch(`http://127.0.0.1:${env['PORT']}/readyz`);
      expect(answer.status).toBe(200);
    },
    { timeout: 60_000, interval: 100 },
  );
}

/** What the newest server process has said. */
let said: string[] = [];
function start({ env }: LedgerDesk): void {
  const output: string[] = [];
  said = output;
  server = startServer(env);
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (data: Buffer) => output.push(data.toString()));
}

async function postmasterPid({ env }: LedgerDesk): Promise<number> {
  const text = await readFile(join(env['DATA_DIR'] ?? '', 'postgres', 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}

test(
  'nothing acknowledged is lost and nothing is shown or sent twice, whatever dies',
  async () => {
    dataDir = await mkdtemp(join(os.tmpdir(), 'tomoshibi-ledger-'));
    const at = await makeLedgerDesk(dataDir, SEEKERS);
    desk = at;
    start(at);
    await ready(at);

    const until = Date.now() + SECONDS * 1000;
    const written: string[] = [];
    /** Answers the API acknowledged, by seeker's consultation in the order of acknowledgement. */
    const answered = new Map<string, string[]>();
    let kills = 0;

    async function people(): Promise<void> {
      while (Date.now() < until) {
        const userId = at.seekers[randomInt(SEEKERS)] ?? '';
        const text = `in-${written.length}`;
        written.push(text);
        await at.line.control.sendText(at.channelId, userId, text);
        await pause(8);
      }
    }

    /** Sends until it is acknowledged, always with the same id, as a console does. */
    async function answer(consultationId: string): Promise<void> {
      const list = answered.get(consultationId) ?? [];
      answered.set(consultationId, list);
      const text = `out-${consultationId}-${list.length}`;
      const body = { text, clientId: randomUUID() };
      for (;;) {
        try {
          await at.api('POST', `/consultations/${consultationId}/messages`, body);
          list.push(text);
          return;
        } catch {
          await pause(100);
        }
      }
    }

    async function counselor(): Promise<void> {
      while (Date.now() < until) {
        try {
          const consultations = await readQueue(at);
          for (const { id, state } of consultations)
            if (state === 'waiting') await at.api('POST', `/consultations/${id}/claim`, {});
          const mine = consultations.filter((consultation) => consultation.state === 'active');
          await Promise.all(mine.map(({ id }) => answer(id)));
        } catch {
          await pause(100);
        }
        await pause(30);
      }
    }

    async function killer(): Promise<void> {
      while (Date.now() < until - 2_000) {
        await pause(randomInt(1_000, 2_500));
        kills += 1;
        if (randomInt(3) === 0) process.kill(await postmasterPid(at), 'SIGKILL');
        else {
          const killed = server;
          killed?.kill('SIGKILL');
          if (killed) await once(killed, 'exit');
          start(at);
        }
        await ready(at);
      }
    }

    await Promise.all([people(), counselor(), killer()]);
    await ready(at);
    await eventually(async () => {
      expect((await at.line.control.webhooks(at.channelId)).pending).toBe(0);
    });

    // A person decides about what cannot be known, so that the lanes go on; then everything comes to rest.
    let undecided = 0;
    await expect
      .poll(
        async () => {
          let moving = 0;
          for (const { id } of await readQueue(at))
            for (const message of await readAll(at, id)) {
              const state = message.delivery?.state;
              if (state === 'queued' || state === 'sending') moving += 1;
              if (state !== 'unknown') continue;
              undecided += 1;
              moving += 1;
              await at.api('POST', `/consultations/${id}/messages/${message.id}/give-up`);
            }
          return moving;
        },
        { timeout: 90_000, interval: 200 },
      )
      .toBe(0);

    const { entries } = await at.line.control.journal(at.channelId, { limit: 10_000 });
    const received = entries.flatMap((entry) => entry.messages.map((message) => String(message['text'])));
    const shown: string[] = [];
    let accepted = 0;
    for (const { id } of await readQueue(at)) {
      const messages = await readAll(at, id);
      shown.push(
        ...messages.filter((message) => message.direction === 'in').map((message) => String(message.text)),
      );
      const out = messages.filter((message) => message.direction === 'out');
      expect(out.map((message) => message.text)).toEqual(answered.get(id) ?? []);
      const sure = out
        .filter((message) => message.delivery?.state === 'accepted')
        .map((message) => message.text);
      accepted += sure.length;
      const got = received.filter((text) => text.startsWith(`out-${id}-`));
      // Order on the phone is the order of writing; what was accepted arrived; nothing arrived twice.
      expect(got).toEqual((answered.get(id) ?? []).filter((text) => got.includes(text)));
      expect(sure.filter((text) => !received.includes(String(text)))).toEqual([]);
    }
    expect(new Set(received).size).toBe(received.length);
    expect(shown.toSorted()).toEqual(written.toSorted());
    expect(kills).toBeGreaterThan(2);
    expect(answered.size).toBe(SEEKERS);
    const sent = [...answered.values()].reduce((sum, list) => sum + list.length, 0);
    expect(accepted + undecided).toBe(sent);
    process.stdout.write(
      `ledger: ${kills} kills, ${written.length} written, ${shown.length} shown once, ${sent} answers acknowledged, ` +
        `${received.length} received once, ${undecided} of unknown fate left to a person\n`,
    );
  },
  240_000 + SECONDS * 1000,
);
