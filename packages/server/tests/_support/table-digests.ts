import { asOwner } from './owner.ts';

/** How many rows each table has, and a digest of all their bytes. */
export async function tableDigests(
  databaseUrl: string,
  but: readonly string[] = [],
): Promise<Record<string, string>> {
  const tables = await asOwner(databaseUrl, `select tablename from pg_tables where schemaname = 'public'`);
  const sums = tables
    .map(({ tablename }) => String(tablename))
    .filter((name) => name !== 'schema_migrations' && !but.includes(name))
    .map(
      (name) =>
        `select '${name}' as name, count(*) || ' rows ' ||
           md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as digest from public."${name}" t`,
    );
  const rows = await asOwner(databaseUrl, sums.join(' union all '));
  return Object.fromEntries(rows.map(({ name, digest }) => [String(name), String(digest)]));
}
