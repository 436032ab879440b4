import type { Database, OperatorTx } from '../../platform/db/database.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    desk_pages: { operator_id: string; desk_id: string; public_id: string };
  }
}

/** Which desk a public address belongs to, before the operator is known. */
export async function findPublicDesk(
  db: Database,
  publicId: string,
): Promise<{ operatorId: string; deskId: string } | null> {
  const row = await db.gate((gate) =>
    gate
      .selectFrom('desk_pages')
      .select(['operator_id', 'desk_id'])
      .where('public_id', '=', publicId)
      .executeTakeFirst(),
  );
  return row ? { operatorId: row.operator_id, deskId: row.desk_id } : null;
}

export async function selectPublicId(tx: OperatorTx, deskId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('desk_pages')
    .select('public_id')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
  return row?.public_id ?? null;
}

/** Gives the desk its address, unless it has one. */
export async function insertPublicId(tx: OperatorTx, deskId: string, publicId: string): Promise<void> {
  await tx.db
    .insertInto('desk_pages')
    .values({ operator_id: tx.operatorId, desk_id: deskId, public_id: publicId })
    .onConflict((conflict) => conflict.columns(['operator_id', 'desk_id']).doNothing())
    .execute();
}
