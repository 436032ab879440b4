import type { RoomOwner } from './access-store.ts';
import type { DoorFacts } from './read-door.ts';

/** Whose room a request is for, and what the browser shows of itself. */
export interface RoomVisit {
  readonly handle: string;
  readonly owner: RoomOwner;
  readonly door: DoorFacts;
  readonly token: string | null;
}
