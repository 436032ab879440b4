import type { Context } from '../../platform/context.ts';

/** A page asks again after this long at the latest. */
const WAIT_MS = 20_000;
/** More pages than this are not kept waiting; they ask again after a while. */
const WAITING_AT_MOST = 2_000;

export interface NewsDesk {
  /** Listens for the person, from before the look that may find nothing; null: too many wait already. */
  listen(seekerId: string): { readonly heard: Promise<void>; readonly stop: () => void } | null;
  close(): void;
}

/** Lets pages wait for what is new; a lost hint costs a page no more than its own next look. */
export function createNewsDesk(context: Pick<Context, 'hints'>): NewsDesk {
  const waiting = new Map<() => void, string>();
  const off = context.hints.on('room', (seekerId) => {
    for (const [wake, whose] of waiting) if (whose === seekerId) wake();
  });
  return {
    listen(seekerId) {
      if (waiting.size >= WAITING_AT_MOST) return null;
      const { promise: heard, resolve } = Promise.withResolvers<void>();
      const stop = () => {
        clearTimeout(timer);
        waiting.delete(stop);
        resolve();
      };
      const timer = setTimeout(stop, WAIT_MS);
      waiting.set(stop, seekerId);
      return { heard, stop };
    },
    close() {
      off();
      for (const wake of waiting.keys()) wake();
    },
  };
}
