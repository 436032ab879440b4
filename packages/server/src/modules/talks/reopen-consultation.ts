import type { ConsultationFacts } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import type { Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { countConsultation } from '../seekers/index.ts';
import { addSystemLine } from './add-system-line.ts';
import { requireSeat } from './claim-consultation.ts';
import { factsOf } from './read-talks.ts';
import { accessConsultation, accessForChange } from './talks-access.ts';
import { insertConsultations, lockOpenConsultations, selectDesk, updateConsultation } from './talks-store.ts';
import { wakeMenu } from './wake-menu.ts';

/** Begins a new consultation, already one's own, with the person of an ended one. */
export async function reopenConsultation(
  context: Context,
  caller: Caller,
  input: { consultationId: string },
): Promise<ConsultationFacts> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    await accessConsultation(tx, caller, input.consultationId);
    const ended = await accessForChange(tx, caller, input.consultationId, 'talk.claim');
    if (ended.state !== 'closed') throw new AppError('conflict', 'This consultation is still open.');
    const desk = await selectDesk(tx, ended.desk_id);
    if (!desk) throw notFound('desk');
    if (desk.state === 'closed')
      throw new AppError('conflict', 'The desk is closed; it takes no new consultations.');

    // Counting first locks the seeker, so that a message coming in at this moment finds the new consultation.
    const ordinal = await countConsultation(tx, ended.seeker_id);
    const open = await lockOpenConsultations(tx, [ended.seeker_id]);
    if (open.length > 0)
      throw new AppError('conflict', 'The person already has an open consultation; find it in the list.');
    await requireSeat(tx, ended.desk_id, caller.staffId);

    const id = randomUUID();
    const now = context.clock.now();
    const row = {
      operator_id: tx.operatorId,
      id,
      desk_id: ended.desk_id,
      seeker_id: ended.seeker_id,
      ordinal,
      state: 'active',
      venue: ended.venue,
      wrapped_key: keys.newConsultationKey(id).wrapped,
      assignee_id: caller.staffId,
      opened_at: now,
      claimed_at: now,
      last_message_at: now,
      message_count: 0,
      last_seq: 0,
      attention: 'none',
      version: 1,
    } as const;
    await insertConsultations(tx, [row]);
    const line = await addSystemLine(tx, context, row, { kind: 'reopened', authorId: caller.staffId });
    await updateConsultation(tx, id, { last_seq: line.seq });
    await recordAudit(tx, context.clock, caller, {
      action: 'consultation.reopened',
      deskId: ended.desk_id,
      subject: { kind: 'consultation', id },
      details: { ended: ended.id },
    });
    await wakeMenu(tx, context, ended.seeker_id);
    await announce(tx, context, [
      { kind: 'message', deskId: ended.desk_id, consultationId: id, messageId: line.messageId },
      { kind: 'consultation', deskId: ended.desk_id, consultationId: id },
    ]);
    return factsOf(tx, id);
  });
}
