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

/** Operators in the order of their making; outside its own wall an operator shows its id only. */
export async function selectOperatorIds(db: Database): Promise<string[]> {
  const rows = await db.gate((gate) => gate.selectFrom('operators').select('id').orderBy('id').execute());
  return rows.map((row) => row.id);
}

// Any fixed number does; "oper" in ASCII.
const NAMES_LOCK = 0x6f_70_65_72;

/** Lets one maker of an operator pass at a time; the lock goes with the transaction. */
export async function lockOperatorNames(tx: OperatorTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${NAMES_LOCK})`.execute(tx.db);
}
