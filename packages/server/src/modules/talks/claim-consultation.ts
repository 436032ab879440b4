import type { ConsultationFacts } from '@tomoshibi/contract';
import { hasDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import { recordAudit } from '../audit/index.ts';
import { loadLimit } from '../desks/index.ts';
import { announce } from '../live/index.ts';
import { settleNotifications } from '../notifications/index.ts';
import { addSystemLine } from './add-system-line.ts';
import type { DeskVoice } from './desk-voice.ts';
import { factsOf } from './read-talks.ts';
import { wakeMenu } from './wake-menu.ts';
import { accessForChange } from './talks-access.ts';
import { countActiveOf, lockMembership, updateConsultation } from './talks-store.ts';

/** Refuses one talk more than a person may hold at once: by person, by role, by desk (R24). */
export async function requireSeat(tx: OperatorTx, deskId: string, staffId: string): Promise<void> {
  await lockMembership(tx, deskId, staffId);
  const limit = await loadLimit(tx, deskId, staffId);
  const held = await countActiveOf(tx, deskId, staffId);
  if (limit !== null && held >= limit)
    throw new AppError(
      'seat_limit',
      limit === 0
        ? 'The limit of this person at this desk is no talks. Ask a supervisor to raise it.'
        : `${held} talks of ${limit} are taken. One of them must end first.`,
    );
}

/** Refuses a waiting talk that is kept for somebody else; who may take it is decided where people are assigned. */
export type RequireTurn = (tx: OperatorTx, caller: Caller, row: ConsultationRow, now: Date) => Promise<void>;

/** What other modules have a part in when somebody takes a talk. */
export interface TalkHooks {
  readonly voice: DeskVoice;
  readonly requireTurn: RequireTurn;
}

async function refuseTaken(tx: OperatorTx, row: ConsultationRow): Promise<never> {
  const facts = await factsOf(tx, row.id);
  throw new AppError('already_claimed', 'A colleague has already taken this consultation.', [
    { field: 'assignee', reason: facts.assignee?.name ?? '' },
  ]);
}

/**
 * Takes a waiting consultation, or takes over a colleague's as a supervisor. Of two callers one gets it and the
 * other is told who has it; a repetition by the one who has it changes nothing.
 */
export async function claimConsultation(
  context: Context,
  caller: Caller,
  input: { consultationId: string; takeOver: boolean },
  { voice, requireTurn }: TalkHooks,
): Promise<ConsultationFacts> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessForChange(tx, caller, input.consultationId, 'talk.claim');
    if (row.state === 'closed')
      throw new AppError(
        'already_closed',
        'This consultation has ended. Reopen it to write to the person again.',
      );
    if (row.assignee_id === caller.staffId) return factsOf(tx, row.id);
    const takesOver = row.state === 'active';
    if (takesOver && !(input.takeOver && hasDeskRight(caller, row.desk_id, 'talk.intervene')))
      await refuseTaken(tx, row);
    const now = context.clock.now();
    if (!takesOver) {
      await requireTurn(tx, caller, row, now);
      await requireSeat(tx, row.desk_id, caller.staffId);
    }

    const line = await addSystemLine(tx, context, row, {
      kind: takesOver ? 'handed_over' : 'claimed',
      authorId: caller.staffId,
    });
    // Only the first who takes a talk greets; a colleague who takes it over says so themselves.
    const spoken = row.claimed_at
      ? { lastSeq: line.seq, events: [] }
      : await voice.say(tx, keys, {
          talk: { ...row, last_seq: line.seq },
          kind: 'started',
          counselor: caller.name,
        });
    await updateConsultation(tx, row.id, {
      state: 'active',
      assignee_id: caller.staffId,
      claimed_at: row.claimed_at ?? now,
      waiting_since: null,
      queue_key: null,
      queue_move_id: null,
      reserved_for: null,
      reserved_until: null,
      last_seq: spoken.lastSeq,
    });
    await recordAudit(tx, context.clock, caller, {
      action: takesOver ? 'consultation.taken_over' : 'consultation.claimed',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
      details: takesOver ? { from: row.assignee_id } : {},
    });
    await settleNotifications(tx, context, { subjectId: row.id, kinds: ['new_consultation', 'unreached'] });
    await wakeMenu(tx, context, row.seeker_id);
    await announce(tx, context, [
      ...spoken.events,
      { kind: 'message', deskId: row.desk_id, consultationId: row.id, messageId: line.messageId },
      { kind: 'consultation', deskId: row.desk_id, consultationId: row.id },
    ]);
    return factsOf(tx, row.id);
  });
}
