import { Client } from 'pg';
import { z } from 'zod';

/** The database is not one this server may run on; the message says what is wrong and what to do. */
export class BootRefused extends Error {
  override readonly name = 'BootRefused';
}

const OLDEST_VERSION = 15;
const ROLES = ['tomoshibi_app', 'tomoshibi_ingest', 'tomoshibi_gate'] as const;
/** Off, any of these loses what was acknowledged as durable when the machine loses power. */
const DURABLE = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

const Facts = z.object({
  version: z.coerce.number(),
  fsync: z.string(),
  synchronous_commit: z.string(),
  full_page_writes: z.string(),
  role: z.string(),
  passes_walls: z.boolean(),
  owns_tables: z.boolean(),
});
type Facts = z.infer<typeof Facts>;

const FACTS = `
  select current_setting('server_version_num')::int / 10000 as version,
    current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as synchronous_commit,
    current_setting('full_page_writes') as full_page_writes,
    current_user as role,
    rolsuper or rolbypassrls as passes_walls,
    exists (
      select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where nspname = 'public' and relkind in ('r', 'p') and relowner = pg_roles.oid
    ) as owns_tables
  from pg_roles where rolname = current_user`;

async function look(url: string, role: string): Promise<Facts> {
  const client = new Client({
    connectionString: url,
    options: `-c role=${role}`,
    application_name: 'tomoshibi boot check',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query(FACTS);
    return Facts.parse(rows[0]);
  } finally {
    await client.end();
  }
}

function* faults(facts: Facts, wanted: string): Generator<string> {
  if (facts.role !== wanted) {
    // Nothing else is known of a role that was not taken.
    yield `The server could not take the role ${wanted}: DATABASE_URL has options of its own. Leave them out, and set them with ALTER ROLE or ALTER DATABASE.`;
    return;
  }
  if (facts.version < OLDEST_VERSION)
    yield `PostgreSQL ${facts.version} is too old; version ${OLDEST_VERSION} or later is needed.`;
  for (const name of DURABLE)
    if (facts[name] === 'off')
      yield `${name} is off: messages could be lost after they were acknowledged. Turn it on in postgresql.conf.`;
  if (facts.passes_walls)
    yield `The role ${facts.role} is a superuser or has BYPASSRLS, so nothing would keep operators apart. Run: ALTER ROLE ${facts.role} NOSUPERUSER NOBYPASSRLS.`;
  if (facts.owns_tables)
    yield `The role ${facts.role} owns tables and could take their protection off. Give them to the role that migrates.`;
}

/** Refuses a database that would lose acknowledged messages or not keep operators apart. */
export async function checkDatabase(url: string): Promise<void> {
  const found = new Set<string>();
  for (const role of ROLES) for (const fault of faults(await look(url, role), role)) found.add(fault);
  if (found.size > 0) throw new BootRefused([...found].join('\n'));
}
