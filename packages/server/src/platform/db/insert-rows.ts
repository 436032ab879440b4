import { sql } from 'kysely';
import type { OperatorTx } from './database.ts';
import type { Tables } from './tables.ts';

type ColumnType = 'uuid' | 'text' | 'integer' | 'bigint' | 'boolean' | 'timestamptz' | 'bytea' | 'jsonb';

/**
 * Inserts many rows with one statement whose text does not depend on their number: a column travels as an array. A
 * list of values with a parameter for every field costs the database more to parse than to store. Columns that are
 * not named keep their defaults; a named one that a row leaves out is null.
 */
export async function insertRows(
  tx: OperatorTx,
  table: keyof Tables,
  columns: Readonly<Record<string, ColumnType>>,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const arrays = Object.entries(columns).map(([name, type]) => {
    if (type !== 'jsonb') return sql`${rows.map((row) => row[name] ?? null)}::${sql.raw(type)}[]`;
    return sql`${rows.map((row) => JSON.stringify(row[name] ?? {}))}::text[]`;
  });
  const selected = Object.entries(columns).map(([name, type]) =>
    type === 'jsonb' ? sql`${sql.ref(name)}::jsonb` : sql.ref(name),
  );
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    select ${sql.join(selected)} from unnest(${sql.join(arrays)})
    as new_row (${sql.join(names.map((name) => sql.ref(name)))})`.execute(tx.db);
}
