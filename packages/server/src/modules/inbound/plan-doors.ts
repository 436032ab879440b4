import type { RoomTalks, Venue } from '@tomoshibi/contract';
import type { DoorToOpen } from '../rooms/index.ts';
import type { LoadedStates } from './load-states.ts';
import type { Plan } from './plan-shapes.ts';

/**
 * Who is to be told over LINE where the talk goes on: whoever wrote there in a talk of the room, and once at the
 * beginning of a talk whoever may choose.
 */
export function planDoors({
  talks,
  via,
  states,
  plan,
}: {
  readonly talks: RoomTalks;
  readonly via: Venue;
  readonly states: LoadedStates;
  readonly plan: Plan;
}): DoorToOpen[] {
  if (via === 'room') return [];
  const wrote = new Set(
    plan.messages.flatMap(({ seekerId, direction }) => (direction === 'in' ? [seekerId] : [])),
  );
  return [...states.seekers.values()].flatMap(({ state: { id, friend, open } }): DoorToOpen[] => {
    if (!open || !wrote.has(id) || friend === 'blocked') return [];
    if (open.venue === 'room')
      return [{ seekerId: id, consultationId: open.id, words: open.isNew ? 'first' : 'goes_on' }];
    return talks === 'choice' && open.isNew
      ? [{ seekerId: id, consultationId: open.id, words: 'offer' }]
      : [];
  });
}
