import type { OperatorTx } from '../../platform/db/database.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    desk_openings: {
      operator_id: string;
      desk_id: string;
      opened_at: Date;
      phase_since: Date;
      people: number;
      seats: number | null;
    };
  }
}

/** Whether the desk has opened in the intake time that began then. */
export async function hasOpened(tx: OperatorTx, deskId: string, phaseSince: Date): Promise<boolean> {
  const row = await tx.db
    .selectFrom('desk_openings')
    .select('opened_at')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('phase_since', '=', phaseSince)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes down that the desk opened; answers whether it was this call that opened it. */
export async function insertOpening(
  tx: OperatorTx,
  deskId: string,
  opening: { at: Date; phaseSince: Date; people: number; seats: number | null },
): Promise<boolean> {
  const result = await tx.db
    .insertInto('desk_openings')
    .values({
      operator_id: tx.operatorId,
      desk_id: deskId,
      opened_at: opening.at,
      phase_since: opening.phaseSince,
      people: opening.people,
      seats: opening.seats,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
