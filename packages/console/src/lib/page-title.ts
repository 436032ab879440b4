import { useEffect, useSyncExternalStore } from 'react';

let current: string | null = null;
const listeners = new Set<() => void>();

function set(title: string | null): void {
  current = title;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the page in sight is called, for the title of the tab; null: the talks, whose names stay off the tab. */
export const usePageTitle = (): string | null => useSyncExternalStore(subscribe, () => current);

/** Names the tab after a page for as long as it is in sight. */
export function useNamedTab(title: string): void {
  useEffect(() => {
    set(title);
    return () => set(null);
  }, [title]);
}
