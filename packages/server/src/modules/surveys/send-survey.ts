import type { Venue } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { selectSeeker } from '../seekers/index.ts';
import { askPerson } from './ask-person.ts';
import { insertAsk } from './asks-store.ts';
import { dropAt } from './plan-asks.ts';
import { selectInForce } from './versions-store.ts';

interface Wanted {
  readonly deskId: string;
  readonly seekerId: string;
  readonly consultationId: string;
  readonly venue: Venue;
  /** Which survey of the desk. */
  readonly key: string;
}

/**
 * Asks at once, where the bot's conversation wants it; the caller has locked the person. Answers whether anything was
 * said: not where the survey is not in force, was asked in this talk already, or could not reach the person.
 */
export async function sendSurvey(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints' | 'publicUrl'>,
  keys: OperatorKeys,
  { deskId, seekerId, consultationId, venue, key }: Wanted,
): Promise<boolean> {
  // It is asked over LINE, and of a talk in the secure room nothing is left there.
  if (venue === 'room') return false;
  const version = (await selectInForce(tx, deskId)).find((one) => one.key === key);
  const seeker = await selectSeeker(tx, seekerId);
  if (!version || !seeker?.sealed_line_user_id || seeker.friend_state === 'blocked') return false;
  const now = context.clock.now();
  const ask = {
    id: uuidv7(context.clock),
    desk_id: deskId,
    survey: key,
    version_id: version.id,
    seeker_id: seekerId,
    consultation_id: consultationId,
    wave: 'flow' as const,
    due_at: now,
    drop_at: dropAt(now),
  };
  if (!(await insertAsk(tx, ask))) return false;
  await askPerson(tx, context, keys, { askId: ask.id, version, consultationId, seekerId });
  return true;
}
