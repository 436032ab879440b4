import {
  CloseReason,
  DeliveryError,
  MessageKind,
  type ConsultationFacts,
  type ConsultationSummary,
  type Message,
  type MessageFacts,
  type StaffRef,
} from '@tomoshibi/contract';
import type { ConsultationKey, OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { MessageRow } from '../../platform/db/tables.ts';
import { lineNamePlace } from '../seekers/index.ts';
import { openBody } from './message-body.ts';
import type { MessageWithAuthor, NewestRow, ReadableMessage } from './messages-store.ts';
import type { FactsRow } from './talks-store.ts';

const PREVIEW_LENGTH = 80;
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

const time = (value: Date | null): string | null => value?.toISOString() ?? null;

function staffRef(id: string | null, name: string | null): StaffRef | null {
  return id ? { staffId: id, name: name ?? '' } : null;
}

/** Where the reason for a place in the queue is sealed. */
export const reasonPlace = (moveId: string): string => `queue_moves|${moveId}`;

function presentPlaced(row: FactsRow): ConsultationFacts['placed'] {
  const by = staffRef(row.placed_by, row.placed_by_name);
  if (row.state !== 'waiting' || !row.queue_key || !row.placed || !row.placed_at || !by) return null;
  return { key: row.queue_key, to: row.placed, by, at: row.placed_at.toISOString() };
}

function presentReserved(row: FactsRow): ConsultationFacts['reserved'] {
  const keeper = staffRef(row.reserved_for, row.reserved_name);
  if (row.state !== 'waiting' || !keeper || !row.reserved_until) return null;
  return { ...keeper, until: row.reserved_until.toISOString() };
}

export function presentFacts(row: FactsRow): ConsultationFacts {
  return {
    id: row.id,
    deskId: row.desk_id,
    seekerId: row.seeker_id,
    pseudonym: row.pseudonym,
    ordinal: row.ordinal,
    state: row.state,
    assignee: staffRef(row.assignee_id, row.assignee_name),
    openedAt: row.opened_at.toISOString(),
    waitingSince: time(row.waiting_since),
    claimedAt: time(row.claimed_at),
    firstReplyAt: time(row.first_reply_at),
    closedAt: time(row.closed_at),
    closeReason: row.close_reason === null ? null : CloseReason.parse(row.close_reason),
    lastMessageAt: row.last_message_at.toISOString(),
    unansweredSince: time(row.unanswered_since),
    messageCount: row.message_count,
    attention: row.attention,
    venue: row.venue,
    target: row.target,
    alert: row.alert && {
      alertId: row.alert.id,
      level: row.alert.level,
      open: row.alert.open,
      stage: row.alert.stage,
      seen: row.alert.seen,
      likelyFalse: row.alert.likely_false,
    },
    // In the room a person is reached also without LINE.
    blocked: row.venue === 'line' && row.blocked,
    placed: presentPlaced(row),
    reserved: presentReserved(row),
    version: row.version,
  };
}

export function presentLabel(row: FactsRow, keys: OperatorKeys): string {
  if (row.name_display !== 'line_name' || !row.sealed_line_name) return row.pseudonym;
  return keys.unseal(lineNamePlace(row.seeker_id), row.sealed_line_name).toString('utf8');
}

/** The beginning of a text, cut between graphemes. */
export function beginning(text: string, length: number): string {
  const oneLine = text.replaceAll(/\s+/gu, ' ').trim();
  if (oneLine.length <= length) return oneLine;
  // Where a grapheme ends is seen from the one character after it; the rest of a long text need not be looked at.
  const end = segmenter.segment(oneLine.slice(0, length + 2)).containing(length)?.index ?? 0;
  return `${oneLine.slice(0, end)}…`;
}

export function presentSummary(
  row: FactsRow,
  newest: NewestRow | undefined,
  keys: OperatorKeys,
): ConsultationSummary {
  const shown = newest && !newest.unsent_at ? newest : undefined;
  const key = keys.openConsultationKey(row.id, row.wrapped_key);
  const body = shown ? openBody(key, shown.id, shown.sealed) : null;
  const words = body?.text ?? body?.note ?? null;
  const facts = presentFacts(row);
  return {
    ...facts,
    label: presentLabel(row, keys),
    preview: words === null ? null : beginning(words, PREVIEW_LENGTH),
    previewKind: newest?.kind ?? null,
    placedReason:
      facts.placed && row.queue_move_id && row.sealed_placed_reason
        ? key.unseal(reasonPlace(row.queue_move_id), row.sealed_placed_reason)
        : null,
  };
}

export function presentMessageFacts(row: MessageWithAuthor): MessageFacts {
  return {
    id: row.id,
    consultationId: row.consultation_id,
    seq: row.seq,
    direction: row.direction,
    kind: MessageKind.parse(row.kind),
    sentAt: row.sent_at.toISOString(),
    author: staffRef(row.author_id, row.author_name),
    clientId: row.client_id,
    notice: row.notice_kind,
    via: row.via ?? 'line',
    unsentAt: time(row.unsent_at),
    editedAt: time(row.edited_at),
    refused: row.refused,
    delivery: row.delivery_state
      ? {
          state: row.delivery_state,
          method: row.delivery_method,
          error: row.delivery_error === null ? null : DeliveryError.parse(row.delivery_error),
          attempts: row.delivery_attempts,
          nextAttemptAt: time(row.next_attempt_at),
          acceptedAt: time(row.accepted_at),
        }
      : null,
  };
}

export function presentMessage(
  row: ReadableMessage,
  key: ConsultationKey,
  quoted: ReadonlyMap<string, MessageRow> = new Map(),
): Message {
  const body = openBody(key, row.id, row.sealed);
  const source = row.quoted_message_id ? quoted.get(row.quoted_message_id) : undefined;
  const words = source && !source.unsent_at ? openBody(key, source.id, source.sealed).text : null;
  return {
    ...presentMessageFacts(row),
    text: body.text,
    spans: body.spans,
    hits: body.text === null ? [] : row.hits,
    note: body.note,
    quote: row.quoted_message_id
      ? {
          messageId: row.quoted_message_id,
          excerpt: words === null ? null : beginning(words, PREVIEW_LENGTH),
        }
      : null,
  };
}
