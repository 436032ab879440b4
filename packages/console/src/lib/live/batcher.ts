/** Runs `work` after `ms`; the default is the browser's timer, tests hand in their own. */
export type Schedule = (work: () => void, ms: number) => void;

const byTimer: Schedule = (work, ms) => {
  setTimeout(work, ms);
};

export interface Batcher {
  add(id: string): void;
  clear(): void;
}

export interface BatcherOptions {
  readonly flush: (ids: readonly string[]) => Promise<void>;
  readonly onError: (error: unknown) => void;
  readonly waitMs?: number;
  readonly most?: number;
  readonly schedule?: Schedule;
}

/** Gathers ids for a moment and fetches them together; one fetch is under way at a time. */
export function createBatcher({
  flush,
  onError,
  waitMs = 50,
  most = 100,
  schedule = byTimer,
}: BatcherOptions): Batcher {
  let waiting = new Set<string>();
  let scheduled = false;
  let running = false;

  const run = async (): Promise<void> => {
    scheduled = false;
    if (running || waiting.size === 0) return;
    const ids = [...waiting].slice(0, most);
    for (const id of ids) waiting.delete(id);
    running = true;
    try {
      await flush(ids);
    } catch (error) {
      onError(error);
    } finally {
      running = false;
      if (waiting.size > 0) plan();
    }
  };

  const plan = (): void => {
    if (scheduled || running) return;
    scheduled = true;
    schedule(() => void run(), waitMs);
  };

  return {
    add(id) {
      waiting.add(id);
      plan();
    },
    clear() {
      waiting = new Set();
    },
  };
}
