import type {
  ConsultationDetail,
  ConsultationFacts,
  ConsultationSummary,
  Message,
} from '@tomoshibi/contract';
import { setImmediate } from 'node:timers/promises';
import { deskRights, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { selectAuthorities } from '../desks/index.ts';
import { selectReplyTokenTime, selectSeeker } from '../seekers/index.ts';
import { notePlace } from './add-note.ts';
import { selectMessages, selectMessagesById, selectNewest, type MessageFilter } from './messages-store.ts';
import { selectDraft, selectNotes } from './notes-store.ts';
import { draftPlace } from './save-draft.ts';
import { accessConsultation, isUnassigned, mayRead } from './talks-access.ts';
import { presentFacts, presentLabel, presentMessage, presentSummary } from './talks-presenter.ts';
import {
  isServing,
  selectConsultations,
  selectHomeAuthority,
  type ConsultationFilter,
  type FactsRow,
} from './talks-store.ts';

/** A reply token is used while younger than this; LINE promises a minute and no more. */
export const REPLY_TOKEN_MS = 50_000;
const SUMMARIES_AT_ONCE = 100;

export async function factsOf(tx: OperatorTx, id: string): Promise<ConsultationFacts> {
  const [row] = await selectConsultations(tx, { ids: [id] });
  if (!row) throw notFound('consultation');
  return presentFacts(row);
}

/** Summaries the caller may see, of all that fit the filter. */
export async function readSummaries(
  tx: OperatorTx,
  caller: Caller,
  keys: OperatorKeys,
  filter: ConsultationFilter,
): Promise<ConsultationSummary[]> {
  const rows = (await selectConsultations(tx, filter)).filter((row) => mayRead(caller, row));
  const newest = await selectNewest(
    tx,
    rows.map((row) => row.id),
  );
  const byConsultation = new Map(newest.map((message) => [message.consultation_id, message]));
  const summaries: ConsultationSummary[] = [];
  for (const row of rows) {
    summaries.push(presentSummary(row, byConsultation.get(row.id), keys));
    // Opening thousands of seals at one go would keep LINE and all consoles waiting.
    if (summaries.length % SUMMARIES_AT_ONCE === 0) await setImmediate();
  }
  return summaries;
}

function abilitiesOf(caller: Caller, row: FactsRow, seekerHasOpen: boolean): ConsultationDetail['abilities'] {
  const rights = deskRights(caller, row.desk_id);
  const own = row.state === 'active' && row.assignee_id === caller.staffId;
  const intervene = rights.has('talk.intervene');
  const unassigned = isUnassigned(row.state);
  return {
    claim: unassigned && rights.has('talk.claim'),
    reply: own && rights.has('talk.reply'),
    close: row.state !== 'closed' && rights.has('talk.close') && (own || intervene || unassigned),
    note: rights.has('talk.note'),
    reopen: row.state === 'closed' && !seekerHasOpen && rights.has('talk.claim'),
    handOver: row.state === 'active' && (own || intervene) && rights.has('talk.reply'),
    takeOver: row.state === 'active' && !own && intervene && rights.has('talk.claim'),
  };
}

/** Opens a talk; that somebody looked is itself audited. */
export async function readConsultation(
  context: Context,
  caller: Caller,
  consultationId: string,
): Promise<ConsultationDetail> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessConsultation(tx, caller, consultationId);
    const seeker = await selectSeeker(tx, row.seeker_id);
    if (!seeker) throw notFound('consultation');
    const [newest] = await selectNewest(tx, [row.id]);
    const history = await selectConsultations(tx, { seekerId: row.seeker_id });
    const serving = await isServing(tx, caller.staffId, row.seeker_id);
    // What was said at another desk is no business of this one, though the person is the same.
    const here = history.filter((other) => deskRights(caller, other.desk_id).has('talk.read_own'));
    const readable = (other: FactsRow) => serving || mayRead(caller, other);
    const readableIds = new Set(here.filter(readable).map((other) => other.id));
    const notes = await selectNotes(tx, row.seeker_id);
    const draft = await selectDraft(tx, row.id, caller.staffId);
    const tokenTime = await selectReplyTokenTime(tx, row.seeker_id);
    const key = keys.openConsultationKey(row.id, row.wrapped_key);
    await recordAudit(tx, context.clock, caller, {
      action: 'consultation.read',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
    });
    const freeUntil =
      tokenTime && row.venue === 'line' ? new Date(tokenTime.getTime() + REPLY_TOKEN_MS) : null;
    return {
      consultation: presentSummary(row, newest, keys),
      seeker: {
        seekerId: seeker.id,
        label: presentLabel(row, keys),
        pseudonym: seeker.pseudonym,
        friend: seeker.friend_state ?? 'unknown',
        firstSeenAt: seeker.first_seen_at.toISOString(),
        history: here.toReversed().map((other) => ({ ...presentFacts(other), readable: readable(other) })),
      },
      notes: notes
        .filter((note) => readableIds.has(note.consultation_id))
        .map((note) => ({
          id: note.id,
          consultationId: note.consultation_id,
          author: { staffId: note.author_id, name: note.author_name ?? '' },
          createdAt: note.created_at.toISOString(),
          text: keys
            .openConsultationKey(note.consultation_id, note.wrapped_key)
            .unseal(notePlace(note.id), note.sealed),
        })),
      draft: draft ? key.unseal(draftPlace(row.id, caller.staffId), draft) : '',
      abilities: abilitiesOf(
        caller,
        row,
        history.some((other) => other.state !== 'closed'),
      ),
      authority: (await selectHomeAuthority(tx, row.id)) ?? null,
      authorities: (await selectAuthorities(tx)).map(({ id, name }) => ({ authorityId: id, name })),
      freeReplyUntil: freeUntil && freeUntil > context.clock.now() ? freeUntil.toISOString() : null,
    };
  });
}

/** Messages of a talk the caller may read; reading is audited once for each page. */
export async function readMessages(
  context: Context,
  caller: Caller,
  consultationId: string,
  filter: MessageFilter,
): Promise<{ messages: Message[]; more: boolean }> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessConsultation(tx, caller, consultationId);
    const found = await selectMessages(tx, row.id, { ...filter, limit: filter.limit + 1 });
    const more = found.length > filter.limit;
    // The extra row is at the far end of the direction of reading.
    const page = !more ? found : filter.afterSeq === undefined ? found.slice(1) : found.slice(0, -1);
    const quotedIds = page.flatMap((message) => message.quoted_message_id ?? []);
    const quotedRows = quotedIds.length > 0 ? await selectMessagesById(tx, quotedIds) : [];
    const quoted = new Map(
      quotedRows
        .filter((message) => message.consultation_id === row.id)
        .map((message) => [message.id, message]),
    );
    await recordAudit(tx, context.clock, caller, {
      action: 'messages.read',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
      details: { count: page.length },
    });
    const key = keys.openConsultationKey(row.id, row.wrapped_key);
    return { messages: page.map((message) => presentMessage(message, key, quoted)), more };
  });
}

/** One message as its talk shows it. */
export async function readMessage(
  tx: OperatorTx,
  keys: OperatorKeys,
  row: { id: string; wrapped_key: Buffer },
  messageId: string,
): Promise<Message> {
  const [message] = await selectMessages(tx, row.id, { ids: [messageId], limit: 1 });
  if (!message) throw notFound('message');
  const quotedRows = message.quoted_message_id
    ? await selectMessagesById(tx, [message.quoted_message_id])
    : [];
  const quoted = new Map(quotedRows.map((source) => [source.id, source]));
  return presentMessage(message, keys.openConsultationKey(row.id, row.wrapped_key), quoted);
}
