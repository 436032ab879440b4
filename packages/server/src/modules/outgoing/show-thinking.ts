import type { Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { MessagingClient } from '../../line/messaging-client.ts';
import { recordAudit } from '../audit/index.ts';
import { lineUserPlace, selectSeeker } from '../seekers/index.ts';
import { accessForChange, requireOwnTalk } from '../talks/index.ts';
import { selectChannelOfDesk } from './outbox-store.ts';
import type { TokenSource } from './outgoing-worker.ts';
import { setThinking } from './room-store.ts';

const SECONDS = 20;

/** Shows the seeker that somebody is writing (R93). It is a courtesy: if LINE does not answer, that is said and no more. */
export async function showThinking(
  context: Context,
  line: { client: MessagingClient; tokens: TokenSource },
  caller: Caller,
  input: { consultationId: string },
): Promise<void> {
  const keys = await context.keys(caller.operatorId);
  const target = await context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessForChange(tx, caller, input.consultationId, 'talk.reply');
    requireOwnTalk(caller, row);
    const seeker = await selectSeeker(tx, row.seeker_id);
    const channelId = seeker ? await selectChannelOfDesk(tx, seeker.desk_id) : null;
    await recordAudit(tx, context.clock, caller, {
      action: 'thinking.shown',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
    });
    if (row.venue === 'room') {
      await setThinking(tx, row.seeker_id, new Date(context.clock.now().getTime() + SECONDS * 1000));
      tx.onCommit(() => context.hints.publish('room', row.seeker_id));
      return 'shown';
    }
    if (!seeker?.sealed_line_user_id || !channelId) return null;
    const userId = keys.unseal(lineUserPlace(seeker.id), seeker.sealed_line_user_id).toString('utf8');
    return { channelId, userId };
  });
  if (target === 'shown') return;
  if (!target) throw new AppError('conflict', 'The desk has no LINE channel, or the person is not on LINE.');
  try {
    const token = await line.tokens.accessToken(caller.operatorId, target.channelId);
    await line.client.showLoading(token, target.userId, SECONDS);
  } catch (error) {
    const refusal = new AppError(
      'line_unreachable',
      'LINE could not show it just now. Messages are not affected.',
    );
    refusal.cause = error;
    throw refusal;
  }
}
