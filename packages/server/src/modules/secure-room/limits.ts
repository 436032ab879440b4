import type { Clock } from '../../platform/clock.ts';

/** Counts what somebody does within a while. In memory: several nodes allow several times as much, which is enough. */
export interface Limiter {
  /** Counts one; answers after how many seconds it is allowed again, null when it is now. */
  take(key: string): number | null;
}

const KEYS_KEPT = 20_000;

export function createLimiter(clock: Clock, { most, withinMs }: { most: number; withinMs: number }): Limiter {
  const counted = new Map<string, { count: number; until: number }>();
  return {
    take(key) {
      const now = clock.now().getTime();
      if (counted.size > KEYS_KEPT)
        for (const [old, { until }] of counted) if (until <= now) counted.delete(old);
      const found = counted.get(key);
      const current = found && found.until > now ? found : { count: 0, until: now + withinMs };
      current.count += 1;
      counted.set(key, current);
      return current.count > most ? Math.max(1, Math.ceil((current.until - now) / 1000)) : null;
    },
  };
}
