import type { RoomTalks } from '@tomoshibi/contract';
import type { Selectable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    desk_rooms: {
      operator_id: string;
      desk_id: string;
      talks: RoomTalks;
      exit_url: string | null;
      liff_id: string | null;
      link_minutes: number;
      idle_minutes: number;
      grace_minutes: number;
      version: number;
    };
  }
}

export type DeskRoomRow = Omit<Selectable<Tables['desk_rooms']>, 'operator_id' | 'desk_id'>;

export async function selectDeskRoom(tx: OperatorTx, deskId: string): Promise<DeskRoomRow | undefined> {
  return tx.db
    .selectFrom('desk_rooms')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
}

/** Writes the settings if they are still of the version they were read in; version 0 is a desk without any. */
export async function writeDeskRoomRow(
  tx: OperatorTx,
  deskId: string,
  row: Omit<DeskRoomRow, 'version'>,
  version: number,
): Promise<boolean> {
  if (version === 0) {
    const inserted = await tx.db
      .insertInto('desk_rooms')
      .values({ ...row, operator_id: tx.operatorId, desk_id: deskId, version: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const updated = await tx.db
    .updateTable('desk_rooms')
    .set({ ...row, version: version + 1 })
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('version', '=', version)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}
