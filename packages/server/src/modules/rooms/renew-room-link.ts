import type { RoomLink } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { selectSeeker } from '../seekers/index.ts';
import { accessConsultation, accessForChange } from '../talks/index.ts';
import { linkUrl, makeLink } from './make-link.ts';

export const notInRoom = () =>
  new AppError('conflict', 'This talk is over LINE. Only talks of the secure room have a link.');

/** A new link for the person of a talk in the room, who lost theirs and cannot be sent one over LINE. */
export async function renewRoomLink(
  context: Context,
  caller: Caller,
  { consultationId, hours }: { consultationId: string; hours: number },
): Promise<RoomLink> {
  return context.db.tenant(caller.operatorId, async (tx) => {
    await accessConsultation(tx, caller, consultationId);
    const row = await accessForChange(tx, caller, consultationId, 'talk.reply');
    const seeker = await selectSeeker(tx, row.seeker_id);
    if (!seeker) throw notFound('consultation');
    if (row.venue !== 'room') throw notInRoom();
    const link = await makeLink(tx, context, {
      seekerId: seeker.id,
      deskId: seeker.desk_id,
      consultationId: row.id,
      madeBy: caller.staffId,
      minutes: hours * 60,
    });
    await recordAudit(tx, context.clock, caller, {
      action: 'room.link_made',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
      details: { hours },
    });
    return {
      url: linkUrl(context.publicUrl, link),
      expiresAt: link.expiresAt.toISOString(),
      seekerId: seeker.id,
      pseudonym: seeker.pseudonym,
    };
  });
}
