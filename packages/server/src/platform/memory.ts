import type { Clock } from './clock.ts';

interface Kept<T> {
  readonly value: T;
  readonly until: number;
}

export interface Memory<T> {
  /** The kept value, or the one `load` fetches; callers that ask meanwhile wait for the same load. */
  get(key: string, load: () => Promise<T>): Promise<T>;
  forget(concerns: (key: string, value: T) => boolean): void;
}

/**
 * Keeps loaded values for a while. A value whose load began before `forget` is handed to those who wait for it and
 * not kept, since it may be older than the change.
 */
export function createMemory<T>(
  clock: Clock,
  keepMs: (value: T) => number,
  capacity: number = 10_000,
): Memory<T> {
  const kept = new Map<string, Kept<T>>();
  const loading = new Map<string, Promise<T>>();
  let generation = 0;

  async function fetch(key: string, load: () => Promise<T>): Promise<T> {
    const begun = generation;
    const value = await load();
    if (begun !== generation) return value;
    // Whoever guesses names must not fill the memory.
    if (kept.size >= capacity) kept.clear();
    kept.set(key, { value, until: clock.now().getTime() + keepMs(value) });
    return value;
  }

  return {
    async get(key, load) {
      const known = kept.get(key);
      if (known && clock.now().getTime() < known.until) return known.value;
      const already = loading.get(key);
      if (already) return already;
      const work = fetch(key, load).finally(() => {
        if (loading.get(key) === work) loading.delete(key);
      });
      loading.set(key, work);
      return work;
    },
    forget(concerns) {
      generation += 1;
      // Whoever asks from now on must see the change, so nobody joins a load that began before it.
      loading.clear();
      for (const [key, { value }] of kept) if (concerns(key, value)) kept.delete(key);
    },
  };
}
