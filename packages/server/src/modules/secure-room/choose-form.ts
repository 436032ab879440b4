import type { Context } from '../../platform/context.ts';
import { setForm } from '../notices/index.ts';
import { lockSeekers } from '../seekers/index.ts';
import type { RoomOwner } from './access-store.ts';
import { holdSession } from './hold-session.ts';

/** Keeps in which form the page, and the desk's own texts, speak to the person. */
export async function chooseForm(
  context: Context,
  owner: RoomOwner,
  { token, form }: { token: string; form: string },
): Promise<boolean> {
  return context.db.tenant(owner.operatorId, async (tx) => {
    await lockSeekers(tx, [owner.seekerId]);
    const held = await holdSession(tx, context, owner, { token, active: true });
    if (!held) return false;
    await setForm(tx, context, { deskId: held.deskId, seekerId: owner.seekerId, form });
    return true;
  });
}
