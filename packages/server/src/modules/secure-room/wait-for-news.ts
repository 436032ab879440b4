import type { Context } from '../../platform/context.ts';

/** A page asks again after this long at the latest. */
const WAIT_MS = 20_000;
/** More pages than this are not kept waiting; they ask again after a while. */
const WAITING_AT_MOST = 2_000;

export interface NewsDesk {
  /** Resolves when something may be new for the person, or after a while; false: too many wait already. */
  wait(seekerId: string): Promise<boolean>;
  close(): void;
}

/** Lets pages wait for what is new; a lost hint costs a page no more than its own next look. */
export function createNewsDesk(context: Pick<Context, 'hints'>): NewsDesk {
  const waiting = new Map<() => void, string>();
  const off = context.hints.on('room', (seekerId) => {
    for (const [wake, whose] of waiting) if (whose === seekerId) wake();
  });
  return {
    wait(seekerId) {
      if (waiting.size >= WAITING_AT_MOST) return Promise.resolve(false);
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve(true);
        };
        const timer = setTimeout(wake, WAIT_MS);
        waiting.set(wake, seekerId);
      });
    },
    close() {
      off();
      for (const wake of waiting.keys()) wake();
    },
  };
}
