import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import type { Button } from '../../line/text-message.ts';
import type { Bubble } from './bubble.ts';

/** The timer by which people are told over LINE that something waits for them in the room. */
export const ROOMS_TIMER = 'rooms';

/** How a message stands that was written into the secure room: there is nothing to send. */
export const IN_ROOM = { via: 'room', delivery_state: 'in_room' } as const;

/** Buttons as a page of the room shows them; it has a switch of its own for the form, and dates are written. */
export function roomButtons({
  choices = [],
  buttons = [],
}: Pick<Bubble, 'choices' | 'buttons'>): readonly Button[] {
  return [
    ...choices.flatMap(({ label, data, date }) =>
      date || data.startsWith('form=') ? [] : [{ label, data }],
    ),
    ...buttons,
  ];
}

/**
 * Shows people's open pages what was put into their rooms, and lets those who are away be told. It wakes a timer, so it
 * comes late in a verb.
 */
export async function tellRooms(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  people: readonly { readonly seekerId: string; readonly deskId: string }[],
): Promise<void> {
  for (const deskId of [...new Set(people.map((one) => one.deskId))].sort())
    await wakeTimer(tx, context, { deskId, kind: ROOMS_TIMER, dueAt: context.clock.now() });
  for (const { seekerId } of people) tx.onCommit(() => context.hints.publish('room', seekerId));
}
