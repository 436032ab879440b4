import type { CloseReason, ConsultationFacts } from '@tomoshibi/contract';
import { hasDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { settleNotifications } from '../notifications/index.ts';
import { addSystemLine } from './add-system-line.ts';
import type { DeskVoice, SpokenKind } from './desk-voice.ts';
import { deleteDrafts } from './notes-store.ts';
import { factsOf } from './read-talks.ts';
import { accessForChange, requireOwnTalk } from './talks-access.ts';
import { updateConsultation } from './talks-store.ts';
import { wakeMenu } from './wake-menu.ts';

/** Which text a talk ends with; where a person is in danger or was mistaken, thanks would be out of place. */
const FAREWELLS: Partial<Record<CloseReason, SpokenKind>> = {
  ended: 'ended',
  referred: 'ended',
  no_answer: 'timed_out',
};

/** Ends a consultation: one's own, a waiting one, or as a supervisor any. What the person writes next opens a new one. */
export async function closeConsultation(
  context: Context,
  caller: Caller,
  input: { consultationId: string; reason: CloseReason },
  voice: DeskVoice,
): Promise<ConsultationFacts> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessForChange(tx, caller, input.consultationId, 'talk.close');
    if (row.state === 'closed') throw new AppError('already_closed', 'This consultation has already ended.');
    if (row.state === 'active' && !hasDeskRight(caller, row.desk_id, 'talk.intervene'))
      requireOwnTalk(caller, row);
    // After the end nobody would see it wait, and it would hold up what the person is sent next.
    if (row.attention !== 'none')
      throw new AppError(
        'delivery_undecided',
        'A message of this talk waits for a decision: send it again or give it up, then end the talk.',
      );

    const kind = row.state === 'active' ? FAREWELLS[input.reason] : undefined;
    const spoken = kind
      ? await voice.say(tx, keys, { talk: row, kind, counselor: caller.name })
      : { lastSeq: row.last_seq, events: [] };
    const line = await addSystemLine(
      tx,
      context,
      { ...row, last_seq: spoken.lastSeq },
      { kind: 'closed', authorId: caller.staffId },
    );
    await updateConsultation(tx, row.id, {
      state: 'closed',
      closed_at: context.clock.now(),
      close_reason: input.reason,
      waiting_since: null,
      queue_key: null,
      queue_move_id: null,
      unanswered_since: null,
      last_seq: line.seq,
    });
    await deleteDrafts(tx, row.id);
    await recordAudit(tx, context.clock, caller, {
      action: 'consultation.closed',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
      details: { reason: input.reason },
    });
    await settleNotifications(tx, context, { subjectId: row.id });
    await voice.askAfterEnd(tx, keys, { talk: row, reason: input.reason });
    await wakeMenu(tx, context, row.seeker_id);
    await announce(tx, context, [
      ...spoken.events,
      { kind: 'message', deskId: row.desk_id, consultationId: row.id, messageId: line.messageId },
      { kind: 'consultation', deskId: row.desk_id, consultationId: row.id },
    ]);
    return factsOf(tx, row.id);
  });
}
