import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
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

/** The log of an open talk, held for as long as a component shows it. */
export function useTalkLog(consultationId: string): TalkLog | undefined {
  const live = useLive();
  const [log, setLog] = useState<TalkLog>();
  useEffect(() => {
    setLog(live.acquireLog(consultationId));
    return () => live.releaseLog(consultationId);
  }, [live, consultationId]);
  return log?.consultationId === consultationId ? log : undefined;
}
