import type { Context } from '../../platform/context.ts';
import { openDoors } from '../rooms/index.ts';
import { lockSeekers, selectSeeker } from '../seekers/index.ts';
import { countLinksSince, type RoomOwner } from './access-store.ts';
import { selectTalkToEnter } from './talk-store.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Each is a message that LINE may bill; nobody needs more. */
const LINKS_A_DAY = 20;

export type Asked = 'sent' | 'no_line' | 'too_many';

/**
 * Sends the person a new link to their LINE, and nowhere else: whoever holds an old one, and may not be the person,
 * gains nothing by it.
 */
export async function askLink(context: Context, owner: RoomOwner): Promise<Asked> {
  const keys = await context.keys(owner.operatorId);
  return context.db.tenant(owner.operatorId, async (tx) => {
    await lockSeekers(tx, [owner.seekerId]);
    const seeker = await selectSeeker(tx, owner.seekerId);
    if (!seeker?.sealed_line_user_id || seeker.friend_state === 'blocked') return 'no_line';
    const now = context.clock.now();
    const links = await countLinksSince(tx, owner.seekerId, new Date(now.getTime() - DAY_MS));
    if (links >= LINKS_A_DAY) return 'too_many';
    const consultationId = await selectTalkToEnter(tx, owner.seekerId);
    await openDoors(tx, context, keys, [{ seekerId: owner.seekerId, consultationId, words: 'asked' }]);
    return 'sent';
  });
}
