import type { DeskRoom } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { hashRoomToken, loadRoom, selectRoom } from '../rooms/index.ts';
import { selectSeeker } from '../seekers/index.ts';
import { selectRoomSession, updateRoomSession, type RoomOwner } from './access-store.ts';
import { sessionHolds } from './session-rules.ts';

/** Use is noted this often at most, so that reading does not become writing. */
const NOTE_USE_MS = 30_000;

/** A person's page and what holds for it. */
export interface Held {
  readonly sessionId: string;
  readonly seekerId: string;
  readonly deskId: string;
  readonly consultationId: string | null;
  readonly room: DeskRoom;
  readonly seenAt: Date | null;
  readonly thinkingUntil: Date | null;
}

/** Whose page a request comes from; null: nobody's any more. `active` says that a person did something. */
export async function holdSession(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  owner: RoomOwner,
  { token, active }: { readonly token: string; readonly active: boolean },
): Promise<Held | null> {
  const row = await selectRoomSession(tx, owner.seekerId, hashRoomToken(token));
  const seeker = row && (await selectSeeker(tx, owner.seekerId));
  if (!seeker) return null;
  const room = await loadRoom(tx, seeker.desk_id);
  const now = context.clock.now();
  const held = {
    createdAt: row.created_at,
    lastActiveAt: row.last_active_at,
    expiresAt: row.expires_at,
    talkClosedAt: row.talk_closed_at,
  };
  if (!sessionHolds(held, room, now)) return null;
  if (active && now.getTime() - row.last_active_at.getTime() >= NOTE_USE_MS)
    await updateRoomSession(tx, row.id, { last_active_at: now });
  const state = await selectRoom(tx, seeker.id);
  return {
    sessionId: row.id,
    seekerId: seeker.id,
    deskId: seeker.desk_id,
    consultationId: row.consultation_id,
    room,
    seenAt: state?.seen_at ?? null,
    thinkingUntil: state?.thinking_until ?? null,
  };
}
