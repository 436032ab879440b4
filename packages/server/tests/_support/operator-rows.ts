import { Client, escapeIdentifier } from 'pg';

/** A digest of every row an operator has in each table, to see that nothing of it changed. */
export async function digestOperator(
  databaseUrl: string,
  operatorId: string,
): Promise<Record<string, string>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'operator_id' order by 1`,
    );
    const digests: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ digest: string }>(
        `select count(*) || ' rows, ' || coalesce(md5(string_agg(row::text, chr(10) order by row::text)), '-') as digest
         from ${escapeIdentifier(name)} as row where operator_id = $1`,
        [operatorId],
      );
      digests[name] = rows[0]?.digest ?? '';
    }
    return digests;
  } finally {
    await client.end();
  }
}
