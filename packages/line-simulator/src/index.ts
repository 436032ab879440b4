export { createSimulator, type Simulator, type SimulatorOptions } from './simulator.ts';
export { ControlClientError, createControlClient, type ControlClient } from './control/client.ts';
export type { PhoneMessage, TalkView } from './control/schemas.ts';
export type { JournalEntry, TalkItem } from './core/model.ts';
export type { Clock } from './core/clock.ts';
