import { Client } from 'pg';
import { connectionUrl, database, type Credentials } from './credentials.ts';

// Two-part advisory lock keys; the first part is ours alone ("tomo" in ASCII).
const lockClass = 0x74_6f_6d_6f;
const ownerLock = 1;
const attachedLock = 2;
const holderPrefix = 'tomoshibi pid ';

/** Advisory locks belong to one database, so every lock connection goes to the same one. */
export async function connectForLocks(credentials: Credentials): Promise<Client> {
  const client = new Client({
    connectionString: connectionUrl(credentials, 'postgres'),
    application_name: `${holderPrefix}${process.pid}`,
    connectionTimeoutMillis: 3000,
    keepAlive: true,
  });
  // Without a listener a lost connection would end the whole process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

export async function tryOwnerLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
    lockClass,
    ownerLock,
  ]);
  return rows[0]?.taken === true;
}

/** Whether the connection, and with it the lock it holds, still stands. */
export async function isAnswering(client: Client): Promise<boolean> {
  return client.query('select 1').then(
    () => true,
    () => false,
  );
}

export async function takeAttachedLock(client: Client): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1, $2)', [lockClass, attachedLock]);
}

async function holderPids(client: Client, lock: number): Promise<string[]> {
  const { rows } = await client.query<{ holder: string }>(
    `select a.application_name as holder
       from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.classid = $1::oid and l.objid = $2::oid and l.objsubid = 2
        and l.granted and l.pid <> pg_backend_pid()`,
    [lockClass, lock],
  );
  return rows.map(({ holder }) => holder.slice(holderPrefix.length));
}

/** The operating system process that owns the server, if one does. */
export async function ownerPid(client: Client): Promise<string | undefined> {
  return (await holderPids(client, ownerLock))[0];
}

/** Whether any other process owns the server or is attached to it. */
export async function isUsedByOthers(client: Client): Promise<boolean> {
  const holders = await Promise.all([holderPids(client, ownerLock), holderPids(client, attachedLock)]);
  return holders.flat().length > 0;
}

export async function ensureDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
}
