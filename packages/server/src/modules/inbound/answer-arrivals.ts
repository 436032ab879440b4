import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { formOf } from '../notices/index.ts';
import {
  linePlaces,
  planTexts,
  type Arriving,
  type DeskToday,
  type PlannedText,
} from '../reception/index.ts';
import type { FoundHere } from './find-hits.ts';
import type { LoadedStates } from './load-states.ts';
import type { Plan, SeekerState } from './plan.ts';

function arrivingOf(
  seeker: SeekerState,
  { plan, found, forms }: { plan: Plan; found: readonly FoundHere[]; forms: ReadonlyMap<string, string> },
): Arriving {
  const chosen = plan.forms.findLast((choice) => choice.seekerId === seeker.id);
  const messages = plan.messages.filter(
    (message) => message.seekerId === seeker.id && message.direction === 'in' && !message.unsentAt,
  );
  // A sticker says little and is shown as such; like a picture, it is no way to tell something here (seed 004 §5(1)).
  const refused = messages.findLast((message) => message.refused || message.kind === 'sticker');
  return {
    seekerId: seeker.id,
    form: chosen?.form ?? forms.get(seeker.id) ?? 'standard',
    choseForm: chosen !== undefined,
    followed: seeker.friendChanged && seeker.friend === 'following',
    wrote: messages.length > 0,
    refused: refused ? (refused.kind === 'image' ? 'image' : 'other') : null,
    danger: found.some((one) => one.seekerId === seeker.id && one.danger),
    talk: seeker.open,
  };
}

/** Whether somebody may be told how many wait before them: who comes when seats are counted, or was told before. */
function mayHearPlace(today: DeskToday, { wrote, talk }: Arriving): boolean {
  if (!wrote || talk?.state !== 'waiting') return false;
  return talk.entered ? today.freeSeats !== null : (talk.told?.place ?? null) !== null;
}

/** What the desk answers by itself to a batch; the talks' states learn what was said in them. */
export async function answerArrivals(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  {
    today,
    states,
    plan,
    found,
  }: { today: DeskToday; states: LoadedStates; plan: Plan; found: readonly FoundHere[] },
): Promise<PlannedText[]> {
  // Without texts in force nothing is said, and nobody's place needs to be counted.
  if (today.forms.length === 0) return [];
  const people = [...states.seekers.values()].map(({ state }) => state);
  const forms = await formOf(
    tx,
    people.filter((seeker) => !seeker.isNew).map((seeker) => seeker.id),
  );
  const arrivals = people
    // To somebody who blocked the account nothing can be said but in the room.
    .filter((seeker) => seeker.friend !== 'blocked' || seeker.open?.venue === 'room')
    .map((seeker) => arrivingOf(seeker, { plan, found, forms }));
  const ahead = arrivals.some((arriving) => mayHearPlace(today, arriving))
    ? await linePlaces(tx, today.deskId)
    : new Map<string, number>();
  return planTexts(today, context.clock.now(), arrivals, {
    ahead,
    length: ahead.size,
    freeSeats: today.freeSeats,
  });
}
