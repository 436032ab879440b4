import type { MenuFaceKind } from '@tomoshibi/contract';
import { sql, type Selectable, type Updateable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    rich_menu_desks: {
      operator_id: string;
      desk_id: string;
      line_channel_id: string | null;
      default_menu_id: string | null;
      untidy: boolean;
      failures: number;
      fault: string | null;
      fault_status: number | null;
      fault_reason: string | null;
      failed_at: Date | null;
      try_again_at: Date | null;
      done_at: Date | null;
    };
    rich_menus: {
      operator_id: string;
      desk_id: string;
      version_id: string;
      face: MenuFaceKind;
      menu_id: string;
    };
  }
}

export type MenuDeskRow = Omit<Selectable<Tables['rich_menu_desks']>, 'operator_id'>;
export interface MenuRow {
  readonly face: MenuFaceKind;
  readonly menu_id: string;
}
export interface MenuChannel {
  readonly id: string;
  readonly line_channel_id: string;
}

export async function selectMenuChannel(tx: OperatorTx, deskId: string): Promise<MenuChannel | undefined> {
  return tx.db
    .selectFrom('channels')
    .select(['id', 'line_channel_id'])
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
}

export async function selectMenuDesk(tx: OperatorTx, deskId: string): Promise<MenuDeskRow | undefined> {
  return tx.db
    .selectFrom('rich_menu_desks')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
}

/** LINE is to show something else than before; the former menus are not needed any more. */
export async function noteChange(tx: OperatorTx, deskId: string): Promise<void> {
  await sql`
    insert into rich_menu_desks (operator_id, desk_id) values (${tx.operatorId}, ${deskId})
    on conflict (operator_id, desk_id) do update set untidy = true, try_again_at = null`.execute(tx.db);
}

export async function updateMenuDesk(
  tx: OperatorTx,
  deskId: string,
  change: Updateable<Tables['rich_menu_desks']>,
): Promise<void> {
  await tx.db
    .updateTable('rich_menu_desks')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .execute();
}

/** The menus LINE has of one version. */
export async function selectMenus(tx: OperatorTx, deskId: string, versionId: string): Promise<MenuRow[]> {
  return tx.db
    .selectFrom('rich_menus')
    .select(['face', 'menu_id'])
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('version_id', '=', versionId)
    .execute();
}

export async function upsertMenu(
  tx: OperatorTx,
  row: { deskId: string; versionId: string; face: MenuFaceKind; menuId: string },
): Promise<void> {
  await sql`
    insert into rich_menus (operator_id, desk_id, version_id, face, menu_id)
    values (${tx.operatorId}, ${row.deskId}, ${row.versionId}, ${row.face}, ${row.menuId})
    on conflict (operator_id, desk_id, version_id, face) do update set menu_id = excluded.menu_id`.execute(
    tx.db,
  );
}

/** Forgets what LINE has no more; `keep` is the version whose menus stay. */
export async function deleteMenus(tx: OperatorTx, deskId: string, keep: string | null): Promise<void> {
  let query = tx.db
    .deleteFrom('rich_menus')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId);
  if (keep !== null) query = query.where('version_id', '<>', keep);
  await query.execute();
}
