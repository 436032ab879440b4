import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { putMenuInForce } from '../rich-menus/index.ts';
import type { Change } from './change.ts';
import type { DeskBlocks } from './desk-file.ts';

/** Puts the file's menu in force, or takes the menu away; a draft stays. */
export async function applyMenu(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  {
    deskId,
    code,
    menu,
  }: { readonly deskId: string; readonly code: string; readonly menu: DeskBlocks['menu'] },
): Promise<Change[]> {
  if (menu === undefined) return [];
  const done = await putMenuInForce(tx, context, actor, { deskId, menu });
  return done === 'unchanged' ? [] : [{ what: 'menu', name: code, done }];
}
