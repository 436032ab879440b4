import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import {
  linePlaces,
  planTexts,
  type Arriving,
  type DeskToday,
  type PlannedText,
} from '../reception/index.ts';
import type { FoundHere } from './find-hits.ts';
import type { LoadedFlows } from './load-flows.ts';
import type { Plan, SeekerState } from './plan-shapes.ts';

interface Arrivals {
  readonly today: DeskToday;
  readonly flows: LoadedFlows;
  readonly people: readonly SeekerState[];
  readonly plan: Plan;
  readonly found: readonly FoundHere[];
  readonly formOf: (seekerId: string) => string;
}

function arrivingOf(seeker: SeekerState, { plan, found, formOf }: Arrivals): Arriving {
  const messages = plan.messages.filter(
    (message) => message.seekerId === seeker.id && message.direction === 'in' && !message.unsentAt,
  );
  // A sticker says little and is shown as such; like a picture, it is no way to tell something here (seed 004 §5(1)).
  const refused = messages.findLast((message) => message.refused || message.kind === 'sticker');
  return {
    seekerId: seeker.id,
    form: formOf(seeker.id),
    choseForm: plan.forms.some((choice) => choice.seekerId === seeker.id),
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

/** What one desk answers by itself to the people of a batch whose talks it serves. */
async function answerAt(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  today: DeskToday,
  arrivals: readonly Arriving[],
): Promise<PlannedText[]> {
  // Without texts in force nothing is said, and nobody's place needs to be counted.
  if (today.forms.length === 0) return [];
  const ahead = arrivals.some((arriving) => mayHearPlace(today, arriving))
    ? await linePlaces(tx, today.deskId)
    : new Map<string, number>();
  return planTexts(today, context.clock.now(), arrivals, {
    ahead,
    length: ahead.size,
    freeSeats: today.freeSeats,
  });
}

/** What desks answer by themselves to a batch; the talks' states learn what was said in them. */
export async function answerArrivals(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  input: Arrivals,
): Promise<PlannedText[]> {
  const { today, flows } = input;
  const byDesk = new Map<DeskToday, Arriving[]>([[today, []]]);
  for (const seeker of input.people) {
    // To somebody who blocked the account nothing can be said but in the room.
    if (seeker.friend === 'blocked' && seeker.open?.venue !== 'room') continue;
    const desk = (seeker.open && flows.today.get(seeker.open.deskId)) ?? today;
    byDesk.set(desk, [...(byDesk.get(desk) ?? []), arrivingOf(seeker, input)]);
  }
  const texts: PlannedText[] = [];
  for (const [desk, arrivals] of byDesk) texts.push(...(await answerAt(tx, context, desk, arrivals)));
  return texts;
}
