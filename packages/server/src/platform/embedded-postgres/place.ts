import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { chooseAccount, type Account } from './account.ts';
import { prepareBinaries, type Binaries } from './binaries.ts';

/** Everything about one data folder that does not change while we run. */
export interface Place {
  readonly dataDir: string;
  /** PostgreSQL's own folder. */
  readonly cluster: string;
  readonly credentialsFile: string;
  readonly lockFile: string;
  readonly startLog: string;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  readonly durability: Durability;
}

/** `none-for-tests` gives up fsync; nothing but throw-away test data may run so. */
export type Durability = 'full' | 'none-for-tests';

export async function openPlace(
  folder: string,
  durability: Durability,
  prepared: Binaries | undefined,
): Promise<Place> {
  const created = await mkdir(folder, { recursive: true });
  if (created !== undefined) await chmod(folder, 0o700);
  const dataDir = await realpath(folder);
  const cluster = path.join(dataDir, 'postgres');
  const account = await chooseAccount(dataDir, cluster);
  return {
    dataDir,
    cluster,
    credentialsFile: path.join(dataDir, 'postgres.json'),
    lockFile: path.join(dataDir, 'postgres.lock'),
    startLog: path.join(dataDir, 'postgres-start.log'),
    account,
    binaries: prepared ?? (await prepareBinaries(account)),
    durability,
  };
}

/**
 * What `-D` is given. On Linux a dropped-to account may be unable to enter the folders above the data folder; the
 * link to its own working directory needs no permission there.
 */
export function dataArgument(place: Place, folder: string): string {
  return place.account && process.platform === 'linux' ? '/proc/self/cwd' : folder;
}

/** Marks our server's processes in the process table; a copy of the data folder gets another mark. */
export async function clusterMark(cluster: string): Promise<string> {
  const { dev, ino } = await stat(cluster, { bigint: true });
  return `tomoshibi-${dev.toString(36)}-${ino.toString(36)}`;
}
