import type { ConsultationState } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { updateRoom } from '../rooms/index.ts';
import { lockSeekers } from '../seekers/index.ts';
import { openBody, type MessageBody } from '../talks/index.ts';
import type { RoomOwner } from './access-store.ts';
import { holdSession, type Held } from './hold-session.ts';
import { markShown, selectRoomMessages, selectRoomTalk, type RoomTalkRow } from './talk-store.ts';

/** That the page looks is noted this often at most. */
const NOTE_SEEN_MS = 10_000;

export interface RoomMessage {
  readonly seq: number;
  readonly from: 'you' | 'counselor' | 'desk';
  readonly at: string;
  /** null: something that is not words, sent over LINE. */
  readonly text: string | null;
  readonly kind: string;
  readonly buttons: MessageBody['buttons'];
  readonly overLine: boolean;
}

/** What a page shows. */
export interface RoomView {
  readonly talk: string | null;
  readonly state: 'new' | ConsultationState;
  readonly messages: readonly RoomMessage[];
  /** The place up to which messages were read. */
  readonly upTo: number;
  readonly thinking: boolean;
}

interface Asked {
  readonly token: string;
  /** What the page has already, and shows; of another talk it has nothing. */
  readonly has: { readonly talk: string | null; readonly upTo: number };
  readonly active: boolean;
}

async function noteShown(
  tx: OperatorTx,
  context: Context,
  talk: RoomTalkRow,
  { seekerId, upTo }: { seekerId: string; upTo: number },
): Promise<void> {
  const now = context.clock.now();
  await lockSeekers(tx, [seekerId]);
  const shown = await markShown(tx, talk.id, upTo, now);
  if (shown.length === 0) return;
  await recordAudit(
    tx,
    context.clock,
    { kind: 'seeker' },
    {
      action: 'room.shown',
      deskId: talk.desk_id,
      subject: { kind: 'consultation', id: talk.id },
      details: { count: shown.length },
    },
  );
  await announce(
    tx,
    context,
    shown.map(
      (messageId) => ({ kind: 'message', deskId: talk.desk_id, consultationId: talk.id, messageId }) as const,
    ),
  );
}

function present(
  keys: OperatorKeys,
  talk: RoomTalkRow,
  rows: Awaited<ReturnType<typeof selectRoomMessages>>,
): RoomMessage[] {
  const key = keys.openConsultationKey(talk.id, talk.wrapped_key);
  return rows.map((row) => {
    const { text, buttons } = openBody(key, row.id, row.sealed);
    return {
      seq: row.seq,
      from: row.direction === 'in' ? 'you' : row.author_id ? 'counselor' : 'desk',
      at: row.sent_at.toISOString(),
      text: row.kind === 'text' ? text : null,
      kind: row.kind,
      buttons,
      overLine: row.via === null,
    };
  });
}

/**
 * Reads what is new for a page. What the page says it shows is marked as shown; a page that was just served whole shows
 * all of it. null: the page is nobody's any more.
 */
export async function readRoom(
  context: Context,
  owner: RoomOwner,
  asked: Asked,
  served: 'page' | 'news',
): Promise<(RoomView & { readonly held: Held }) | null> {
  const keys = await context.keys(owner.operatorId);
  return context.db.tenant(owner.operatorId, async (tx) => {
    const held = await holdSession(tx, context, owner, asked);
    if (!held) return null;
    const now = context.clock.now();
    if (!held.seenAt || now.getTime() - held.seenAt.getTime() >= NOTE_SEEN_MS)
      await updateRoom(tx, owner.seekerId, { seen_at: now });
    const talk = await selectRoomTalk(tx, owner.seekerId, held.consultationId);
    const thinking = held.thinkingUntil !== null && held.thinkingUntil > now;
    if (!talk) return { held, talk: null, state: 'new', messages: [], upTo: 0, thinking: false };
    const after = asked.has.talk === talk.id ? asked.has.upTo : 0;
    const rows = await selectRoomMessages(tx, talk.id, after);
    const upTo = rows.at(-1)?.seq ?? after;
    const shown = served === 'page' ? upTo : after;
    if (shown > 0) await noteShown(tx, context, talk, { seekerId: owner.seekerId, upTo: shown });
    return { held, talk: talk.id, state: talk.state, messages: present(keys, talk, rows), upTo, thinking };
  });
}
