import type { MenuDocument } from '@tomoshibi/contract';
import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { announce } from '../live/index.ts';
import { putVersionInForce, selectInForce } from '../text-versions/index.ts';
import { menuDoor } from './menu-door.ts';

/** What a desk file says of a desk's menu; null: nothing. */
export async function menuStanding(tx: OperatorTx, deskId: string): Promise<MenuDocument | 'off' | null> {
  const [row] = await selectInForce(tx, deskId, ['menu']);
  if (!row) return null;
  return row.turned_off ? 'off' : row.bodies;
}

/** Puts a menu in force, or none, for a desk file; the caller has locked the desk. */
export async function putMenuInForce(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, menu }: { readonly deskId: string; readonly menu: MenuDocument | 'off' },
): Promise<'created' | 'changed' | 'unchanged'> {
  const turnedOff = menu === 'off';
  const bodies = turnedOff ? (await selectInForce(tx, deskId, ['menu']))[0]?.bodies : menu;
  // Nothing was ever on.
  if (!bodies) return 'unchanged';
  const content = { kind: 'menu', bodies, turnedOff } as const;
  const door = menuDoor(context);
  await door.requireRight(tx, { deskId, ...content });
  const done = await putVersionInForce(tx, context, door, { actor, deskId, content });
  if (done !== 'unchanged') await announce(tx, context, [{ kind: 'desk', deskId, topic: 'menu' }]);
  return done;
}
