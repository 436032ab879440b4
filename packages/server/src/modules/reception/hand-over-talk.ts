import type { ConsultationFacts } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import { hasDeskRight } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { loadLimit, selectMembers } from '../desks/index.ts';
import { announce } from '../live/index.ts';
import { notify } from '../notifications/index.ts';
import {
  accessForChange,
  addSystemLine,
  deleteDraft,
  factsOf,
  requireOwnTalk,
  requireSeat,
  updateConsultation,
  writeNote,
} from '../talks/index.ts';
import { loadDeskToday } from './desk-today.ts';
import { sayInTalk } from './say-in-talk.ts';

/**
 * Gives a running talk to a colleague, with a note of what they must know; the person is told (R45). One's own talk,
 * or as a supervisor anybody's.
 */
export async function handOverTalk(
  context: Context,
  caller: Caller,
  input: { consultationId: string; staffId: string; note: string },
): Promise<ConsultationFacts> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessForChange(tx, caller, input.consultationId, 'talk.reply');
    if (row.state !== 'active' || !hasDeskRight(caller, row.desk_id, 'talk.intervene'))
      requireOwnTalk(caller, row);
    if (row.assignee_id === input.staffId)
      throw new AppError('conflict', 'This colleague has the talk already.');
    const colleague = (await selectMembers(tx, row.desk_id)).find((one) => one.staff_id === input.staffId);
    if (
      !colleague ||
      colleague.state !== 'active' ||
      (await loadLimit(tx, row.desk_id, input.staffId)) === null
    )
      throw new AppError(
        'conflict',
        'This person holds no talks at this desk. Choose a colleague of the list.',
      );
    await requireSeat(tx, row.desk_id, input.staffId);

    await writeNote(tx, context, keys, { row, authorId: caller.staffId, text: input.note });
    const line = await addSystemLine(tx, context, row, { kind: 'handed_over', authorId: input.staffId });
    const spoken = await sayInTalk(tx, context, keys, {
      today: await loadDeskToday(tx, context, row.desk_id),
      talk: { ...row, last_seq: line.seq },
      kind: 'handed_over',
      values: { counselor: colleague.name },
    });
    await updateConsultation(tx, row.id, { assignee_id: input.staffId, last_seq: spoken.lastSeq });
    await deleteDraft(tx, row.id, caller.staffId);
    await recordAudit(tx, context.clock, caller, {
      action: 'consultation.handed_over',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
      details: { from: row.assignee_id, to: input.staffId },
    });
    await notify(tx, context, {
      deskId: row.desk_id,
      to: { staffIds: [input.staffId] },
      kind: 'handed_over',
      subject: { kind: 'consultation', id: row.id },
    });
    const at = { deskId: row.desk_id, consultationId: row.id };
    await announce(tx, context, [
      { kind: 'message', ...at, messageId: line.messageId },
      ...spoken.events,
      { kind: 'consultation', ...at },
    ]);
    return factsOf(tx, row.id);
  });
}
