import { sql } from 'kysely';
import type { Database, OperatorTx } from '../../platform/db/database.ts';

export async function insertOperator(
  tx: OperatorTx,
  row: { name: string; wrappedKey: Buffer; createdAt: Date },
): Promise<void> {
  await tx.db
    .insertInto('operators')
    .values({ id: tx.operatorId, name: row.name, wrapped_key: row.wrappedKey, created_at: row.createdAt })
    .execute();
}

export async function selectOperator(
  tx: OperatorTx,
): Promise<{ name: string; wrapped_key: Buffer } | undefined> {
  return tx.db
    .selectFrom('operators')
    .select(['name', 'wrapped_key'])
    .where('id', '=', tx.operatorId)
    .executeTakeFirst();
}

export async function countOperators(db: Database): Promise<number> {
  return db.gate(async (gate) => {
    const rows = await gate.selectFrom('operators').select('id').limit(2).execute();
    return rows.length;
  });
}

/**
 * All operators of the installation, oldest id first. Names lie behind the wall, so each is asked in its own
 * transaction; for commands, never for requests.
 */
export async function listOperators(db: Database): Promise<{ operatorId: string; name: string }[]> {
  const rows = await db.gate((gate) => gate.selectFrom('operators').select('id').orderBy('id').execute());
  const operators: { operatorId: string; name: string }[] = [];
  for (const { id } of rows) {
    const row = await db.tenant(id, (tx) => selectOperator(tx));
    if (row) operators.push({ operatorId: id, name: row.name });
  }
  return operators;
}

// Any fixed number does; "oper" in ASCII.
const NAMES_LOCK = 0x6f_70_65_72;

/** Lets one maker of an operator pass at a time; the lock goes with the transaction. */
export async function lockOperatorNames(tx: OperatorTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${NAMES_LOCK})`.execute(tx.db);
}
