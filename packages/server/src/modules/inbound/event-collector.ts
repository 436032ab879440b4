import type { Database } from '../../platform/db/database.ts';
import { isDatabaseGone } from '../../platform/db/database.ts';
import { AppError } from '../../platform/app-error.ts';
import { insertEvents, type NewEvent } from './inbound-store.ts';

/** Events of one commit; more only makes the commit slower to answer. */
const GROUP_SIZE = 400;
/** While one commit is on its way the next group gathers; a second at a time only made both smaller. */
const GROUPS_IN_FLIGHT = 1;

interface Waiting {
  readonly rows: readonly NewEvent[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export interface EventCollector {
  /** Resolves once the events are durable; rejects when they are certainly not all stored. */
  store(rows: readonly NewEvent[]): Promise<void>;
}

/**
 * Groups the events of all requests in flight into one commit: the disk is flushed once for many, which is worth
 * three times the throughput of a commit for each.
 */
export function createEventCollector(db: Database): EventCollector {
  const waiting: Waiting[] = [];
  let inFlight = 0;

  function take(): Waiting[] {
    const group: Waiting[] = [];
    let size = 0;
    for (
      let next = waiting[0];
      next && (group.length === 0 || size + next.rows.length <= GROUP_SIZE);
      next = waiting[0]
    ) {
      group.push(next);
      size += next.rows.length;
      waiting.shift();
    }
    return group;
  }

  async function commit(group: readonly Waiting[]): Promise<void> {
    try {
      await insertEvents(
        db,
        group.flatMap((item) => item.rows),
      );
      for (const item of group) item.done();
    } catch (error) {
      if (group.length === 1 || isDatabaseGone(error) || error instanceof AppError) {
        for (const item of group) item.failed(error);
        return;
      }
      // One request's rows were refused: the others of the group must not suffer for it.
      for (const item of group) await commit([item]);
    }
  }

  function pump(): void {
    while (inFlight < GROUPS_IN_FLIGHT && waiting.length > 0) {
      inFlight += 1;
      void commit(take()).finally(() => {
        inFlight -= 1;
        pump();
      });
    }
  }

  return {
    store(rows) {
      if (rows.length === 0) return Promise.resolve();
      return new Promise((done, failed) => {
        waiting.push({ rows, done, failed });
        // Requests that were read in the same turn of the event loop join the same commit.
        setImmediate(pump);
      });
    },
  };
}
