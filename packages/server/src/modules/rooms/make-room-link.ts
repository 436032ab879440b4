import type { RoomLink } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { readDesk } from '../desks/index.ts';
import { insertSeekers, newPseudonym } from '../seekers/index.ts';
import { linkUrl, makeLink } from './make-link.ts';

/** A link for somebody new who has no LINE; their talk begins with their first words in the room. */
export async function makeRoomLink(
  context: Context,
  caller: Caller,
  { deskId, hours }: { deskId: string; hours: number },
): Promise<RoomLink> {
  requireDeskRight(caller, deskId, 'talk.reply');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const desk = await readDesk(tx, context, deskId);
    if (desk.state === 'closed')
      throw new AppError('conflict', 'The desk is closed; it takes no new consultations.');
    const seekerId = uuidv7(context.clock);
    const pseudonym = newPseudonym();
    await insertSeekers(tx, [
      {
        operator_id: tx.operatorId,
        id: seekerId,
        desk_id: deskId,
        pseudonym,
        first_seen_at: context.clock.now(),
      },
    ]);
    const link = await makeLink(tx, context, {
      seekerId,
      deskId,
      consultationId: null,
      madeBy: caller.staffId,
      minutes: hours * 60,
    });
    await recordAudit(tx, context.clock, caller, {
      action: 'room.link_made',
      deskId,
      subject: { kind: 'seeker', id: seekerId },
      details: { hours },
    });
    return {
      url: linkUrl(context.publicUrl, link),
      expiresAt: link.expiresAt.toISOString(),
      seekerId,
      pseudonym,
    };
  });
}
