import type { CloseReason } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { selectSeeker } from '../seekers/index.ts';
import { askPerson } from './ask-person.ts';
import { dropPlanned, insertAsk, wasAskedSince } from './asks-store.ts';
import { asksAfterEnd, dropAt, restSince } from './plan-asks.ts';
import { SURVEYS_TIMER } from './send-due.ts';
import { selectInForce } from './versions-store.ts';

type Ended = Pick<ConsultationRow, 'id' | 'desk_id' | 'seeker_id' | 'first_reply_at' | 'venue'>;

/**
 * Asks how it was, or plans to, within the transaction that ends a locked talk: the first question leaves with the
 * farewell in one request, which LINE bills once.
 */
export async function askAfterEnd(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints' | 'publicUrl'>,
  keys: OperatorKeys,
  { talk, reason }: { talk: Ended; reason: CloseReason },
): Promise<void> {
  // Whoever was never answered by a person has nothing to say about it.
  if (!talk.first_reply_at) return;
  // It is asked over LINE, and of a talk in the secure room nothing is left there.
  if (talk.venue === 'room') return;
  const surveys = await selectInForce(tx, talk.desk_id);
  if (surveys.length === 0) return;
  const seeker = await selectSeeker(tx, talk.seeker_id);
  if (!seeker?.sealed_line_user_id || seeker.friend_state === 'blocked') return;
  const now = context.clock.now();
  const waits: Date[] = [];
  for (const version of surveys) {
    const { send } = version.document;
    for (const { wave, dueAt } of asksAfterEnd(send, reason, now)) {
      const of = { seekerId: seeker.id, survey: version.key, wave };
      if (await wasAskedSince(tx, of, restSince(send, now))) continue;
      await dropPlanned(tx, of);
      const ask = {
        id: uuidv7(context.clock),
        desk_id: talk.desk_id,
        survey: version.key,
        version_id: version.id,
        seeker_id: seeker.id,
        consultation_id: talk.id,
        wave,
        due_at: dueAt,
        drop_at: dropAt(dueAt),
      };
      if (!(await insertAsk(tx, ask))) continue;
      if (dueAt > now) waits.push(dueAt);
      else
        await askPerson(tx, context, keys, {
          askId: ask.id,
          version,
          consultationId: talk.id,
          seekerId: seeker.id,
        });
    }
  }
  const [first] = waits.toSorted((one, other) => one.getTime() - other.getTime());
  if (first) await wakeTimer(tx, context, { deskId: talk.desk_id, kind: SURVEYS_TIMER, dueAt: first });
}
