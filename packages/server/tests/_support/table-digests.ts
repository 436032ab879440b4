import { asOwner } from './owner.ts';

/** How many rows each table has, and a digest of all their bytes. */
export async function tableDigests(
  databaseUrl: string,
  but: readonly string[] = [],
): Promise<Record<string, string>> {
  const tables = await asOwner(databaseUrl, `select tablename from pg_tables where schemaname = 'public'`);
  const digests: Record<string, string> = {};
  for (const { tablename } of tables) {
    const name = String(tablename);
    if (name === 'schema_migrations' || but.includes(name)) continue;
    const [row] = await asOwner(
      databaseUrl,
      `select count(*) || ' rows ' || md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as digest
       from public."${name}" t`,
    );
    digests[name] = String(row?.['digest']);
  }
  return digests;
}
