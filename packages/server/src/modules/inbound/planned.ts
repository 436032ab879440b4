import type { Found } from '../alerts/index.ts';
import type { DeskToday, PlannedText } from '../reception/index.ts';
import type { DoorToOpen } from '../rooms/index.ts';
import type { Door } from './inbound-store.ts';
import type { LoadedStates } from './load-states.ts';
import type { LoadedFlows } from './load-flows.ts';
import type { OpenedEvent } from './open-event.ts';
import type { Plan } from './plan-shapes.ts';
import type { PlacedSay } from './place-says.ts';
import type { FlowRun } from './run-flows.ts';

/** Everything a batch of events changes, ready to be written. */
export interface Planned {
  readonly channel: Door;
  readonly opened: readonly OpenedEvent[];
  readonly states: LoadedStates;
  readonly plan: Plan;
  /** The desk of the LINE account. */
  readonly today: DeskToday;
  readonly flows: LoadedFlows;
  readonly runs: readonly FlowRun[];
  /** What the bot says before the desk's own texts, and after them. */
  readonly says: { readonly said: readonly PlacedSay[]; readonly asked: readonly PlacedSay[] };
  readonly found: readonly Found[];
  readonly texts: readonly PlannedText[];
  readonly doors: readonly DoorToOpen[];
}
