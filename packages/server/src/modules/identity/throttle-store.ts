import { sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';

/** One counter of failures and how it grows into waiting. */
export interface Counter {
  readonly key: Buffer;
  readonly free: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  readonly windowMs: number;
}

const plus = (now: Date, ms: number) => new Date(now.getTime() + ms);

/** Delay after so many failures: doubling from the first one over the free number. */
function delayMs(counter: Counter, failures: number): number {
  const over = failures - counter.free;
  return over <= 0 ? 0 : Math.min(counter.firstDelayMs * 2 ** Math.min(over - 1, 20), counter.longestDelayMs);
}

/**
 * Counts an attempt as failed before it is tried, so that many at once cannot slip through; `refund` takes it back.
 * Returns the time until which the attempt is refused, or null when it may go on.
 */
export async function chargeCounters(
  db: Database,
  counters: readonly Counter[],
  now: Date,
): Promise<Date | null> {
  // One order for all, so that attempts with common counters cannot block one another.
  const ordered = [...counters].sort((one, other) => Buffer.compare(one.key, other.key));
  return db.gate(async (gate) => {
    for (const { key } of ordered)
      await gate
        .insertInto('sign_in_throttles')
        .values({ key, failures: 0, window_ends_at: now, blocked_until: null })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    const rows = await gate
      .selectFrom('sign_in_throttles')
      .selectAll()
      .where(
        'key',
        'in',
        ordered.map(({ key }) => key),
      )
      .orderBy('key')
      .forUpdate()
      .execute();
    const blocks = rows.map((row) => row.blocked_until?.getTime() ?? 0);
    const blockedUntil = Math.max(0, ...blocks);
    if (blockedUntil > now.getTime()) return new Date(blockedUntil);
    for (const counter of ordered) {
      const row = rows.find((each) => each.key.equals(counter.key));
      const failures = (row && row.window_ends_at > now ? row.failures : 0) + 1;
      const delay = delayMs(counter, failures);
      await gate
        .updateTable('sign_in_throttles')
        .set({
          failures,
          window_ends_at: plus(now, counter.windowMs),
          blocked_until: delay > 0 ? plus(now, delay) : null,
        })
        .where('key', '=', counter.key)
        .execute();
    }
    return null;
  });
}

/** Takes back one charge each. */
export async function refundCounters(db: Database, keys: readonly Buffer[]): Promise<void> {
  const ordered = [...keys].sort((one, other) => Buffer.compare(one, other));
  await db.gate(async (gate) => {
    for (const key of ordered)
      await gate
        .updateTable('sign_in_throttles')
        .set({ failures: sql`greatest(failures - 1, 0)`, blocked_until: null })
        .where('key', '=', key)
        .execute();
  });
}

export async function clearCounters(db: Database, keys: readonly Buffer[], now: Date): Promise<void> {
  await db.gate(async (gate) => {
    await gate
      .deleteFrom('sign_in_throttles')
      .where('key', 'in', [...keys])
      .execute();
    await gate
      .deleteFrom('sign_in_throttles')
      .where('key', 'in', (query) =>
        query
          .selectFrom('sign_in_throttles')
          .select('key')
          .where('window_ends_at', '<', now)
          .limit(100)
          .forUpdate()
          .skipLocked(),
      )
      .execute();
  });
}

/** Remembers a key until a time; `isRemembered` asks for it. */
export async function rememberKey(db: Database, key: Buffer, until: Date): Promise<void> {
  await db.gate((gate) =>
    gate
      .insertInto('sign_in_throttles')
      .values({ key, failures: 0, window_ends_at: until, blocked_until: null })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ window_ends_at: until }))
      .execute(),
  );
}

export async function isRemembered(db: Database, key: Buffer, now: Date): Promise<boolean> {
  const row = await db.gate((gate) =>
    gate
      .selectFrom('sign_in_throttles')
      .select('key')
      .where('key', '=', key)
      .where('window_ends_at', '>', now)
      .executeTakeFirst(),
  );
  return row !== undefined;
}
