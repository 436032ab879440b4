import type { Message } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { ConsultationKey, OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { splitText } from '../../line/split-text.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { takeOutPlaces, type OutPlaces } from '../seekers/index.ts';
import {
  accessForChange,
  deleteDraft,
  insertMessages,
  openBody,
  readMessage,
  requireOwnTalk,
  sealBody,
  selectByClientId,
  selectMessagesById,
  updateConsultation,
} from '../talks/index.ts';
import { settleNotifications } from '../notifications/index.ts';
import { markReached } from '../unreached/index.ts';
import { bubblePlace, quoteTokenPlace, type Bubble } from './bubble.ts';
import { wakeLanes } from './lanes-store.ts';
import { insertOutbox, selectSentBubble } from './outbox-store.ts';
import { IN_ROOM, tellRooms } from './put-in-room.ts';
import { setThinking } from './room-store.ts';

interface Quote {
  readonly lineMessageId: string;
  readonly quoteToken: string | null;
}

/** What LINE needs to show the quoted message: its id and the token that came with it. */
async function findQuote(
  tx: OperatorTx,
  keys: OperatorKeys,
  { row, accountDeskId, messageId }: { row: ConsultationRow; accountDeskId: string; messageId: string },
): Promise<Quote> {
  const [quoted] = await selectMessagesById(tx, [messageId]);
  if (!quoted || quoted.consultation_id !== row.id || quoted.unsent_at) throw notFound('message to quote');
  if (quoted.line_message_id) {
    const key = keys.openConsultationKey(row.id, row.wrapped_key);
    return {
      lineMessageId: quoted.line_message_id,
      quoteToken: openBody(key, quoted.id, quoted.sealed).quoteToken,
    };
  }
  const bubble = await selectSentBubble(tx, accountDeskId, messageId);
  if (!bubble) throw notFound('message to quote');
  const token = bubble.sealed_quote_token;
  return {
    lineMessageId: bubble.line_message_id,
    quoteToken: token ? keys.unseal(quoteTokenPlace(bubble.line_message_id), token).toString('utf8') : null,
  };
}

interface Outgoing {
  readonly messageId: string;
  readonly parts: readonly string[];
  readonly places: OutPlaces;
  readonly quoteToken: string | null;
}

/** Puts the parts of a message into the person's lane. */
async function queueBubbles(
  tx: OperatorTx,
  row: ConsultationRow,
  key: ConsultationKey,
  { messageId, parts, places, quoteToken }: Outgoing,
): Promise<void> {
  const { first, accountDeskId } = places;
  await insertOutbox(
    tx,
    parts.map((text, part) => {
      const bubble: Bubble = part === 0 && quoteToken ? { text, quoteToken } : { text };
      return {
        operator_id: tx.operatorId,
        seeker_id: row.seeker_id,
        out_seq: first + part,
        desk_id: accountDeskId,
        consultation_id: row.id,
        message_id: messageId,
        part,
        sealed: key.seal(bubblePlace(messageId, part), JSON.stringify(bubble)),
      };
    }),
  );
}

/**
 * Answers the seeker: message, outbox, audit and event in one transaction; the worker sends it. In a talk of the secure
 * room the message stays there, and nothing is sent. A repetition with the
 * same client id answers with the first message.
 */
export async function sendMessage(
  context: Context,
  caller: Caller,
  input: { consultationId: string; text: string; clientId: string; quoteMessageId?: string | undefined },
): Promise<Message> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessForChange(tx, caller, input.consultationId, 'talk.reply');
    const sent = await selectByClientId(tx, row.id, input.clientId);
    if (sent?.author_id === caller.staffId) return readMessage(tx, keys, row, sent.id);
    requireOwnTalk(caller, row);
    if (sent)
      throw new AppError('conflict', 'This clientId belongs to a message of somebody else; choose another.', [
        { field: 'clientId', reason: 'is in use' },
      ]);

    const now = context.clock.now();
    const messageId = uuidv7(context.clock);
    const key = keys.openConsultationKey(row.id, row.wrapped_key);
    const inRoom = row.venue === 'room';
    if (inRoom && input.quoteMessageId)
      throw new AppError('conflict', 'In the secure room nothing is quoted; write what you mean.');
    const parts = inRoom ? [] : splitText(input.text);
    const places = (await takeOutPlaces(tx, [{ seekerId: row.seeker_id, count: parts.length }])).get(
      row.seeker_id,
    );
    if (!places) throw notFound('person');
    const { accountDeskId } = places;
    const quote = input.quoteMessageId
      ? await findQuote(tx, keys, { row, accountDeskId, messageId: input.quoteMessageId })
      : null;
    await insertMessages(tx, [
      {
        operator_id: tx.operatorId,
        id: messageId,
        desk_id: accountDeskId,
        consultation_id: row.id,
        seq: row.last_seq + 1,
        direction: 'out',
        kind: 'text',
        sent_at: now,
        author_id: caller.staffId,
        client_id: input.clientId,
        quoted_line_message_id: quote?.lineMessageId ?? null,
        sealed: sealBody(key, messageId, { text: input.text }),
        refused: false,
        delivery_attempts: 0,
        ...(inRoom ? IN_ROOM : { delivery_state: 'queued' }),
      },
    ]);
    if (!inRoom) {
      await queueBubbles(tx, row, key, { messageId, parts, places, quoteToken: quote?.quoteToken ?? null });
      await wakeLanes(tx, [{ seekerId: row.seeker_id, deskId: accountDeskId, dueAt: now }]);
    }
    await updateConsultation(tx, row.id, {
      last_seq: row.last_seq + 1,
      message_count: row.message_count + 1,
      last_message_at: now,
      unanswered_since: null,
      first_reply_at: row.first_reply_at ?? now,
    });
    await deleteDraft(tx, row.id, caller.staffId);
    await settleNotifications(tx, context, {
      subjectId: row.id,
      kinds: ['seeker_wrote', 'handed_over'],
      staffId: caller.staffId,
    });
    const reached = await markReached(tx, row.seeker_id, now);
    if (inRoom) {
      await setThinking(tx, row.seeker_id, null);
      await tellRooms(tx, context, [{ seekerId: row.seeker_id, deskId: accountDeskId }]);
    }
    await recordAudit(tx, context.clock, caller, {
      action: 'message.sent',
      deskId: row.desk_id,
      subject: { kind: 'message', id: messageId },
      details: { consultation: row.id },
    });
    await announce(tx, context, [
      { kind: 'message', deskId: row.desk_id, consultationId: row.id, messageId },
      { kind: 'consultation', deskId: row.desk_id, consultationId: row.id },
      ...(reached ? [{ kind: 'desk', deskId: row.desk_id, topic: 'ledger' } as const] : []),
    ]);
    if (!inRoom) tx.onCommit(() => context.hints.publish('lane', row.seeker_id));
    return readMessage(tx, keys, row, messageId);
  });
}
