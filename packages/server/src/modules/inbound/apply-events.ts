import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { InboundContent } from '../../line/webhook-event.ts';
import { selectAuthority } from '../desks/index.ts';
import { flowInForce } from '../flows/index.ts';
import { readFormChoice } from '../notices/index.ts';
import { readSurveyTap } from '../surveys/index.ts';
import { loadDeskToday, placeOf } from '../reception/index.ts';
import { lockChannel, markApplied, selectPendingEvents, setLastEventAt } from './inbound-store.ts';
import type { Newcomer } from './learn-names.ts';
import { loadStates } from './load-states.ts';
import { answerArrivals } from './answer-arrivals.ts';
import { chosenForms } from './chosen-forms.ts';
import { findHits } from './find-hits.ts';
import { loadFlows } from './load-flows.ts';
import { openEvent } from './open-event.ts';
import { planEvents } from './plan.ts';
import { placeSays } from './place-says.ts';
import { runFlows, type FlowRun } from './run-flows.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { writePlan } from './write-plan.ts';

/** How many events one transaction applies at most. */
export const BATCH_SIZE = 300;

export interface Applied {
  readonly count: number;
  readonly newcomers: readonly Newcomer[];
}
const NOTHING: Applied = { count: 0, newcomers: [] };

/** The form somebody asks for by words or a button. */
function formChoice(content: InboundContent): string | null {
  if (content.kind === 'text') return readFormChoice({ text: content.text });
  return content.kind === 'choice' ? readFormChoice({ postback: content.data }) : null;
}

/**
 * Applies waiting events of one channel in one transaction, in LINE's time order: people, consultations, messages,
 * audit and event stream change together with the inbox rows, so a crash at any point repeats or loses nothing.
 * Answers how many were applied, 0 when none waits or another worker has the channel, and who is new where names
 * are shown.
 */
export async function applyEvents(
  context: Context,
  tx: OperatorTx,
  keys: OperatorKeys,
  { channelId, limit }: { channelId: string; limit: number },
): Promise<Applied> {
  const channel = await lockChannel(tx, channelId);
  if (!channel) return NOTHING;
  const rows = await selectPendingEvents(tx, channelId, context.clock.now(), limit);
  const last = rows.at(-1);
  if (!last) return NOTHING;
  const opened = rows.map((row) => openEvent(keys, channelId, row));
  const today = await loadDeskToday(tx, context, channel.desk_id);
  const states = await loadStates(tx, context, keys, { channel, opened });
  const inForce = channel.desk_state === 'active' ? await flowInForce(tx, channel.desk_id) : null;
  const flows = await loadFlows(tx, context, { here: today, inForce, states });
  const todayAt = (deskId: string) => flows.today.get(deskId) ?? today;
  const plan = planEvents({
    deskState: channel.desk_state,
    deskId: channel.desk_id,
    authorityId: channel.authority_id,
    hasFlow: inForce !== null,
    events: opened.map(({ row, understood }) => ({
      webhookEventId: row.webhook_event_id,
      at: row.event_at,
      understood,
      seeker: understood.userId ? (states.seekers.get(understood.userId)?.state ?? null) : null,
    })),
    stored: states.stored,
    early: states.early,
    placeOf: (deskId, at) => placeOf(todayAt(deskId).admits(at), todayAt(deskId).rules.mode),
    formChoice,
    surveyTap: (content) => (content.kind === 'choice' ? readSurveyTap(content.data) : null),
    newId: () => uuidv7(context.clock),
  });
  const found = await findHits(tx, plan);
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
  const texts =
    channel.desk_state === 'active'
      ? await answerArrivals(tx, context, { today, flows, people, plan, found, formOf })
      : [];
  const asked = placeSays(runs.filter(isWithBot));
  await markApplied(tx, channelId, plan.outcomes);
  await setLastEventAt(tx, channelId, context.clock.now());
  await writePlan(tx, context, keys, {
    channel,
    opened,
    states,
    plan,
    today,
    flows,
    runs,
    says: { said, asked },
    found,
    texts,
  });
  const newcomers =
    channel.name_display === 'line_name'
      ? [...states.seekers]
          .filter(([, { state }]) => state.isNew)
          .map(([userId, { state }]) => ({ seekerId: state.id, userId }))
      : [];
  return { count: rows.length, newcomers };
}
