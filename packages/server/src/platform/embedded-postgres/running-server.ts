import { execFile } from 'node:child_process';
import { rm, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Logger } from '../logger.ts';
import { codeOf, EmbeddedPostgresError, unlessMissing } from './errors.ts';
import { clusterMark, type Place } from './place.ts';
import { postmasterFile, readPostmasterFile } from './postmaster-file.ts';
import { isAlive, listProcesses } from './process-table.ts';
import { poll } from './waiting.ts';

const run = promisify(execFile);

/** The processes of this data folder's server, by pid. */
export interface ServerProcesses {
  readonly postmaster: number | undefined;
  readonly children: readonly number[];
}

function isPostgres(command: string): boolean {
  return /^postgres: |(^|\/)(postgres|postmaster)( -|$)/.test(command);
}

/** Someone may have started the server by hand, without our mark; then its working directory tells. */
async function worksIn(pid: number, cluster: string): Promise<boolean | undefined> {
  try {
    const [there, here] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(cluster)]);
    return there.dev === here.dev && there.ino === here.ino;
  } catch {
    return undefined;
  }
}

/** Finds the server's processes, also where postmaster.pid is missing or names another process. */
export async function findServer(place: Place): Promise<ServerProcesses> {
  const owner = await unlessMissing(stat(place.cluster));
  if (!owner) return { postmaster: undefined, children: [] };
  const file = await readPostmasterFile(place.cluster);
  if (process.platform === 'win32') {
    return { postmaster: file && (await isAlive(file.pid)) ? file.pid : undefined, children: [] };
  }
  const mark = await clusterMark(place.cluster);
  const all = (await listProcesses()).filter(({ uid, command }) => uid === owner.uid && isPostgres(command));
  const children = all.filter(({ command }) => command.startsWith(`postgres: ${mark}: `));
  // A child shows its parent's command line for the moment before it sets its own title.
  const marked = all.filter(({ command }) => ` ${command} `.includes(` cluster_name=${mark} `));
  let postmaster = (marked.find(({ pid }) => pid === file?.pid) ?? marked[0])?.pid;
  const unmarked = all.find(
    ({ pid, command }) => pid === file?.pid && !/(cluster_name=|^postgres: )tomoshibi-/.test(command),
  );
  if (unmarked && postmaster === undefined) {
    const ours = await worksIn(unmarked.pid, place.cluster);
    if (ours === undefined) {
      throw new EmbeddedPostgresError(
        'in-use',
        `Process ${unmarked.pid} is a PostgreSQL server that was not started by Tomoshibi and may be using ` +
          `${place.cluster}. Stop it and start again.`,
      );
    }
    if (ours) postmaster = unmarked.pid;
  }
  return { postmaster, children: children.map(({ pid }) => pid) };
}

async function signal(place: Place, pid: number, name: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): Promise<void> {
  try {
    if (process.platform === 'win32' && name !== 'SIGKILL') {
      await run(place.binaries.pgCtl, ['kill', name === 'SIGINT' ? 'INT' : 'QUIT', String(pid)]);
      return;
    }
    process.kill(pid, name);
    // A stopped process would not see the signal before somebody lets it go on.
    if (process.platform !== 'win32') process.kill(pid, 'SIGCONT');
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

async function isGone(place: Place): Promise<true | undefined> {
  const { postmaster, children } = await findServer(place);
  return postmaster === undefined && children.length === 0 ? true : undefined;
}

/** Stops the server for certain: the fast way, then without waiting for anything, then by force. */
export async function stopServer(place: Place, logger: Logger): Promise<void> {
  const steps = [
    { name: 'SIGINT', forMs: 12_000 },
    { name: 'SIGQUIT', forMs: 3000 },
    { name: 'SIGKILL', forMs: 5000 },
  ] as const;
  for (const { name, forMs } of steps) {
    const { postmaster, children } = await findServer(place);
    // A living postmaster ends its children itself; by force, each must be ended.
    const targets =
      postmaster === undefined ? children : name === 'SIGKILL' ? [postmaster, ...children] : [postmaster];
    if (name !== 'SIGINT' && targets.length > 0)
      logger.warn({ event: 'postgres_stop_insisting', pids: targets, signal: name });
    for (const pid of targets) await signal(place, pid, name);
    if (await poll(() => isGone(place), { forMs, everyMs: 20 })) return;
  }
  throw new EmbeddedPostgresError(
    'start-failed',
    `PostgreSQL's processes for ${place.cluster} could not be ended. End them by hand and start again.`,
  );
}

/** Waits for backends that outlived their postmaster, and ends those that do not leave by themselves. */
export async function endOrphans(place: Place, logger: Logger): Promise<void> {
  if (!(await poll(() => isGone(place), { forMs: 3000, everyMs: 20 }))) await stopServer(place, logger);
}

/**
 * Removes a postmaster.pid whose number now belongs to some unrelated process: PostgreSQL would take that process
 * for its own and refuse to start. A file of a dead process is left to PostgreSQL, which checks it better.
 */
export async function clearStaleFile(place: Place, logger: Logger): Promise<void> {
  const file = await readPostmasterFile(place.cluster);
  if (!file || process.platform === 'win32' || !(await isAlive(file.pid))) return;
  if (!(await isGone(place))) return;
  logger.warn({ event: 'postgres_stale_pid_file_removed', pid: file.pid });
  await rm(postmasterFile(place.cluster), { force: true });
}
