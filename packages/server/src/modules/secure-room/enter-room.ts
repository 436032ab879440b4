import type { MessagingClient } from '../../line/messaging-client.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { hashRoomToken, loadRoom, newRoomToken, updateRoom } from '../rooms/index.ts';
import { lineUserIndex, lockSeekers, selectSeeker } from '../seekers/index.ts';
import { lockOpenConsultations, updateConsultation } from '../talks/index.ts';
import {
  endRoomSessions,
  expireLinks,
  insertRoomSession,
  lockLink,
  useLink,
  type LinkRow,
  type RoomOwner,
} from './access-store.ts';
import { SESSION_MS } from './session-rules.ts';

/** Why a link does not let somebody in. */
export type Refusal = 'unknown' | 'expired' | 'used' | 'not_you' | 'line_away';
export type Entered = { readonly token: string } | { readonly refused: Refusal };

type Line = Pick<MessagingClient, 'verifyIdToken'>;

function refusalOf(link: LinkRow | undefined, browser: Buffer, now: Date): Refusal | null {
  if (!link) return 'unknown';
  // The answer to the first request may have been lost; the same browser may ask again.
  if (link.used_at) return link.browser_hash?.equals(browser) && now < link.expires_at ? null : 'used';
  return now < link.expires_at ? null : 'expired';
}

/** A LINE Login channel's id begins the id of each of its LIFF apps. */
const loginChannelOf = (liffId: string): string => liffId.split('-', 1)[0] ?? '';

/** Whom LINE vouches for; away: LINE could not be asked. */
type Vouched = { readonly userId: string | null } | 'away';

/** Asks LINE, outside any transaction, since it may take its time. */
async function askLine(
  context: Context,
  line: Line,
  owner: RoomOwner,
  idToken: string | null,
): Promise<Vouched> {
  const liffId = await context.db.tenant(owner.operatorId, async (tx) => {
    const seeker = await selectSeeker(tx, owner.seekerId);
    return seeker ? (await loadRoom(tx, seeker.desk_id)).liffId : null;
  });
  if (liffId === null || idToken === null) return { userId: null };
  try {
    return { userId: (await line.verifyIdToken(idToken, loginChannelOf(liffId)))?.userId ?? null };
  } catch {
    return 'away';
  }
}

/** The talk that is open goes on in the room, also when it began over LINE. */
async function moveIn(tx: OperatorTx, context: Context, seekerId: string): Promise<string | null> {
  const [open] = await lockOpenConsultations(tx, [seekerId]);
  if (!open) return null;
  if (open.venue === 'line') {
    await updateConsultation(tx, open.id, { venue: 'room' });
    await announce(tx, context, [{ kind: 'consultation', deskId: open.desk_id, consultationId: open.id }]);
  }
  return open.id;
}

/**
 * Exchanges the secret of a link for a session: once, in time, by the browser that came first, and where LINE can vouch
 * for somebody, by the person the link was sent to.
 */
export async function enterRoom(
  context: Context,
  line: Line,
  owner: RoomOwner,
  input: { readonly token: string; readonly browser: string; readonly idToken: string | null },
): Promise<Entered> {
  const vouched = await askLine(context, line, owner, input.idToken);
  const keys = await context.keys(owner.operatorId);
  return context.db.tenant(owner.operatorId, async (tx): Promise<Entered> => {
    await lockSeekers(tx, [owner.seekerId]);
    const now = context.clock.now();
    const browser = hashRoomToken(input.browser);
    const link = await lockLink(tx, owner.seekerId, hashRoomToken(input.token));
    const seeker = await selectSeeker(tx, owner.seekerId);
    const refuse = async (refused: Refusal): Promise<Entered> => {
      await recordAudit(
        tx,
        context.clock,
        { kind: 'nobody' },
        {
          action: 'room.refused',
          ...(seeker ? { deskId: seeker.desk_id } : {}),
          subject: { kind: 'seeker', id: owner.seekerId },
          details: { why: refused },
        },
      );
      return { refused };
    };
    const refused = refusalOf(link, browser, now);
    if (refused || !link || !seeker) return refuse(refused ?? 'unknown');
    const room = await loadRoom(tx, seeker.desk_id);
    // Staff vouch for whom they hand a link to themselves.
    if (room.liffId !== null && link.made_by === null && seeker.line_user_index) {
      if (vouched === 'away') return refuse('line_away');
      const { userId } = vouched;
      if (userId === null || !lineUserIndex(keys, userId).equals(seeker.line_user_index))
        return refuse('not_you');
    }

    if (!link.used_at) await useLink(tx, link.id, now, browser);
    await expireLinks(tx, seeker.id, now);
    await endRoomSessions(tx, seeker.id, now);
    await updateRoom(tx, seeker.id, { seen_at: now });
    await recordAudit(
      tx,
      context.clock,
      { kind: 'seeker' },
      { action: 'room.entered', deskId: seeker.desk_id, subject: { kind: 'seeker', id: seeker.id } },
    );
    const consultationId = (await moveIn(tx, context, seeker.id)) ?? link.consultation_id;
    const token = newRoomToken();
    await insertRoomSession(tx, {
      operator_id: tx.operatorId,
      id: uuidv7(context.clock),
      seeker_id: seeker.id,
      consultation_id: consultationId,
      token_hash: hashRoomToken(token),
      created_at: now,
      last_active_at: now,
      expires_at: new Date(now.getTime() + SESSION_MS),
    });
    return { token };
  });
}
