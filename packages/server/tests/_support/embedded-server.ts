import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client, type QueryResultRow } from 'pg';
import { pino } from 'pino';
import { z } from 'zod';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts';

export const logger = pino({ level: 'silent' });

const answerSchema = z.object({
  url: z.string().optional(),
  adopted: z.boolean().optional(),
  uid: z.int().optional(),
  error: z.string().optional(),
});

export interface Starter {
  readonly child: ChildProcess;
  readonly pid: number;
  /** The process's first words: its server, or why there is none. */
  readonly answer: Promise<z.infer<typeof answerSchema>>;
  tell(word: 'stop' | 'release'): Promise<void>;
  kill(): Promise<void>;
}

const starters: Starter[] = [];
const folders: string[] = [];

/** A new data folder with mode 0700, and a name that trips careless quoting. */
export async function newDataDir(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tomoshibi 灯 embedded-'));
  folders.push(folder);
  return folder;
}

/** Starts the embedded database from a process of its own. */
export function startElsewhere(order: {
  dataDir: string;
  mode: 'own' | 'attach';
  dropTo?: { uid: number; gid: number };
}): Starter {
  const program = path.join(import.meta.dirname, 'embedded-server-process.ts');
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (child.pid === undefined) throw new Error('The starter could not be started.');
  const ended = once(child, 'exit');
  const firstLine = async () => {
    for await (const line of createInterface({ input: child.stdout }))
      return answerSchema.parse(JSON.parse(line));
    return { error: 'ended without a word' };
  };
  const starter: Starter = {
    child,
    pid: child.pid,
    answer: firstLine(),
    async tell(word) {
      child.stdin.write(`${word}\n`);
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
  starters.push(starter);
  return starter;
}

export async function postmasterPid(dataDir: string): Promise<number> {
  return Number((await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
}

export async function query<T extends QueryResultRow>(url: string, statement: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Ends every process and server these helpers started, and removes their folders. */
export async function cleanUp(): Promise<void> {
  for (const starter of starters.splice(0)) if (starter.child.exitCode === null) await starter.kill();
  for (const dataDir of folders.splice(0)) {
    if (await readFile(path.join(dataDir, 'postgres/postmaster.pid')).catch(() => undefined)) {
      const left = await startEmbeddedPostgres({ dataDir, logger, mode: 'own' });
      await left.stop();
    }
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}
