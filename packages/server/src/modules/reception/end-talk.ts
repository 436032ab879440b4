import type { CloseReason, NoticeKind } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import { recordAudit } from '../audit/index.ts';
import type { DeskEvent } from '../live/index.ts';
import { askAfterEnd } from '../surveys/index.ts';
import { addSystemLine, deleteDrafts, updateConsultation, wakeMenu } from '../talks/index.ts';
import type { DeskToday } from './desk-today.ts';
import { sayInTalk } from './say-in-talk.ts';

/** Ends a locked talk by a rule of the desk and says why; answers what to announce. */
export async function endTalk(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  {
    today,
    row,
    kind,
    reason,
  }: { today: DeskToday; row: ConsultationRow; kind: NoticeKind | null; reason: CloseReason },
): Promise<DeskEvent[]> {
  const spoken = kind
    ? await sayInTalk(tx, context, keys, { today, talk: row, kind })
    : { lastSeq: row.last_seq, events: [] };
  const line = await addSystemLine(
    tx,
    context,
    { ...row, last_seq: spoken.lastSeq },
    { kind: 'closed', authorId: null },
  );
  await updateConsultation(tx, row.id, {
    state: 'closed',
    closed_at: context.clock.now(),
    close_reason: reason,
    waiting_since: null,
    queue_key: null,
    queue_move_id: null,
    unanswered_since: null,
    last_seq: line.seq,
  });
  await deleteDrafts(tx, row.id);
  await recordAudit(
    tx,
    context.clock,
    { kind: 'system' },
    {
      action: 'consultation.closed',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
      details: { reason },
    },
  );
  await askAfterEnd(tx, context, keys, { talk: row, reason });
  await wakeMenu(tx, context, row.seeker_id);
  const at = { deskId: row.desk_id, consultationId: row.id };
  return [
    ...spoken.events,
    { kind: 'message', ...at, messageId: line.messageId },
    { kind: 'consultation', ...at },
  ];
}
