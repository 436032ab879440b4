import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Database, OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    room_sessions: {
      operator_id: string;
      id: string;
      seeker_id: string;
      consultation_id: string | null;
      token_hash: Buffer;
      created_at: Date;
      last_active_at: Date;
      expires_at: Date;
      ended_at: Date | null;
    };
    room_posts: {
      operator_id: string;
      seeker_id: string;
      client_id: string;
      message_id: string;
      posted_at: Date;
    };
  }
}

export interface RoomOwner {
  readonly operatorId: string;
  readonly seekerId: string;
}

/** Whose room an address is, before anything else is known. */
export async function findRoomOwner(db: Database, handle: string): Promise<RoomOwner | null> {
  const row = await db.gate((gate) =>
    gate
      .selectFrom('rooms')
      .select(['operator_id', 'seeker_id'])
      .where('handle', '=', handle)
      .executeTakeFirst(),
  );
  return row ? { operatorId: row.operator_id, seekerId: row.seeker_id } : null;
}

export type LinkRow = Selectable<Tables['room_links']>;

/** The person's link with this secret, locked. */
export async function lockLink(
  tx: OperatorTx,
  seekerId: string,
  tokenHash: Buffer,
): Promise<LinkRow | undefined> {
  return tx.db
    .selectFrom('room_links')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .where('token_hash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst();
}

export async function useLink(tx: OperatorTx, id: string, at: Date, browserHash: Buffer): Promise<void> {
  await tx.db
    .updateTable('room_links')
    .set({ used_at: at, browser_hash: browserHash })
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** Links nobody used: once the person is in, or asks anew, they open nothing any more. */
export async function expireLinks(tx: OperatorTx, seekerId: string, at: Date): Promise<void> {
  await tx.db
    .updateTable('room_links')
    .set({ expires_at: at })
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .execute();
}

export async function countLinksSince(tx: OperatorTx, seekerId: string, since: Date): Promise<number> {
  const row = await tx.db
    .selectFrom('room_links')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .where('made_by', 'is', null)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return row.count;
}

export type SessionRow = Selectable<Tables['room_sessions']> & { talk_closed_at: Date | null };

export async function selectRoomSession(
  tx: OperatorTx,
  seekerId: string,
  tokenHash: Buffer,
): Promise<SessionRow | undefined> {
  const result = await sql<SessionRow>`
    select held.*, talk.closed_at as talk_closed_at
    from room_sessions held
    left join consultations talk on talk.operator_id = held.operator_id and talk.id = held.consultation_id
    where held.operator_id = ${tx.operatorId} and held.seeker_id = ${seekerId}
      and held.token_hash = ${tokenHash} and held.ended_at is null`.execute(tx.db);
  return result.rows[0];
}

export async function insertRoomSession(
  tx: OperatorTx,
  row: Omit<Insertable<Tables['room_sessions']>, 'ended_at'>,
): Promise<void> {
  await tx.db.insertInto('room_sessions').values(row).execute();
}

export async function updateRoomSession(
  tx: OperatorTx,
  id: string,
  change: Updateable<Omit<Tables['room_sessions'], 'operator_id' | 'id'>>,
): Promise<void> {
  await tx.db
    .updateTable('room_sessions')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** Ends what is open in other browsers: a person is in their room once. */
export async function endRoomSessions(tx: OperatorTx, seekerId: string, at: Date): Promise<void> {
  await tx.db
    .updateTable('room_sessions')
    .set({ ended_at: at })
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .where('ended_at', 'is', null)
    .execute();
}

export async function selectPost(
  tx: OperatorTx,
  seekerId: string,
  clientId: string,
): Promise<{ message_id: string } | undefined> {
  return tx.db
    .selectFrom('room_posts')
    .select('message_id')
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .where('client_id', '=', clientId)
    .executeTakeFirst();
}

export async function insertPost(tx: OperatorTx, row: Insertable<Tables['room_posts']>): Promise<void> {
  await tx.db.insertInto('room_posts').values(row).execute();
}
