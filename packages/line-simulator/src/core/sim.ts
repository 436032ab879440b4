import { Dispatcher } from '../webhooks/dispatcher.ts';
import { Bus } from './bus.ts';
import { ShiftableClock, type Clock } from './clock.ts';
import { Faults } from './faults.ts';
import type { Channel } from './model.ts';
import { RetryKeys } from './retry-keys.ts';
import { State } from './state.ts';
import { Tokens } from './tokens.ts';

/** The parts of one simulated platform, handed to every route. */
export interface Sim {
  readonly state: State;
  readonly clock: ShiftableClock;
  readonly bus: Bus;
  readonly faults: Faults;
  readonly tokens: Tokens;
  readonly retryKeys: RetryKeys;
  readonly webhooks: Dispatcher;
  /** Until when (ms) the loading animation runs, by chat. */
  readonly loading: Map<string, number>;
  readonly narrowcasts: Map<string, Narrowcast>;
}

export interface Narrowcast {
  readonly channelId: string;
  readonly acceptedAt: number;
  readonly successCount: number;
  readonly targetCount: number;
}

export const createSim = (baseClock: Clock, random: () => number): Sim => {
  const clock = new ShiftableClock(baseClock);
  const bus = new Bus();
  const state = new State();
  const faults = new Faults(bus, random);
  const tokens = new Tokens(clock);
  const channelOf = (channelId: string): Channel | undefined => state.channels.get(channelId);
  return {
    state,
    clock,
    bus,
    faults,
    tokens,
    retryKeys: new RetryKeys(clock),
    webhooks: new Dispatcher({ clock, bus, faults, tokens, channelOf }),
    loading: new Map(),
    narrowcasts: new Map(),
  };
};

export const clearSim = (sim: Sim, keepChannels: boolean): void => {
  sim.webhooks.clear();
  sim.state.clear(keepChannels);
  sim.faults.clear();
  sim.tokens.clear();
  sim.retryKeys.clear();
  sim.loading.clear();
  sim.narrowcasts.clear();
  sim.clock.offsetMs = 0;
  sim.bus.emit({ kind: 'channels' });
};
