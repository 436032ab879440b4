import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { lockSeekers, selectSeeker } from '../seekers/index.ts';
import { lockOpenConsultations } from '../talks/index.ts';
import { applyBatch } from './apply-batch.ts';
import { selectDoor } from './inbound-store.ts';
import { openTalkState } from './load-states.ts';

/** Words, or the data of a button the bot showed on the page. */
export type Said = { readonly text: string } | { readonly tap: string };

/**
 * Takes in what somebody wrote on their page of the secure room, as words over LINE are taken in: queue, hours, texts,
 * words of danger and the list of unreached people follow by the same rules. The caller's transaction makes sure that
 * it happens once. null: the desk takes nothing in any more.
 */
export async function applyRoomMessage(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  said: { readonly seekerId: string; readonly clientId: string; readonly content: Said },
): Promise<{ messageId: string; consultationId: string } | null> {
  await lockSeekers(tx, [said.seekerId]);
  const seeker = await selectSeeker(tx, said.seekerId);
  const door = seeker && (await selectDoor(tx, seeker.desk_id));
  if (!seeker || !door) return null;
  const [open] = await lockOpenConsultations(tx, [seeker.id]);
  const key = open && keys.openConsultationKey(open.id, open.wrapped_key);
  const state = {
    id: seeker.id,
    isNew: false,
    consultations: seeker.consultations,
    friend: seeker.friend_state,
    friendChangedAt: null,
    friendChanged: false,
    open: open ? openTalkState(open, key) : null,
  };
  const plan = await applyBatch(tx, context, keys, {
    door,
    via: 'room',
    opened: [],
    events: [
      {
        webhookEventId: `room:${said.clientId}`,
        at: context.clock.now(),
        seeker: state,
        understood: {
          userId: null,
          replyToken: null,
          event: {
            type: 'message',
            content:
              'text' in said.content
                ? { kind: 'text', text: said.content.text, spans: [] }
                : { kind: 'choice', note: null, data: said.content.tap, date: null },
            lineMessageId: null,
            quotedLineMessageId: null,
            quoteToken: null,
          },
        },
      },
    ],
    states: {
      seekers: new Map([[seeker.id, { index: null, state }]]),
      talkKeys: new Map(open && key ? [[open.id, key]] : []),
      stored: new Map(),
      early: new Map(),
    },
  });
  const [message] = plan.messages;
  return message ? { messageId: message.id, consultationId: message.talk.id } : null;
}
