import type { Context } from '../../platform/context.ts';
import { applyRoomMessage, type Said } from '../inbound/index.ts';
import { lockSeekers } from '../seekers/index.ts';
import { insertPost, selectPost, updateRoomSession, type RoomOwner } from './access-store.ts';
import { holdSession } from './hold-session.ts';

/**
 * Takes in what a person wrote on their page. A repetition with the same id, by a lost answer or a second tap, finds the
 * first message and adds none.
 */
export async function sayInRoom(
  context: Context,
  owner: RoomOwner,
  said: { readonly token: string; readonly clientId: string; readonly content: Said },
): Promise<'taken' | 'signed_out' | 'desk_closed'> {
  const keys = await context.keys(owner.operatorId);
  return context.db.tenant(owner.operatorId, async (tx) => {
    await lockSeekers(tx, [owner.seekerId]);
    const held = await holdSession(tx, context, owner, { token: said.token, active: true });
    if (!held) return 'signed_out';
    if (await selectPost(tx, owner.seekerId, said.clientId)) return 'taken';
    const taken = await applyRoomMessage(tx, context, keys, { ...said, seekerId: owner.seekerId });
    if (!taken) return 'desk_closed';
    await insertPost(tx, {
      operator_id: tx.operatorId,
      seeker_id: owner.seekerId,
      client_id: said.clientId,
      message_id: taken.messageId,
      posted_at: context.clock.now(),
    });
    // A talk that ended is followed by a new one, and the page goes with it.
    if (held.consultationId !== taken.consultationId)
      await updateRoomSession(tx, held.sessionId, { consultation_id: taken.consultationId });
    return 'taken';
  });
}
