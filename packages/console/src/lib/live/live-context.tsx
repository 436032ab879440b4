import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { LiveSignal, LiveState, LiveStore } from './live-store.ts';
import type { TalkLog } from './talk-log.ts';

export const LiveContext = createContext<LiveStore | null>(null);

export function useLive(): LiveStore {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive needs a LiveContext above it');
  return live;
}

export function useLiveState(): LiveState {
  const { state } = useLive();
  return useSyncExternalStore(state.subscribe, state.get);
}

export function useLiveSignal(listener: (signal: LiveSignal) => void): void {
  const live = useLive();
  useEffect(() => live.listen(listener), [live, listener]);
}

/** The log of an open talk, kept true for as long as a component shows it. */
export function useTalkLog(consultationId: string): TalkLog {
  const live = useLive();
  const log = useMemo(() => live.logFor(consultationId), [live, consultationId]);
  useEffect(() => live.hold(log), [live, log]);
  return log;
}
