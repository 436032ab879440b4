import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    rooms: {
      operator_id: string;
      seeker_id: string;
      desk_id: string;
      handle: string;
      created_at: Date;
      door_at: Date | null;
      told_at: Date | null;
      seen_at: Date | null;
      thinking_until: Date | null;
    };
    room_links: {
      operator_id: string;
      id: string;
      seeker_id: string;
      consultation_id: string | null;
      token_hash: Buffer;
      made_by: string | null;
      created_at: Date;
      expires_at: Date;
      used_at: Date | null;
      browser_hash: Buffer | null;
    };
  }
}

export type RoomRow = Selectable<Tables['rooms']>;

export async function selectRoom(tx: OperatorTx, seekerId: string): Promise<RoomRow | undefined> {
  return tx.db
    .selectFrom('rooms')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .executeTakeFirst();
}

/** Adds a person's room; the one that is there stays. */
export async function insertRoom(tx: OperatorTx, row: Insertable<Tables['rooms']>): Promise<void> {
  await tx.db
    .insertInto('rooms')
    .values(row)
    .onConflict((conflict) => conflict.columns(['operator_id', 'seeker_id']).doNothing())
    .execute();
}

export async function updateRoom(
  tx: OperatorTx,
  seekerId: string,
  change: Updateable<Omit<Tables['rooms'], 'operator_id' | 'seeker_id'>>,
): Promise<void> {
  await tx.db
    .updateTable('rooms')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .execute();
}

export async function insertLink(
  tx: OperatorTx,
  row: Omit<Insertable<Tables['room_links']>, 'used_at' | 'browser_hash'>,
): Promise<void> {
  await tx.db.insertInto('room_links').values(row).execute();
}

/** Something in a room of this desk that nobody has fetched. */
export interface UnseenRow {
  readonly seeker_id: string;
  readonly consultation_id: string;
  /** A person of the desk wrote it, not the desk by itself. */
  readonly answered: boolean;
  readonly door_at: Date | null;
  readonly told_at: Date | null;
  readonly seen_at: Date | null;
  readonly has_line: boolean;
}

export async function selectUnseen(
  tx: OperatorTx,
  which: { readonly deskId: string; readonly seekerId?: string },
): Promise<UnseenRow[]> {
  const seeker = which.seekerId === undefined ? sql`` : sql`and room.seeker_id = ${which.seekerId}`;
  const result = await sql<UnseenRow>`
    select distinct on (room.seeker_id) room.seeker_id, unseen.consultation_id, unseen.answered,
      room.door_at, room.told_at, room.seen_at,
      seeker.sealed_line_user_id is not null and friend.state is distinct from 'blocked' as has_line
    from (
      select consultation_id, bool_or(author_id is not null) as answered from messages
      where operator_id = ${tx.operatorId} and desk_id = ${which.deskId} and delivery_state = 'in_room'
      group by consultation_id
    ) unseen
    join consultations talk on talk.operator_id = ${tx.operatorId} and talk.id = unseen.consultation_id
    join rooms room on room.operator_id = talk.operator_id and room.seeker_id = talk.seeker_id
    join seekers seeker on seeker.operator_id = talk.operator_id and seeker.id = talk.seeker_id
    left join friends friend on friend.operator_id = talk.operator_id and friend.seeker_id = talk.seeker_id
    where true ${seeker}
    order by room.seeker_id, talk.ordinal desc`.execute(tx.db);
  return result.rows;
}
