import { randomUUID } from 'node:crypto';
import { link, open, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { codeOf, EmbeddedPostgresError, unlessMissing } from './errors.ts';
import { birthOf, isAlive } from './process-table.ts';
import { poll } from './waiting.ts';

const holderSchema = z.object({ pid: z.int(), birth: z.string(), nonce: z.string() });
type Holder = z.infer<typeof holderSchema>;

// Longer than a first initialisation or a recovery after a crash takes on a slow disk.
const patienceMs = 180_000;

async function readHolder(file: string): Promise<Holder | undefined> {
  const text = await unlessMissing(readFile(file, 'utf8'));
  // Empty: a waiter's file in the moment before it is written.
  return text ? holderSchema.parse(JSON.parse(text)) : undefined;
}

async function isGone(holder: Holder): Promise<boolean> {
  return !(await isAlive(holder.pid)) || (await birthOf(holder.pid)) !== holder.birth;
}

async function tryTake(file: string, own: string): Promise<true | undefined> {
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined;
    throw error;
  }
}

/**
 * Clears the lock of a process that died. Only whoever holds the lock named after that one holder may do so, so
 * that a slow second cleaner cannot take away the lock of the next, living holder.
 */
async function clearDead(file: string, dead: Holder): Promise<void> {
  await withFileLock(`${file}.${dead.nonce}`, async () => {
    if ((await readHolder(file))?.nonce === dead.nonce) await rm(file, { force: true });
  });
}

/** Removes what killed waiters left beside the lock. */
async function sweep(file: string): Promise<void> {
  const folder = path.dirname(file);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${path.basename(file)}-`)) continue;
    const waiter = await readHolder(path.join(folder, name));
    if (waiter && (await isGone(waiter))) await rm(path.join(folder, name), { force: true });
  }
}

/** Runs the work while no other process holds this lock file; waits for it, and clears what the dead left. */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const holder: Holder = { pid: process.pid, birth: await birthOf(process.pid), nonce: randomUUID() };
  const own = `${file}-${holder.nonce}`;
  // Written whole under another name first: nobody ever reads half a lock.
  const handle = await open(own, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(holder));
    await handle.close();
    const taken = await poll(
      async () => {
        if (await tryTake(file, own)) return true;
        const other = await readHolder(file);
        if (other && (await isGone(other))) await clearDead(file, other);
        return undefined;
      },
      { forMs: patienceMs, everyMs: 20 },
    );
    if (!taken) {
      const other = await readHolder(file);
      throw new EmbeddedPostgresError(
        'lock-timeout',
        `Process ${other?.pid ?? 'unknown'} has been starting or stopping this database for too long (${file}). ` +
          'See what it is doing, end it, and start again.',
      );
    }
  } catch (error) {
    await rm(own, { force: true });
    throw error;
  }
  try {
    await sweep(file);
    return await work();
  } finally {
    await rm(file, { force: true });
    await rm(own, { force: true });
  }
}
