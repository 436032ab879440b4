import { useSyncExternalStore } from 'react';
import { Store } from '../live/store.ts';

const TICK_MS = 10_000;
const now = new Store(Date.now());
let users = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  users += 1;
  if (users === 1) {
    now.set(Date.now());
    timer = setInterval(() => now.set(Date.now()), TICK_MS);
  }
  const leave = now.subscribe(listener);
  return () => {
    leave();
    users -= 1;
    if (users === 0) clearInterval(timer);
  };
}

/** The time now, moving on every ten seconds; one timer serves the whole screen. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, now.get);
}
