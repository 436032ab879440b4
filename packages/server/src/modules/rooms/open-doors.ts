import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { formOf } from '../notices/index.ts';
import { queueNotices } from '../outgoing/index.ts';
import { selectSeeker } from '../seekers/index.ts';
import { doorWords, type DoorKind } from './door-words.ts';
import { loadRoom } from './load-room.ts';
import { linkUrl, makeLink } from './make-link.ts';
import { selectRoom, updateRoom } from './rooms-store.ts';

/** Somebody who is to be shown the way into the room, over LINE. */
export interface DoorToOpen {
  readonly seekerId: string;
  readonly consultationId: string | null;
  readonly words: DoorKind;
}

/** Several bubbles one after another get one link. */
const PAUSE_MS = 60_000;

/**
 * Sends locked people a link into the room, with words that are the same for everybody: what is said in the room never
 * goes this way. Answers who was sent one.
 */
export async function openDoors(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints' | 'publicUrl'>,
  keys: OperatorKeys,
  doors: readonly DoorToOpen[],
): Promise<string[]> {
  if (doors.length === 0) return [];
  const now = context.clock.now();
  const forms = await formOf(
    tx,
    doors.map(({ seekerId }) => seekerId),
  );
  const opened: string[] = [];
  for (const { seekerId, consultationId, words: kind } of doors) {
    const seeker = await selectSeeker(tx, seekerId);
    const known = await selectRoom(tx, seekerId);
    const answers = kind === 'answer' || kind === 'news';
    const justSent = known?.door_at && now.getTime() - known.door_at.getTime() < PAUSE_MS;
    if (!seeker?.sealed_line_user_id || (justSent && !answers)) continue;
    const deskId = seeker.desk_id;
    const { linkMinutes, liffId } = await loadRoom(tx, deskId);
    const link = await makeLink(tx, context, {
      seekerId,
      deskId,
      consultationId,
      madeBy: null,
      minutes: linkMinutes,
    });
    const { text, label } = doorWords(kind, forms.get(seekerId) ?? 'standard', linkMinutes);
    await queueNotices(tx, context, keys, [
      {
        deskId,
        seekerId,
        talk: null,
        kind: 'room_door',
        versionId: null,
        text,
        buttons: [{ label, uri: linkUrl(context.publicUrl, link, liffId) }],
      },
    ]);
    await updateRoom(tx, seekerId, { door_at: now, ...(answers ? { told_at: now } : {}) });
    await recordAudit(
      tx,
      context.clock,
      { kind: 'system' },
      {
        action: 'room.link_sent',
        deskId,
        subject: { kind: 'seeker', id: seekerId },
        details: { words: kind, consultation: consultationId },
      },
    );
    opened.push(seekerId);
  }
  return opened;
}
