import type { NoticeKind } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { moveAlerts } from '../alerts/index.ts';
import type { DeskEvent } from '../live/index.ts';
import { notify, settleNotifications } from '../notifications/index.ts';
import { addSystemLine, updateConsultation } from '../talks/index.ts';
import { addUnreached } from '../unreached/index.ts';
import { loadDeskToday, type MomentValues } from './desk-today.ts';
import { sayInTalk } from './say-in-talk.ts';
import { placeOf } from './what-to-say.ts';

/**
 * Puts a locked talk of which nobody has care any more into another desk's queue, or beside it while that desk is
 * closed; the person is told which, and by whom they are served now unless the bot has just said so. Alerts go along.
 * Answers what to announce, to both desks.
 */
export async function moveTalk(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  { row, deskId, by }: { row: ConsultationRow; deskId: string; by: string | null },
): Promise<DeskEvent[]> {
  const now = context.clock.now();
  const today = await loadDeskToday(tx, context, deskId);
  const state = placeOf(today.intake.phase, today.rules.mode);
  const line = await addSystemLine(tx, context, row, { kind: 'moved', authorId: by });
  const kind = state === 'waiting' ? 'received' : 'closed';
  const say = (lastSeq: number, text: NoticeKind, values: MomentValues = {}) =>
    sayInTalk(tx, context, keys, { today, talk: { ...row, last_seq: lastSeq }, kind: text, values });
  const told =
    by === null
      ? { lastSeq: line.seq, events: [] }
      : await say(line.seq, 'handed_over', { counselor: today.valuesIn('standard').desk_name });
  const spoken = await say(told.lastSeq, kind);
  await updateConsultation(tx, row.id, {
    desk_id: deskId,
    state,
    assignee_id: null,
    waiting_since: state === 'waiting' ? now : null,
    queue_key: null,
    queue_move_id: null,
    reserved_for: null,
    reserved_until: null,
    unanswered_since: now,
    last_seq: spoken.lastSeq,
    ...(spoken.said ? { told_kind: kind, told_at: now, told_place: null } : {}),
  });
  const alerts = await moveAlerts(tx, context, [{ id: row.id, deskId, cameFrom: row.desk_id }]);
  const subject = { kind: 'consultation' as const, id: row.id };
  await settleNotifications(tx, context, { subjectId: row.id });
  if (state === 'waiting')
    await notify(tx, context, { deskId, to: { right: 'talk.claim' }, kind: 'new_consultation', subject });
  else
    await addUnreached(tx, [
      {
        id: uuidv7(context.clock),
        deskId,
        seekerId: row.seeker_id,
        consultationId: row.id,
        reason: 'outside_hours',
        since: now,
      },
    ]);
  await wakeTimer(tx, context, { deskId, kind: 'reception', dueAt: now });
  return [
    ...told.events,
    ...spoken.events,
    ...alerts,
    { kind: 'message', deskId, consultationId: row.id, messageId: line.messageId },
    ...(state === 'outside' ? [{ kind: 'desk', deskId, topic: 'ledger' } as const] : []),
    ...[...new Set([deskId, row.desk_id])].map(
      (at) => ({ kind: 'consultation', deskId: at, consultationId: row.id }) as const,
    ),
  ];
}
