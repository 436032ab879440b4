import type { Found } from '../alerts/index.ts';
import type { DeskToday, PlannedText } from '../reception/index.ts';
import type { DoorToOpen } from '../rooms/index.ts';
import type { Door } from './inbound-store.ts';
import type { LoadedStates } from './load-states.ts';
import type { OpenedEvent } from './open-event.ts';
import type { Plan } from './plan.ts';

/** Everything a batch of events changes, ready to be written. */
export interface Planned {
  readonly channel: Door;
  readonly opened: readonly OpenedEvent[];
  readonly states: LoadedStates;
  readonly plan: Plan;
  readonly today: DeskToday;
  readonly found: readonly Found[];
  readonly texts: readonly PlannedText[];
  readonly doors: readonly DoorToOpen[];
}
