import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { TimerHandler } from '../../platform/timers/index.ts';
import { readDesk } from '../desks/index.ts';
import { lockSeekers, selectSeeker } from '../seekers/index.ts';
import { lockOpenConsultations } from '../talks/index.ts';
import { askPerson } from './ask-person.ts';
import { lockAsk, selectDue, selectNextDue, updateAsk, wasAskedSince, type AskRow } from './asks-store.ts';
import { restSince } from './plan-asks.ts';
import { afterQuiet } from './tokyo-clock.ts';
import { selectInForce } from './versions-store.ts';

/** The timer's kind: sends the surveys of a desk whose time has come. */
export const SURVEYS_TIMER = 'surveys';

const AT_ONCE = 50;
/** Somebody who talks with the desk now is asked nothing beside it. */
const LOOK_AGAIN_MS = 3_600_000;

async function sendOne(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  due: { id: string; seeker_id: string },
): Promise<void> {
  await lockSeekers(tx, [due.seeker_id]);
  const open = await lockOpenConsultations(tx, [due.seeker_id]);
  const ask = await lockAsk(tx, due.id);
  const now = context.clock.now();
  if (!ask || ask.state !== 'planned' || ask.due_at > now) return;
  const drop = () => updateAsk(tx, ask.id, { state: 'dropped' });
  const version = await versionOf(tx, context, ask);
  const seeker = await selectSeeker(tx, ask.seeker_id);
  const reachable = seeker?.sealed_line_user_id && seeker.friend_state !== 'blocked';
  if (!version || !reachable || ask.drop_at <= now) return drop();
  const { send } = version.document;
  const rested = { seekerId: seeker.id, survey: ask.survey, wave: ask.wave };
  if (await wasAskedSince(tx, rested, restSince(send, now))) return drop();
  const dueAt = afterQuiet(open.length > 0 ? new Date(now.getTime() + LOOK_AGAIN_MS) : now, send.quiet);
  if (dueAt > now) return updateAsk(tx, ask.id, { due_at: dueAt });
  return askPerson(tx, context, keys, {
    askId: ask.id,
    version,
    consultationId: ask.consultation_id,
    seekerId: seeker.id,
  });
}

/** The survey as it is in force now; a desk that was put away asks nothing. */
async function versionOf(tx: OperatorTx, context: Context, ask: AskRow) {
  const desk = await readDesk(tx, context, ask.desk_id);
  if (desk.state !== 'active') return undefined;
  return (await selectInForce(tx, ask.desk_id)).find(({ key }) => key === ask.survey);
}

export const sendDueSurveys: TimerHandler = async (context, { operatorId, deskId, now }) => {
  const keys = await context.keys(operatorId);
  const due = await context.db.tenant(operatorId, (tx) => selectDue(tx, deskId, now, AT_ONCE));
  for (const one of due) await context.db.tenant(operatorId, (tx) => sendOne(tx, context, keys, one));
  return context.db.tenant(operatorId, (tx) => selectNextDue(tx, deskId));
};
