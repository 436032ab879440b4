import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is not undefined; undefined once the time is up. */
export async function poll<T>(
  ask: () => Promise<T | undefined>,
  { forMs, everyMs }: { forMs: number; everyMs: number },
): Promise<T | undefined> {
  // The monotonic clock: a deadline must not move when someone sets the wall clock.
  const end = performance.now() + forMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() >= end) return undefined;
    await pause(everyMs);
  }
}
