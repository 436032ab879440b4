import { readFile, stat } from 'node:fs/promises';
import { EmbeddedPostgresError, unlessMissing } from './errors.ts';

/** The operating system account PostgreSQL runs under when we are root, which it refuses to run as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

async function knownAccounts(): Promise<Account[]> {
  const passwd = (await unlessMissing(readFile('/etc/passwd', 'utf8'))) ?? '';
  return passwd
    .split('\n')
    .map((line) => line.split(':'))
    .flatMap(([name, , uid, gid]) =>
      name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [],
    )
    .filter((account) => Number.isInteger(account.uid) && account.uid > 0 && Number.isInteger(account.gid));
}

/** The account to drop to, or undefined when this process may run PostgreSQL itself. */
export async function chooseAccount(dataDir: string, clusterDir: string): Promise<Account | undefined> {
  const self = process.getuid?.();
  const cluster = await unlessMissing(stat(clusterDir));
  if (self === undefined) return undefined;
  if (self !== 0) {
    if (cluster && cluster.uid !== self) {
      throw new EmbeddedPostgresError(
        'unreachable',
        `The database in ${clusterDir} belongs to the account with uid ${cluster.uid}, but this process runs as uid ${self}. ` +
          'Start it as root or as that account, or hand the data folder over with chown while nothing is running.',
      );
    }
    return undefined;
  }
  const accounts = await knownAccounts();
  // An existing database decides first: PostgreSQL runs only as the owner of its files.
  for (const owner of [cluster, await stat(dataDir)]) {
    if (owner && owner.uid !== 0) {
      const known = accounts.find((account) => account.uid === owner.uid);
      return known ?? { uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` };
    }
  }
  if (cluster) {
    throw new EmbeddedPostgresError(
      'damaged',
      `The database in ${clusterDir} belongs to root, and PostgreSQL refuses to run as root. ` +
        'Hand that folder to an ordinary account with chown -R and start again.',
    );
  }
  const chosen = ['postgres', 'nobody'].map((name) => accounts.find((account) => account.name === name));
  const account = chosen.find((candidate) => candidate !== undefined);
  if (account) return account;
  throw new EmbeddedPostgresError(
    'unreachable',
    `PostgreSQL refuses to run as root, and there is no account "postgres" or "nobody" to run it as. ` +
      `Hand ${dataDir} to an ordinary account with chown and start again, or set DATABASE_URL.`,
  );
}

/** spawn's options for running as the account. */
export function runAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}
