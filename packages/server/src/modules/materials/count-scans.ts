import { Temporal } from 'temporal-polyfill';
import type { Context } from '../../platform/context.ts';
import { addScans } from './materials-store.ts';

export interface ScanCounter {
  /** Resolves when the opening is in the database; a whole class at once becomes one or two statements. */
  count(place: { readonly operatorId: string; readonly placeId: string }): Promise<void>;
}

interface Waiting {
  scans: number;
  readonly written: Promise<void>;
}

/** The calendar day in Japan, `2026-11-20`. */
export function dayInTokyo(at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO('Asia/Tokyo')
    .toPlainDate()
    .toString();
}

/**
 * Counts openings by place and day. While one write is under way, those that come meanwhile wait together for the
 * next, so that however many open the address, a place asks one connection of the database.
 */
export function createScanCounter(context: Pick<Context, 'db' | 'clock'>): ScanCounter {
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Waiting>();

  return {
    count({ operatorId, placeId }) {
      const day = dayInTokyo(context.clock.now());
      const key = `${placeId} ${day}`;
      const next = waiting.get(key);
      if (next) {
        next.scans += 1;
        return next.written;
      }
      const before = (running.get(key) ?? Promise.resolve()).catch(() => undefined);
      const entry: Waiting = {
        scans: 1,
        written: before.then(() => {
          waiting.delete(key);
          const work = context.db.tenant(operatorId, (tx) => addScans(tx, placeId, day, entry.scans));
          running.set(key, work);
          return work.finally(() => {
            if (running.get(key) === work) running.delete(key);
          });
        }),
      };
      waiting.set(key, entry);
      return entry.written;
    },
  };
}
