import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    rich_menu_links: { operator_id: string; seeker_id: string; desk_id: string; menu_id: string | null };
  }
}

export interface MenuPerson {
  readonly id: string;
  readonly sealed_line_user_id: Buffer;
}

/**
 * People who should have the menu of a talk and, as far as is known, have not: a counselor talks with them, at
 * whichever desk, and they are friends of this one's account.
 */
export async function selectToLink(
  tx: OperatorTx,
  { deskId, menuId, limit }: { deskId: string; menuId: string; limit: number },
): Promise<MenuPerson[]> {
  const found = await sql<MenuPerson>`
    select seeker.id, seeker.sealed_line_user_id from consultations talk
    join seekers seeker on seeker.operator_id = talk.operator_id and seeker.id = talk.seeker_id
    join friends friend on friend.operator_id = seeker.operator_id and friend.seeker_id = seeker.id
    left join rich_menu_links link on link.operator_id = seeker.operator_id and link.seeker_id = seeker.id
    where talk.operator_id = ${tx.operatorId} and talk.state = 'active' and seeker.desk_id = ${deskId}
      and seeker.sealed_line_user_id is not null and friend.state = 'following'
      and link.menu_id is distinct from ${menuId}
    limit ${limit}`.execute(tx.db);
  return found.rows;
}

/** People who have the menu of a talk, or may have it, and should not; `menuId` null: nobody should. */
export async function selectToUnlink(
  tx: OperatorTx,
  { deskId, menuId, limit }: { deskId: string; menuId: string | null; limit: number },
): Promise<MenuPerson[]> {
  const found = await sql<MenuPerson>`
    select seeker.id, seeker.sealed_line_user_id from rich_menu_links link
    join seekers seeker on seeker.operator_id = link.operator_id and seeker.id = link.seeker_id
    where link.operator_id = ${tx.operatorId} and link.desk_id = ${deskId}
      and seeker.sealed_line_user_id is not null
      and (${menuId}::text is null or not exists (
        select 1 from consultations talk
        join friends friend on friend.operator_id = talk.operator_id and friend.seeker_id = talk.seeker_id
        where talk.operator_id = ${tx.operatorId} and talk.seeker_id = link.seeker_id
          and talk.state = 'active' and friend.state = 'following'))
    limit ${limit}`.execute(tx.db);
  return found.rows;
}

/** Written before LINE is asked, so that a link is taken back even if we never heard that it was made. */
export async function noteAsked(tx: OperatorTx, deskId: string, seekerIds: readonly string[]): Promise<void> {
  await sql`
    insert into rich_menu_links (operator_id, seeker_id, desk_id, menu_id)
    select ${tx.operatorId}, id, ${deskId}, null from unnest(${seekerIds}::uuid[]) as id
    on conflict (operator_id, seeker_id) do update set menu_id = null`.execute(tx.db);
}

export async function noteLinked(
  tx: OperatorTx,
  seekerIds: readonly string[],
  menuId: string,
): Promise<void> {
  await tx.db
    .updateTable('rich_menu_links')
    .set({ menu_id: menuId })
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', 'in', seekerIds)
    .execute();
}

export async function deleteLinks(tx: OperatorTx, seekerIds: readonly string[]): Promise<void> {
  await tx.db
    .deleteFrom('rich_menu_links')
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', 'in', seekerIds)
    .execute();
}

/** What the former channel was told is of no account to another one. */
export async function deleteAllLinks(tx: OperatorTx, deskId: string): Promise<void> {
  await tx.db
    .deleteFrom('rich_menu_links')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .execute();
}

export async function countLinks(tx: OperatorTx, deskId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('rich_menu_links')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('menu_id', 'is not', null)
    .executeTakeFirstOrThrow();
  return row.count;
}
