import type { Venue } from '@tomoshibi/contract';
import type { InboundContent } from '../../line/webhook-event.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { selectAuthority } from '../desks/index.ts';
import { flowInForce } from '../flows/index.ts';
import { readFormChoice } from '../notices/index.ts';
import { loadDeskToday, placeOf } from '../reception/index.ts';
import { readSurveyTap } from '../surveys/index.ts';
import { answerArrivals } from './answer-arrivals.ts';
import { chosenForms } from './chosen-forms.ts';
import { findHits } from './find-hits.ts';
import type { Door } from './inbound-store.ts';
import { loadFlows } from './load-flows.ts';
import type { LoadedStates } from './load-states.ts';
import type { OpenedEvent } from './open-event.ts';
import { placeSays } from './place-says.ts';
import { planDoors } from './plan-doors.ts';
import type { Plan, PlannedEvent } from './plan-shapes.ts';
import { planEvents } from './plan.ts';
import { runFlows, type FlowRun } from './run-flows.ts';
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
  return content.kind === 'choice' ? readFormChoice({ postback: content.data }) : null;
}

/**
 * What follows from what people did at a desk, whichever way it came: talks, messages, words of danger, the bot and the
 * desk's own texts, audit and event stream, in the transaction of the caller.
 */
export async function applyBatch(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  { door, via, events, opened, states }: Batch,
): Promise<Plan> {
  const today = await loadDeskToday(tx, context, door.desk_id);
  const begins = door.desk_state === 'active' && today.hasFlow;
  const inForce = begins ? await flowInForce(tx, door.desk_id) : null;
  const flows = await loadFlows(tx, context, { here: today, inForce, states });
  const todayAt = (deskId: string) => flows.today.get(deskId) ?? today;
  const plan = planEvents({
    deskState: door.desk_state,
    deskId: door.desk_id,
    authorityId: door.authority_id,
    hasFlow: inForce !== null,
    via,
    venue: via === 'room' || today.talks === 'room' ? 'room' : 'line',
    events,
    stored: states.stored,
    early: states.early,
    placeOf: (deskId, at) => placeOf(todayAt(deskId).admits(at), todayAt(deskId).rules.mode),
    // A page of the room has a switch for the form; words are words there.
    formChoice: via === 'room' ? () => null : formChoice,
    surveyTap: (content) => (content.kind === 'choice' ? readSurveyTap(content.data) : null),
    newId: () => uuidv7(context.clock),
  });
  const found = await findHits(tx, plan, (deskId) => todayAt(deskId).hasTerms);
  const people = [...states.seekers.values()].map(({ state }) => state);
  const forms = await chosenForms(tx, { today, flows, people, plan });
  const formOf = (seekerId: string) => forms.get(seekerId) ?? 'standard';
  const runs = runFlows({ now: context.clock.now(), plan, people, found, flows, formOf });
  for (const { talk, authority } of runs) {
    const known = authority === null ? undefined : await selectAuthority(tx, { name: authority });
    if (known) talk.homeAuthorityId = known.id;
  }
  // What the bot says last goes after the desk's own texts: its buttons show under the newest bubble only.
  const isWithBot = ({ talk, ended }: FlowRun) => talk.state === 'bot' && !ended;
  const said = placeSays(runs.filter((run) => !isWithBot(run)));
  // A desk that was put away keeps what comes and says nothing.
  const speaks = door.desk_state === 'active';
  const texts = speaks
    ? await answerArrivals(tx, context, { today, flows, people, plan, found, formOf })
    : [];
  const asked = placeSays(runs.filter(isWithBot));
  const doors = speaks ? planDoors({ talks: today.talks, via, states, plan }) : [];
  await writePlan(tx, context, keys, {
    channel: door,
    opened,
    states,
    plan,
    today,
    flows,
    runs,
    says: { said, asked },
    found,
    texts,
    doors,
  });
  return plan;
}
