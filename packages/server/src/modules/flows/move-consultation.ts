import type { ConsultationFacts } from '@tomoshibi/contract';
import { hasDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { moveTalk } from '../reception/index.ts';
import {
  accessForChange,
  deleteDrafts,
  factsOf,
  requireOwnTalk,
  wakeMenu,
  writeNote,
} from '../talks/index.ts';
import { moveTargets } from './move-targets.ts';

/**
 * Hands a talk to another desk, or back, with a note of what they must know. Its history goes along; afterwards those
 * who handed it over see it no more, unless they belong to that desk too.
 */
export async function moveConsultation(
  context: Context,
  caller: Caller,
  input: { consultationId: string; deskId: string; note: string },
): Promise<ConsultationFacts> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessForChange(tx, caller, input.consultationId, 'talk.reply');
    if (row.state === 'closed') throw new AppError('already_closed', 'This consultation has already ended.');
    if (row.state === 'bot')
      throw new AppError(
        'conflict',
        'The bot talks with this person. Take the talk over before you hand it on.',
      );
    if (row.state === 'active' && !hasDeskRight(caller, row.desk_id, 'talk.intervene'))
      requireOwnTalk(caller, row);
    if (row.attention !== 'none')
      throw new AppError(
        'delivery_undecided',
        'A message of this talk waits for a decision: send it again or give it up, then hand the talk on.',
      );
    if (!(await moveTargets(tx, row)).includes(input.deskId))
      throw new AppError(
        'conflict',
        'Talks of this person cannot be handed to that desk. Choose one of the list.',
        [{ field: 'deskId', reason: 'is not one this talk can be handed to' }],
      );
    await writeNote(tx, context, keys, { row, authorId: caller.staffId, text: input.note });
    await deleteDrafts(tx, row.id);
    const events = await moveTalk(tx, context, keys, { row, deskId: input.deskId, by: caller.staffId });
    await recordAudit(tx, context.clock, caller, {
      action: 'consultation.moved',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
      details: { from: row.assignee_id, desk: input.deskId },
    });
    await wakeMenu(tx, context, row.seeker_id);
    await announce(tx, context, events);
    return factsOf(tx, row.id);
  });
}
