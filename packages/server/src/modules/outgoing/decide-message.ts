import type { Message } from '@tomoshibi/contract';
import { hasDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { settleNotifications } from '../notifications/index.ts';
import {
  accessConsultation,
  accessForChange,
  factsOf,
  readMessage,
  refreshAttention,
  selectMessagesById,
  updateMessages,
} from '../talks/index.ts';
import { freeLane } from './hold-lane.ts';
import { selectLanes } from './lanes-store.ts';
import { deleteMessageBubbles, releaseMessage, selectBubbles } from './outbox-store.ts';

interface Decision {
  readonly consultationId: string;
  readonly messageId: string;
}

/** Lets the lane go on once nothing of the request it was held for is undecided. */
async function releaseLane(tx: OperatorTx, context: Context, row: ConsultationRow): Promise<void> {
  const [lane] = await selectLanes(tx, [row.seeker_id]);
  if (!lane?.delivery_id) return;
  const undecided = await selectBubbles(tx, [lane.delivery_id]);
  if (undecided.length > 0) return;
  await freeLane(tx, context, { seekerId: row.seeker_id, deliveryId: lane.delivery_id });
}

async function decide(
  context: Context,
  caller: Caller,
  input: Decision,
  verdict: 'retry' | 'give_up',
): Promise<Message> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    await accessConsultation(tx, caller, input.consultationId);
    const row = await accessForChange(tx, caller, input.consultationId, 'talk.reply');
    if (row.assignee_id !== caller.staffId && !hasDeskRight(caller, row.desk_id, 'talk.intervene'))
      throw new AppError('not_yours', 'Only the counselor who has the talk, or a supervisor, decides this.');
    const [message] = await selectMessagesById(tx, [input.messageId]);
    if (!message || message.consultation_id !== row.id) throw notFound('message');
    if (message.delivery_state !== 'failed' && message.delivery_state !== 'unknown')
      throw new AppError('delivery_not_undecided', 'This message does not wait for a decision.');

    if (verdict === 'retry') {
      await releaseMessage(tx, message.id);
      await updateMessages(tx, [message.id], {
        delivery_state: 'queued',
        delivery_error: null,
        next_attempt_at: null,
      });
    } else {
      await deleteMessageBubbles(tx, message.id);
      await updateMessages(tx, [message.id], { delivery_state: 'given_up', next_attempt_at: null });
    }
    await releaseLane(tx, context, row);
    await refreshAttention(tx, [row.id]);
    await recordAudit(tx, context.clock, caller, {
      action: verdict === 'retry' ? 'message.sent_again' : 'message.given_up',
      deskId: row.desk_id,
      subject: { kind: 'message', id: message.id },
      details: { consultation: row.id, was: message.delivery_state },
    });
    if ((await factsOf(tx, row.id)).attention === 'none')
      await settleNotifications(tx, context, { subjectId: row.id, kinds: ['delivery_failed'] });
    await announce(tx, context, [
      { kind: 'message', deskId: row.desk_id, consultationId: row.id, messageId: message.id },
      { kind: 'consultation', deskId: row.desk_id, consultationId: row.id },
    ]);
    return readMessage(tx, keys, row, message.id);
  });
}

/** Sends a message that failed or whose fate is unknown once more, under a new retry key. */
export function retryMessage(context: Context, caller: Caller, input: Decision): Promise<Message> {
  return decide(context, caller, input, 'retry');
}

/** Leaves a message that failed or whose fate is unknown as it is; what waited behind it goes on. */
export function giveUpMessage(context: Context, caller: Caller, input: Decision): Promise<Message> {
  return decide(context, caller, input, 'give_up');
}
