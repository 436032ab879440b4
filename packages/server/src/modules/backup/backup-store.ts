import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Pool } from 'pg';
import type { Tables } from '../../platform/db/tables.ts';

/** A connection as the administrator, who sees every operator's rows. Only backup and restore have one. */
export type Administrator = Kysely<Tables>;
export type AdministratorTx = Transaction<Tables>;

export function openAdministrator(url: string): Administrator {
  const pool = new Pool({
    connectionString: url,
    max: 1,
    // row_security=off makes PostgreSQL refuse what it would otherwise leave out in silence.
    options:
      '-c row_security=off -c timezone=UTC -c statement_timeout=0 -c idle_in_transaction_session_timeout=0',
    application_name: 'tomoshibi backup',
    connectionTimeoutMillis: 10_000,
  });
  // A connection that is cut shows itself in the next statement; unheard, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** One unchanging view of everything, however long it takes, that blocks nobody. */
export function inSnapshot<T>(db: Administrator, work: (tx: AdministratorTx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}

/** The login, and whether row-level security lets it see every row. */
export async function readLogin(db: Administrator): Promise<{ login: string; seesAll: boolean }> {
  const { rows } = await sql<{ login: string; sees_all: boolean }>`
    select rolname as login, rolsuper or rolbypassrls as sees_all from pg_roles where rolname = current_user
  `.execute(db);
  return { login: rows[0]?.login ?? '', seesAll: rows[0]?.sees_all === true };
}

/** Each running server and command holds one connection that listens. */
export async function countServers(db: Administrator): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and application_name = 'tomoshibi_hints'
  `.execute(db);
  return rows[0]?.count ?? 0;
}

export async function selectMigrations(db: Administrator): Promise<{ name: string; sha256: string }[]> {
  const { rows } = await sql<{ name: string; sha256: string }>`
    select name, sha256 from public.schema_migrations order by number
  `.execute(db);
  return rows;
}

export interface TableShape {
  readonly name: string;
  /** Names and types, so that rows are only put into a table that takes all of them. */
  readonly columns: string[];
  readonly needs: string[];
}

/** Every table but the list of migrations, which the header carries. */
export async function selectTables(db: Administrator): Promise<TableShape[]> {
  const { rows } = await sql<TableShape>`
    select t.relname::text as name,
      array(
        select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) from pg_attribute a
        where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped order by a.attnum
      ) as columns,
      array(
        select distinct other.relname::text from pg_constraint c join pg_class other on other.oid = c.confrelid
        where c.conrelid = t.oid and c.contype = 'f'
      ) as needs
    from pg_class t
    where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
      and t.relname <> 'schema_migrations'
    order by t.relname
  `.execute(db);
  return rows;
}

export async function countRows(db: Administrator, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.id('public', table)}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

export async function hasRows(db: Administrator, table: string): Promise<boolean> {
  const { rows } = await sql`select from ${sql.id('public', table)} limit 1`.execute(db);
  return rows.length > 0;
}

/** About how many characters are fetched at a time, so that neither wide nor many rows fill the memory. */
const FETCH_LENGTH = 1_000_000;

/** Every row of a table as a line of JSON, some at a time. The text is PostgreSQL's own and never parsed here. */
export async function* selectLines(tx: AdministratorTx, table: string): AsyncGenerator<string[]> {
  await sql`
    declare backup_rows no scroll cursor for
      select to_jsonb(line)::text as line from ${sql.id('public', table)} as line
  `.execute(tx);
  for (let wanted = 10; ;) {
    const { rows } = await sql<{ line: string }>`
      fetch forward ${sql.lit(wanted)} from backup_rows
    `.execute(tx);
    if (rows.length === 0) break;
    const lines = rows.map(({ line }) => line);
    const length = lines.reduce((sum, line) => sum + line.length, 0);
    yield lines;
    wanted = Math.max(1, Math.min(1_000, Math.floor((FETCH_LENGTH * lines.length) / length)));
  }
  await sql`close backup_rows`.execute(tx);
}

/** Keeps a first operator from being made until the transaction ends. */
export async function lockOperators(tx: AdministratorTx): Promise<void> {
  await sql`lock table public.operators in share row exclusive mode`.execute(tx);
}

/** Counts of failed sign-ins can be there before any operator is; they are worth nothing then. */
export async function deleteThrottles(tx: AdministratorTx): Promise<void> {
  await tx.deleteFrom('sign_in_throttles').execute();
}

// Version 1 of jsonb's binary form: this byte, then the text. Bytes read from the file go to PostgreSQL as they are.
const JSONB_OPEN = Buffer.from('\u0001[');
const COMMA = Buffer.from(',');
const CLOSE = Buffer.from(']');

/** Adds lines of selectLines to a table; returns how many rows that made. */
export async function insertLines(
  tx: AdministratorTx,
  table: string,
  lines: readonly Buffer[],
): Promise<number> {
  const name = sql.id('public', table);
  const items = lines.flatMap((line, at) => (at === 0 ? [line] : [COMMA, line]));
  const all = Buffer.concat([JSONB_OPEN, ...items, CLOSE]);
  const { numAffectedRows } = await sql`
    insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${all}::jsonb)
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function selectOperatorIds(db: Administrator): Promise<string[]> {
  const rows = await db.selectFrom('operators').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}
