import type { MenuFaceKind, Phase } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { loadHours, statusAt } from '../hours/index.ts';
import { selectInForce, type VersionRow } from '../text-versions/index.ts';
import { selectMenuChannel, selectMenus, type MenuChannel, type MenuDeskRow } from './menus-store.ts';

/** What LINE is to show of a desk's menu, and what it shows as far as we know. */
export interface Plan {
  readonly channel: MenuChannel;
  readonly desk: MenuDeskRow;
  /** null: no menu is in force, so LINE is to show none. */
  readonly version: VersionRow<'menu'> | null;
  readonly menus: Partial<Record<MenuFaceKind, string>>;
  readonly phase: Phase;
}

/** Those who write when nobody new is taken see the menu of a closed desk; talks under way have their own. */
export const faceOf = (phase: Phase): 'open' | 'closed' => (phase === 'intake' ? 'open' : 'closed');

/** null: there is no account that could show anything. */
export async function readPlan(
  tx: OperatorTx,
  deskId: string,
  desk: MenuDeskRow,
  now: Date,
): Promise<Plan | null> {
  const channel = await selectMenuChannel(tx, deskId);
  if (!channel) return null;
  const [inForce] = await selectInForce(tx, deskId, ['menu']);
  const version = inForce && !inForce.turned_off ? inForce : null;
  const rows = version ? await selectMenus(tx, deskId, version.id) : [];
  const hours = await loadHours(tx, deskId);
  return {
    channel,
    desk,
    version,
    menus: Object.fromEntries(rows.map(({ face, menu_id: menuId }) => [face, menuId])),
    phase: hours ? statusAt(hours, now).phase : 'intake',
  };
}
