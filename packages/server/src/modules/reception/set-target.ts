import type { ConsultationFacts, Target } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { accessConsultation, accessForChange, factsOf, updateConsultation } from '../talks/index.ts';
import { loadDeskToday } from './desk-today.ts';
import { sayInTalk } from './say-in-talk.ts';

/**
 * Says whether the person belongs to the desk's target group. They are served all the same (seed 004 §8-2); with
 * `tell` the desk's own text tells them where else they may turn.
 */
export async function setTarget(
  context: Context,
  caller: Caller,
  input: { consultationId: string; target: Target; tell: boolean },
): Promise<ConsultationFacts> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    await accessConsultation(tx, caller, input.consultationId);
    const row = await accessForChange(tx, caller, input.consultationId, 'talk.note');
    const at = { deskId: row.desk_id, consultationId: row.id };
    const tells = input.tell && input.target === 'outside_target';
    if (tells && row.state === 'closed')
      throw new AppError('conflict', 'The consultation has ended; nothing can be said in it any more.');
    const spoken = tells
      ? await sayInTalk(tx, context, keys, {
          today: await loadDeskToday(tx, context, row.desk_id),
          talk: row,
          kind: 'non_target',
        })
      : null;
    if (spoken && !spoken.said)
      throw new AppError('conflict', 'No text for this is in force. Write to the person yourself.');
    await updateConsultation(tx, row.id, {
      target: input.target,
      ...(spoken ? { last_seq: spoken.lastSeq } : {}),
    });
    await recordAudit(tx, context.clock, caller, {
      action: 'consultation.target_set',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
      details: { target: input.target, told: tells },
    });
    await announce(tx, context, [...(spoken?.events ?? []), { kind: 'consultation', ...at }]);
    return factsOf(tx, row.id);
  });
}
