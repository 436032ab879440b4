import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { lockSeekers } from '../seekers/index.ts';
import { updateRoomSession, type RoomOwner } from './access-store.ts';
import { holdSession } from './hold-session.ts';

/** Ends the session of a page, so that whoever takes up the phone next is not in the room; answers where to go. */
export async function leaveRoom(
  context: Context,
  owner: RoomOwner,
  token: string,
): Promise<{ exitUrl: string | null }> {
  return context.db.tenant(owner.operatorId, async (tx) => {
    await lockSeekers(tx, [owner.seekerId]);
    const held = await holdSession(tx, context, owner, { token, active: false });
    if (!held) return { exitUrl: null };
    await updateRoomSession(tx, held.sessionId, { ended_at: context.clock.now() });
    await recordAudit(
      tx,
      context.clock,
      { kind: 'seeker' },
      { action: 'room.left', deskId: held.deskId, subject: { kind: 'seeker', id: owner.seekerId } },
    );
    return { exitUrl: held.room.exitUrl };
  });
}
