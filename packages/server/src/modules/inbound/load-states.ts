import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import type { ConsultationKey, OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { lineUserIndex, selectSeekersByIndex } from '../seekers/index.ts';
import { lockOpenConsultations, selectByLineIds, type OpenRow } from '../talks/index.ts';
import type { OpenedEvent } from './open-event.ts';
import { earlyPlace } from './early-place.ts';
import { selectEarlyChanges, type LockedChannel } from './inbound-store.ts';
import { openTail } from './tail.ts';
import type { EarlyChangeState, SeekerState, StoredMessage, TalkState } from './plan-shapes.ts';

export interface LoadedStates {
  readonly seekers: ReadonlyMap<string, { readonly index: Buffer | null; readonly state: SeekerState }>;
  /** Keys of the open consultations. */
  readonly talkKeys: ReadonlyMap<string, ConsultationKey>;
  readonly stored: ReadonlyMap<string, StoredMessage>;
  readonly early: ReadonlyMap<string, EarlyChangeState>;
}

const EarlyText = z.object({
  kind: z.literal('text'),
  text: z.string(),
  spans: z.array(z.object({ kind: z.enum(['emoji', 'mention']), index: z.int(), length: z.int() })),
});
const EarlyEdit = z.object({ content: EarlyText, quoteToken: z.string().nullable() });

/** An open consultation as a batch finds it. */
export function openTalkState(consultation: OpenRow, key: ConsultationKey | undefined): TalkState {
  return {
    id: consultation.id,
    deskId: consultation.desk_id,
    cameFrom: consultation.desk_id,
    homeAuthorityId: consultation.home_authority_id,
    isNew: false,
    ordinal: consultation.ordinal,
    openedAt: consultation.opened_at,
    lastSeq: consultation.last_seq,
    messageCount: consultation.message_count,
    lastMessageAt: consultation.last_message_at,
    unansweredSince: consultation.unanswered_since,
    changed: false,
    state: consultation.state,
    venue: consultation.venue,
    assigneeId: consultation.assignee_id,
    wasAnswered: consultation.unanswered_since === null,
    waitingSince: consultation.waiting_since,
    entered: false,
    leftBot: false,
    promised: false,
    told:
      consultation.told_kind && consultation.told_at
        ? { kind: consultation.told_kind, at: consultation.told_at, place: consultation.told_place }
        : null,
    mediaToldAt: consultation.media_told_at,
    tail: openTail(key, consultation),
  };
}

/** Reads and locks everything a batch of events may touch, with a handful of queries however large the batch. */
export async function loadStates(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  keys: OperatorKeys,
  { channel, opened }: { channel: LockedChannel; opened: readonly OpenedEvent[] },
): Promise<LoadedStates> {
  const indexes = new Map<string, Buffer>();
  for (const { understood } of opened)
    if (understood.userId && !indexes.has(understood.userId))
      indexes.set(understood.userId, lineUserIndex(keys, understood.userId));

  const known = await selectSeekersByIndex(tx, channel.desk_id, [...indexes.values()]);
  const knownByIndex = new Map(known.map((seeker) => [seeker.line_user_index.toString('hex'), seeker]));
  const open = await lockOpenConsultations(
    tx,
    known.map((seeker) => seeker.id),
  );
  const talkKeys = new Map(open.map((row) => [row.id, keys.openConsultationKey(row.id, row.wrapped_key)]));
  const openBySeeker = new Map(open.map((row) => [row.seeker_id, row]));

  const seekers = new Map<string, { index: Buffer; state: SeekerState }>();
  for (const [userId, index] of indexes) {
    const row = knownByIndex.get(index.toString('hex'));
    const consultation = row ? openBySeeker.get(row.id) : undefined;
    const talk = consultation ? openTalkState(consultation, talkKeys.get(consultation.id)) : null;
    seekers.set(userId, {
      index,
      state: {
        id: row?.id ?? uuidv7(context.clock),
        isNew: !row,
        consultations: row?.consultations ?? 0,
        friend: row?.friend_state ?? null,
        friendChangedAt: row?.friend_changed_at ?? null,
        friendChanged: false,
        open: talk,
      },
    });
  }

  const spokenOf = opened.flatMap(({ understood: { event } }) =>
    event.type === 'unsend' || event.type === 'edit' ? [event.lineMessageId] : [],
  );
  const arriving = opened.flatMap(({ understood: { event } }) =>
    event.type === 'message' && event.lineMessageId ? [event.lineMessageId] : [],
  );
  const storedRows = await selectByLineIds(tx, channel.desk_id, spokenOf);
  const earlyRows = await selectEarlyChanges(tx, channel.desk_id, [...arriving, ...spokenOf]);
  return {
    seekers,
    talkKeys,
    stored: new Map(
      storedRows.flatMap((row) =>
        row.line_message_id
          ? [
              [
                row.line_message_id,
                {
                  id: row.id,
                  consultationId: row.consultation_id,
                  webhookEventId: row.webhook_event_id,
                  unsent: row.unsent_at !== null,
                  editedAt: row.edited_at,
                },
              ] as const,
            ]
          : [],
      ),
    ),
    early: new Map(
      earlyRows.map((row) => {
        const place = earlyPlace(channel.desk_id, row.line_message_id);
        const words = row.sealed_text
          ? EarlyEdit.parse(JSON.parse(keys.unseal(place, row.sealed_text).toString('utf8')))
          : null;
        const edit = words && row.edited_at ? { at: row.edited_at, ...words } : null;
        return [row.line_message_id, { unsentAt: row.unsent_at, edit }] as const;
      }),
    ),
  };
}
