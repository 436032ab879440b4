import type { Selectable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    desk_rules: {
      operator_id: string;
      desk_id: string;
      mode: 'live' | 'kept';
      media: 'refuse' | 'warn_images';
      nudge_minutes: number | null;
      silence_minutes: number | null;
      overrun_minutes: number | null;
      place_minutes: number | null;
      outside_hours: number;
      offer_at_opening: boolean;
      version: number;
    };
  }
}

export type RulesRow = Omit<Selectable<Tables['desk_rules']>, 'operator_id' | 'desk_id'>;

export async function selectRules(tx: OperatorTx, deskId: string): Promise<RulesRow | undefined> {
  return tx.db
    .selectFrom('desk_rules')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
}

/** Writes the rules if they are still of the version they were read in; version 0 is a desk without any. */
export async function writeRules(
  tx: OperatorTx,
  deskId: string,
  row: Omit<RulesRow, 'version'>,
  version: number,
): Promise<boolean> {
  if (version === 0) {
    const inserted = await tx.db
      .insertInto('desk_rules')
      .values({ ...row, operator_id: tx.operatorId, desk_id: deskId, version: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const updated = await tx.db
    .updateTable('desk_rules')
    .set({ ...row, version: version + 1 })
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('version', '=', version)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}
