import type { Context } from '../../platform/context.ts';
import type { ConsultationKey, OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit, type AuditEntry } from '../audit/index.ts';
import { announce, type DeskEvent } from '../live/index.ts';
import {
  insertSeekers,
  lineUserPlace,
  newPseudonym,
  replyTokenPlace,
  setConsultationCounts,
  upsertFriends,
  upsertReplyTokens,
} from '../seekers/index.ts';
import {
  insertConsultations,
  insertMessages,
  REPLY_TOKEN_MS,
  sealBody,
  selectConsultations,
  touchConsultations,
  updateMessages,
  updateProgress,
} from '../talks/index.ts';
import { earlyPlace } from './early-place.ts';
import { deleteEarlyChanges, eraseRaw, markApplied, upsertEarlyChange } from './inbound-store.ts';
import type { Plan, PlannedMessage, TalkState } from './plan-shapes.ts';
import type { Planned } from './planned.ts';
import { sealTail } from './tail.ts';
import { writeBeside } from './write-beside.ts';

/** Writes what was planned, in as few statements as the batch has kinds of change. */
export async function writePlan(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  planned: Planned,
): Promise<void> {
  if (planned.channel.id !== null) await settleInbox(tx, planned.channel.id, planned.plan);
  await writePeople(tx, context, keys, planned);
  const talkKeys = await writeTalks(tx, keys, planned);
  await writeMessages(tx, planned, talkKeys);
  const touched = await writeChanges(tx, keys, planned);
  const beside = await writeBeside(tx, context, keys, { ...planned, talkKeys });
  await recordAudit(tx, context.clock, { kind: 'seeker' }, ...auditEntries(planned));
  await announce(tx, context, [...deskEvents(planned, touched), ...beside]);
}

/** Marks the raw events first: those taken back in this very batch are found by what is marked. */
async function settleInbox(tx: OperatorTx, channelId: string, plan: Plan): Promise<void> {
  await markApplied(tx, channelId, plan.outcomes);
  await eraseRaw(tx, channelId, plan);
}

async function writePeople(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  planned: Planned,
): Promise<void> {
  const { channel, states, opened, plan } = planned;
  const people = [...states.seekers];
  await insertSeekers(
    tx,
    people
      .filter(([, { state }]) => state.isNew)
      .map(([userId, { index, state }]) => ({
        operator_id: tx.operatorId,
        id: state.id,
        desk_id: channel.desk_id,
        line_user_index: index,
        sealed_line_user_id: keys.seal(lineUserPlace(state.id), userId),
        pseudonym: newPseudonym(),
        consultations: state.consultations,
        first_seen_at: context.clock.now(),
      })),
  );
  const grown = new Set(plan.newTalks.map((opening) => opening.seekerId));
  await setConsultationCounts(
    tx,
    people
      .filter(([, { state }]) => !state.isNew && grown.has(state.id))
      .map(([, { state }]) => ({ seekerId: state.id, consultations: state.consultations })),
  );
  await upsertFriends(
    tx,
    people.flatMap(([, { state }]) =>
      state.friendChanged && state.friend && state.friendChangedAt
        ? [
            {
              operator_id: tx.operatorId,
              seeker_id: state.id,
              desk_id: channel.desk_id,
              state: state.friend,
              changed_at: state.friendChangedAt,
            },
          ]
        : [],
    ),
  );
  // The newest token of each person wins; tokens too old to be used are not kept.
  const usable = new Date(context.clock.now().getTime() - REPLY_TOKEN_MS);
  const newest = new Map<string, { seekerId: string; sealedToken: Buffer; receivedAt: Date }>();
  for (const { row, understood } of opened) {
    const seeker = understood.userId ? states.seekers.get(understood.userId)?.state : undefined;
    if (!seeker || !understood.replyToken || row.received_at < usable) continue;
    newest.set(seeker.id, {
      seekerId: seeker.id,
      sealedToken: keys.seal(replyTokenPlace(seeker.id), understood.replyToken),
      receivedAt: row.received_at,
    });
  }
  await upsertReplyTokens(tx, [...newest.values()]);
}

async function writeTalks(
  tx: OperatorTx,
  keys: OperatorKeys,
  planned: Planned,
): Promise<Map<string, ConsultationKey>> {
  const { states, plan } = planned;
  const talkKeys = new Map<string, ConsultationKey>(states.talkKeys);
  await insertConsultations(
    tx,
    plan.newTalks.map(({ seekerId, talk }) => {
      const { key, wrapped } = keys.newConsultationKey(talk.id);
      talkKeys.set(talk.id, key);
      return {
        operator_id: tx.operatorId,
        id: talk.id,
        desk_id: talk.deskId,
        home_authority_id: talk.homeAuthorityId,
        seeker_id: seekerId,
        ordinal: talk.ordinal,
        state: talk.state,
        venue: talk.venue,
        wrapped_key: wrapped,
        opened_at: talk.openedAt,
        waiting_since: talk.waitingSince,
        last_message_at: talk.lastMessageAt,
        unanswered_since: talk.unansweredSince,
        message_count: talk.messageCount,
        last_seq: talk.lastSeq,
        attention: 'none' as const,
        version: 1,
        ...beside(talk, key),
      };
    }),
  );
  await updateProgress(
    tx,
    [...states.seekers.values()].flatMap(({ state: { open } }) =>
      open && open.changed && !open.isNew ? [{ ...open, ...beside(open, talkKeys.get(open.id)) }] : [],
    ),
  );
  return talkKeys;
}

/** What a talk's row keeps beside its facts. */
function beside(talk: TalkState, key: ConsultationKey | undefined) {
  return {
    told_kind: talk.told?.kind ?? null,
    told_at: talk.told?.at ?? null,
    told_place: talk.told?.place ?? null,
    media_told_at: talk.mediaToldAt,
    sealed_tail: key ? sealTail(key, talk.id, talk.tail) : null,
  };
}

function body(message: PlannedMessage, key: ConsultationKey): Buffer | null {
  const { content } = message;
  if (!content) return null;
  return sealBody(key, message.id, {
    quoteToken: message.quoteToken,
    ...(content.kind === 'text' ? { text: content.text, spans: [...content.spans] } : {}),
    ...('note' in content ? { note: content.note } : {}),
  });
}

async function writeMessages(
  tx: OperatorTx,
  planned: Planned,
  talkKeys: ReadonlyMap<string, ConsultationKey>,
): Promise<void> {
  await insertMessages(
    tx,
    planned.plan.messages.map((message) => {
      const key = talkKeys.get(message.talk.id);
      if (!key) throw new Error('A planned message has no talk key');
      return {
        operator_id: tx.operatorId,
        id: message.id,
        desk_id: planned.channel.desk_id,
        consultation_id: message.talk.id,
        seq: message.seq,
        direction: message.direction,
        kind: message.kind,
        sent_at: message.sentAt,
        line_message_id: message.lineMessageId,
        quoted_line_message_id: message.quotedLineMessageId,
        webhook_event_id: message.webhookEventId,
        sealed: body(message, key),
        refused: message.refused,
        unsent_at: message.unsentAt,
        edited_at: message.editedAt,
        delivery_attempts: 0,
        via: message.via === 'room' ? ('room' as const) : null,
      };
    }),
  );
}

/** A consultation of which messages changed that were there before. */
interface Touched {
  readonly consultationId: string;
  readonly deskId: string;
  readonly messageIds: readonly string[];
}

/** Writes unsends and edits of messages that were there before; answers the consultations they belong to. */
async function writeChanges(tx: OperatorTx, keys: OperatorKeys, planned: Planned): Promise<Touched[]> {
  const { plan, channel, states } = planned;
  const touched = new Map<string, string[]>();
  const touch = (consultationId: string, messageId: string) =>
    touched.set(consultationId, [...(touched.get(consultationId) ?? []), messageId]);
  if (plan.edits.length > 0) {
    const ids = [...new Set(plan.edits.map((edit) => edit.message.consultationId))];
    const rows = new Map((await selectConsultations(tx, { ids })).map((row) => [row.id, row]));
    for (const { message, at, content, quoteToken } of plan.edits) {
      const row = rows.get(message.consultationId);
      if (!row) continue;
      const key = keys.openConsultationKey(row.id, row.wrapped_key);
      const sealed = sealBody(key, message.id, { text: content.text, spans: [...content.spans], quoteToken });
      await updateMessages(tx, [message.id], { sealed, edited_at: at });
      touch(message.consultationId, message.id);
    }
  }
  // After the edits: whatever was written in between, a message taken back has no words.
  for (const { message, at } of plan.unsends) {
    await updateMessages(tx, [message.id], { sealed: null, unsent_at: at });
    touch(message.consultationId, message.id);
  }
  const arrived = plan.messages.flatMap(({ lineMessageId }) => lineMessageId ?? []);
  await deleteEarlyChanges(
    tx,
    channel.desk_id,
    arrived.filter((id) => states.early.has(id)),
  );
  for (const change of plan.earlyChanges) {
    const place = earlyPlace(channel.desk_id, change.lineMessageId);
    await upsertEarlyChange(tx, channel.desk_id, {
      line_message_id: change.lineMessageId,
      unsent_at: change.unsentAt,
      edited_at: change.edit?.at ?? null,
      sealed_text: change.edit
        ? keys.seal(
            place,
            JSON.stringify({ content: change.edit.content, quoteToken: change.edit.quoteToken }),
          )
        : null,
    });
  }
  const desks = await touchConsultations(tx, [...touched.keys()]);
  return [...touched].map(([consultationId, messageIds]) => ({
    consultationId,
    deskId: desks.get(consultationId) ?? channel.desk_id,
    messageIds,
  }));
}

function auditEntries({ channel, plan, runs }: Planned): AuditEntry[] {
  const at = (action: string, kind: string, id: string, consultation?: string): AuditEntry => ({
    action,
    deskId: channel.desk_id,
    subject: { kind, id },
    details: consultation ? { consultation } : {},
  });
  return [
    ...plan.newTalks.map(({ talk }) => at('consultation.opened', 'consultation', talk.id)),
    ...plan.messages.map((message) =>
      at(
        message.direction === 'in' ? 'message.received' : `seeker.${message.kind}`,
        'message',
        message.id,
        message.talk.id,
      ),
    ),
    ...runs.flatMap(({ talk }) =>
      talk.leftBot
        ? [{ ...at('consultation.handed_on', 'consultation', talk.id), details: { desk: talk.deskId } }]
        : [],
    ),
    ...plan.unsends.map(({ message }) => at('message.unsent', 'message', message.id, message.consultationId)),
    ...plan.edits.map(({ message }) => at('message.edited', 'message', message.id, message.consultationId)),
  ];
}

function deskEvents({ states, plan }: Planned, touched: readonly Touched[]): DeskEvent[] {
  const changed = [...states.seekers.values()].flatMap(({ state: { open } }) =>
    open?.changed ? [open] : [],
  );
  // A talk that went to another desk is gone from the sight of the former one.
  const places = new Map([
    ...touched.map(
      ({ consultationId, deskId }) => [`${deskId}|${consultationId}`, { deskId, consultationId }] as const,
    ),
    ...changed.flatMap(({ id: consultationId, deskId, cameFrom }) =>
      [deskId, cameFrom].map((at) => [`${at}|${consultationId}`, { deskId: at, consultationId }] as const),
    ),
  ]);
  return [
    ...plan.messages.map(
      ({ id: messageId, talk: { id: consultationId, deskId } }) =>
        ({ kind: 'message', deskId, consultationId, messageId }) as const,
    ),
    ...touched.flatMap(({ consultationId, deskId, messageIds }) =>
      messageIds.map((messageId) => ({ kind: 'message', deskId, consultationId, messageId }) as const),
    ),
    ...[...places.values()].map((place) => ({ kind: 'consultation', ...place }) as const),
  ];
}
