import type { Venue } from '@tomoshibi/contract';
import { splitText } from '../../line/split-text.ts';
import type { Context } from '../../platform/context.ts';
import type { ConsultationKey, OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import type { DeskEvent } from '../live/index.ts';
import { takeOutPlaces, type OutPlaces } from '../seekers/index.ts';
import { insertMessages, sealBody } from '../talks/index.ts';
import { bubblePlace, talklessPlace, type Bubble } from './bubble.ts';
import { wakeLanes } from './lanes-store.ts';
import { insertOutbox } from './outbox-store.ts';
import { IN_ROOM, roomButtons, tellRooms } from './put-in-room.ts';

/** An automatic text on its way to one person. */
export interface NoticeToSend {
  /** The desk whose consoles show it. It goes by the LINE account at which the person wrote. */
  readonly deskId: string;
  readonly seekerId: string;
  /** The talk it is shown in and its place there; null: it belongs to none, and staff see it nowhere. */
  readonly talk: {
    readonly id: string;
    readonly key: ConsultationKey;
    readonly seq: number;
    /** In the room it stays: nothing of it goes to LINE. */
    readonly venue: Venue;
  } | null;
  readonly kind: string;
  readonly versionId: string | null;
  readonly text: string;
  readonly choices?: Bubble['choices'];
  readonly buttons?: Bubble['buttons'];
}

/**
 * Puts automatic texts into the lanes of their people, those of talks in the secure room into the room, in the order given, with a few statements however many they
 * are. The caller has locked the people, writes each talk's last_seq and announces the events that are answered;
 * of texts in talks it is told the messages' ids, in the same order.
 */
export async function queueNotices(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  keys: OperatorKeys,
  notices: readonly NoticeToSend[],
): Promise<{ events: DeskEvent[]; messageIds: (string | null)[] }> {
  if (notices.length === 0) return { events: [], messageIds: [] };
  const now = context.clock.now();
  const sending = notices.map((notice) => ({
    ...notice,
    messageId: uuidv7(context.clock),
    parts: notice.talk?.venue === 'room' ? [] : splitText(notice.text),
  }));
  const counts = new Map<string, number>();
  for (const { seekerId, parts } of sending) counts.set(seekerId, (counts.get(seekerId) ?? 0) + parts.length);
  const places = await takeOutPlaces(
    tx,
    [...counts].map(([seekerId, count]) => ({ seekerId, count })),
  );
  const placeOf = (seekerId: string): OutPlaces => {
    const place = places.get(seekerId);
    if (place === undefined) throw new Error('An automatic text has no person');
    return place;
  };
  const takePlace = (seekerId: string): number => {
    const place = placeOf(seekerId);
    places.set(seekerId, { ...place, first: place.first + 1 });
    return place.first;
  };

  await insertMessages(
    tx,
    sending.flatMap(({ talk, messageId, seekerId, text, kind, versionId, ...bubble }) =>
      talk
        ? [
            {
              operator_id: tx.operatorId,
              id: messageId,
              desk_id: placeOf(seekerId).accountDeskId,
              consultation_id: talk.id,
              seq: talk.seq,
              direction: 'out' as const,
              kind: 'text',
              sent_at: now,
              sealed: sealBody(talk.key, messageId, {
                text,
                ...(talk.venue === 'room' ? { buttons: roomButtons(bubble) } : {}),
              }),
              refused: false,
              delivery_attempts: 0,
              ...(talk.venue === 'room' ? IN_ROOM : { delivery_state: 'queued' as const }),
              notice_kind: kind,
              notice_version_id: versionId,
            },
          ]
        : [],
    ),
  );
  await insertOutbox(
    tx,
    sending.flatMap(({ parts, choices, buttons, seekerId, talk, messageId }) =>
      parts.map((text, part) => {
        const outSeq = takePlace(seekerId);
        const last = part === parts.length - 1;
        const more = { ...(choices ? { choices } : {}), ...(buttons ? { buttons } : {}) };
        const bubble = JSON.stringify({ text, ...(last ? more : {}) } satisfies Bubble);
        return {
          operator_id: tx.operatorId,
          seeker_id: seekerId,
          out_seq: outSeq,
          desk_id: placeOf(seekerId).accountDeskId,
          consultation_id: talk?.id ?? null,
          message_id: talk ? messageId : null,
          part,
          sealed: talk
            ? talk.key.seal(bubblePlace(messageId, part), bubble)
            : keys.seal(talklessPlace(seekerId, outSeq), bubble),
        };
      }),
    ),
  );
  const laned = new Set(sending.flatMap(({ seekerId, parts }) => (parts.length > 0 ? [seekerId] : [])));
  await wakeLanes(
    tx,
    [...laned].map((seekerId) => ({ seekerId, deskId: placeOf(seekerId).accountDeskId, dueAt: now })),
  );
  await tellRooms(
    tx,
    context,
    sending.flatMap(({ talk, seekerId }) =>
      talk?.venue === 'room' ? [{ seekerId, deskId: placeOf(seekerId).accountDeskId }] : [],
    ),
  );
  for (const seekerId of laned) tx.onCommit(() => context.hints.publish('lane', seekerId));
  return {
    events: sending.flatMap(({ talk, deskId, messageId }) =>
      talk ? [{ kind: 'message' as const, deskId, consultationId: talk.id, messageId }] : [],
    ),
    messageIds: sending.map(({ talk, messageId }) => (talk ? messageId : null)),
  };
}
