import { spawn } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { runAs } from './account.ts';
import { postgresEnvironment } from './binaries.ts';
import { EmbeddedPostgresError, messageOf } from './errors.ts';
import { clusterMark, dataArgument, type Place } from './place.ts';

/** Settings live here and not in postgresql.conf, so that a new release brings its own to old data folders. */
function settings(place: Place, port: number, mark: string): string[] {
  const full = place.durability === 'full' ? 'on' : 'off';
  const values = {
    cluster_name: mark,
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: full,
    full_page_writes: full,
    synchronous_commit: full,
    max_connections: '60',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // One file per day of the week, inside PostgreSQL's own folder: it may be unable to reach any other.
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgres-%a.log',
    log_file_mode: '0600',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    // Nothing of what people wrote may reach a log: no statements, no parameters, no quoted rows.
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

export interface Launched {
  readonly pid: number;
  hasEnded(): boolean;
}

/** Starts a postmaster that outlives this process, in a process group of its own. */
export async function launch(place: Place, port: number): Promise<Launched> {
  const mark = await clusterMark(place.cluster);
  // Only what PostgreSQL says before its own log opens.
  // Removed first: an earlier start by root may have left a file that only root may write.
  await rm(place.startLog, { force: true });
  const output = await open(place.startLog, 'wx', 0o600);
  try {
    const child = spawn(
      place.binaries.postgres,
      ['-D', dataArgument(place, place.cluster), ...settings(place, port, mark)],
      {
        ...runAs(place.account),
        cwd: place.cluster,
        env: postgresEnvironment,
        detached: true,
        windowsHide: true,
        stdio: ['ignore', output.fd, output.fd],
      },
    );
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    child.once('spawn', () => resolve(undefined));
    child.once('error', reject);
    await promise;
    child.unref();
    if (child.pid === undefined) throw new Error('no process number');
    return { pid: child.pid, hasEnded: () => child.exitCode !== null || child.signalCode !== null };
  } catch (error) {
    throw new EmbeddedPostgresError(
      'start-failed',
      `PostgreSQL could not be started: ${messageOf(error)}`,
      error,
    );
  } finally {
    await output.close();
  }
}

/** The last words of a server that did not come up. */
export async function lastWords(place: Place): Promise<string> {
  const text = await readFile(place.startLog, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-4).join(' | ');
}
