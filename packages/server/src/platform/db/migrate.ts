import { Client, DatabaseError } from 'pg';
import type { Logger } from '../logger.ts';
import { ensureAppRoles, type AppRole } from './app-roles.ts';
import { MigrationError } from './migration-error.ts';
import { readMigrations, remaining, type AppliedMigration, type Migration } from './migration-files.ts';

export type { AppRole } from './app-roles.ts';
export { MigrationError } from './migration-error.ts';

export interface MigrateOptions {
  /** Connection string of the role that owns the tables. */
  readonly adminUrl: string;
  readonly directory: string;
  /** Logins the migrations grant rights to; created first where missing. */
  readonly appRoles?: readonly AppRole[];
  readonly logger: Logger;
}

// Advisory locks belong to one database, so one number does for all ("migr" in ASCII).
const lockKey = 0x6d_69_67_72;

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'tomoshibi migrate' });
  // A connection lost between two statements shows itself in the next one.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** One transaction under the runners' lock; the lock goes with the transaction, also through a pooler. */
async function locked<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function appliedMigrations(client: Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'select number, name, sha256 from public.schema_migrations order by number',
  );
  return rows;
}

async function transactionId(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id');
  return rows[0]?.id;
}

function failure({ name, sql }: Migration, error: unknown): MigrationError {
  const position = error instanceof DatabaseError ? Number(error.position) : Number.NaN;
  const line = Number.isNaN(position) ? '' : ` in line ${sql.slice(0, position).split('\n').length}`;
  const reason = error instanceof Error ? error.message : String(error);
  return new MigrationError(
    'failed',
    `${name} failed${line} and was taken back: ${reason}. The migrations before it stay.`,
    error,
  );
}

async function apply(client: Client, migration: Migration): Promise<void> {
  const before = await transactionId(client);
  try {
    await client.query(migration.sql);
  } catch (error) {
    throw failure(migration, error);
  }
  if ((await transactionId(client)) !== before) {
    throw new MigrationError(
      'failed',
      `${migration.name} ended its transaction. Take begin, commit and rollback out of it and check what it left behind.`,
    );
  }
  // The file may have changed the role or the search path for its own use.
  await client.query('reset role');
  await client.query('reset all');
  await client.query('insert into public.schema_migrations (number, name, sha256) values ($1, $2, $3)', [
    migration.number,
    migration.name,
    migration.sha256,
  ]);
}

/** Brings the database to the state of the folder; returns the names of what ran. Safe to run at the same time. */
export async function migrate({
  adminUrl,
  directory,
  appRoles = [],
  logger,
}: MigrateOptions): Promise<string[]> {
  const files = await readMigrations(directory);
  return withClient(adminUrl, async (client) => {
    await ensureAppRoles(client, appRoles);
    await locked(client, async () => {
      await client.query(
        `create table if not exists public.schema_migrations (
           number int primary key,
           name text not null,
           sha256 text not null,
           applied_at timestamptz not null default now()
         )`,
      );
      // The boot check runs as the application's role.
      await client.query('grant select on public.schema_migrations to public');
    });
    const ran: string[] = [];
    for (;;) {
      // Looked up again under the lock each time: another runner may have been quicker.
      const name = await locked(client, async () => {
        const [next] = remaining(files, await appliedMigrations(client));
        if (next) await apply(client, next);
        return next?.name;
      });
      if (name === undefined) return ran;
      logger.info({ event: 'migration_applied', migration: name });
      ran.push(name);
    }
  });
}

/** The names of migrations still to run, for the check at boot; refuses a database that does not fit the code. */
export async function pendingMigrations(url: string, directory: string): Promise<string[]> {
  const files = await readMigrations(directory);
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(
      "select to_regclass('public.schema_migrations') is not null as there",
    );
    const applied = rows[0]?.there === true ? await appliedMigrations(client) : [];
    return remaining(files, applied).map(({ name }) => name);
  });
}
