import { AppError } from './app-error.ts';
import { isDatabaseGone } from './db/database.ts';

interface Waiting<T, R> {
  readonly item: T;
  readonly done: (result: R) => void;
  readonly failed: (error: unknown) => void;
}

export interface Gathering<T, R> {
  /** Does the work of all items of a group in one transaction; answers one result an item, in their order. */
  readonly together: (items: readonly T[]) => Promise<readonly R[]>;
  /** Most of a group, counted by `size` (1 an item by default). */
  readonly most: number;
  readonly size?: (item: T) => number;
}

/**
 * Gathers what comes while one transaction is on its way into the next: the disk is flushed once for many. A second
 * transaction at a time would only make both smaller.
 */
export function gather<T, R>({ together, most, size = () => 1 }: Gathering<T, R>): (item: T) => Promise<R> {
  const waiting: Waiting<T, R>[] = [];
  let busy = false;

  function take(): Waiting<T, R>[] {
    let total = 0;
    let count = 0;
    for (const { item } of waiting) {
      total += size(item);
      if (count > 0 && total > most) break;
      count += 1;
    }
    return waiting.splice(0, count);
  }

  async function run(group: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await together(group.map(({ item }) => item));
      for (const [index, { done, failed }] of group.entries()) {
        const result = results[index];
        if (result === undefined) failed(new Error('A group left an item without a result'));
        else done(result);
      }
    } catch (error) {
      if (group.length === 1 || isDatabaseGone(error) || error instanceof AppError) {
        for (const { failed } of group) failed(error);
        return;
      }
      // One item was refused: the others of the group must not suffer for it.
      for (const one of group) await run([one]);
    }
  }

  function pump(): void {
    if (busy || waiting.length === 0) return;
    busy = true;
    void run(take()).finally(() => {
      busy = false;
      pump();
    });
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      // What comes in the same turn of the event loop joins the same group.
      setImmediate(pump);
    });
}
