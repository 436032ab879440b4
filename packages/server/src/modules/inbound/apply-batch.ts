import type { Venue } from '@tomoshibi/contract';
import type { InboundContent } from '../../line/webhook-event.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { readFormChoice } from '../notices/index.ts';
import { loadDeskToday, placeOf } from '../reception/index.ts';
import { answerArrivals } from './answer-arrivals.ts';
import { findHits } from './find-hits.ts';
import type { Door } from './inbound-store.ts';
import type { LoadedStates } from './load-states.ts';
import type { OpenedEvent } from './open-event.ts';
import { planDoors } from './plan-doors.ts';
import { planEvents, type Plan, type PlannedEvent } from './plan.ts';
import { writePlan } from './write-plan.ts';

export interface Batch {
  readonly door: Door;
  readonly via: Venue;
  readonly events: readonly PlannedEvent[];
  readonly opened: readonly OpenedEvent[];
  readonly states: LoadedStates;
}

/** The form somebody asks for by words or a button. */
function formChoice(content: InboundContent): string | null {
  if (content.kind === 'text') return readFormChoice({ text: content.text });
  return content.kind === 'choice' ? readFormChoice({ postback: content.note }) : null;
}

/**
 * What follows from what people did at a desk, whichever way it came: talks, messages, words of danger, the desk's own
 * texts, audit and event stream, in the transaction of the caller.
 */
export async function applyBatch(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  { door, via, events, opened, states }: Batch,
): Promise<Plan> {
  const today = await loadDeskToday(tx, context, door.desk_id);
  const plan = planEvents({
    deskState: door.desk_state,
    via,
    venue: via === 'room' || today.talks === 'room' ? 'room' : 'line',
    events,
    stored: states.stored,
    early: states.early,
    placeOf: (at) => placeOf(today.admits(at), today.rules.mode),
    // A page of the room has a switch for the form; words are words there.
    formChoice: via === 'room' ? () => null : formChoice,
    newId: () => uuidv7(context.clock),
  });
  const found = await findHits(tx, door.desk_id, plan);
  // A desk that was put away keeps what comes and says nothing.
  const speaks = door.desk_state === 'active';
  const texts = speaks ? await answerArrivals(tx, context, { today, states, plan, found }) : [];
  const doors = speaks ? planDoors({ talks: today.talks, via, states, plan }) : [];
  await writePlan(tx, context, keys, { channel: door, opened, states, plan, today, found, texts, doors });
  return plan;
}
