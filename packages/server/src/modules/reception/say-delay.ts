import type { ConsultationFacts } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { accessForChange, factsOf, requireOwnTalk, updateConsultation } from '../talks/index.ts';
import { loadDeskToday } from './desk-today.ts';
import { sayInTalk } from './say-in-talk.ts';

/**
 * Tells the person in the desk's approved words that an answer takes time. The counselor decides: the clock cannot
 * tell somebody who waits from somebody whose last word was a thank-you.
 */
export async function sayDelay(
  context: Context,
  caller: Caller,
  { consultationId }: { consultationId: string },
): Promise<ConsultationFacts> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessForChange(tx, caller, consultationId, 'talk.reply');
    requireOwnTalk(caller, row);
    const { said, lastSeq, events } = await sayInTalk(tx, context, keys, {
      today: await loadDeskToday(tx, context, row.desk_id),
      talk: row,
      kind: 'delay',
      values: { counselor: caller.name },
    });
    if (!said) throw new AppError('conflict', 'No text for this is in force. Write to the person yourself.');
    await updateConsultation(tx, row.id, { last_seq: lastSeq });
    await recordAudit(tx, context.clock, caller, {
      action: 'seeker.delay_told',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
    });
    await announce(tx, context, [
      ...events,
      { kind: 'consultation', deskId: row.desk_id, consultationId: row.id },
    ]);
    return factsOf(tx, row.id);
  });
}
