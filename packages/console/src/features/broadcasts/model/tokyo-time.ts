import { clockTime, dayKey } from '../../../lib/time/format.ts';

/** What a datetime-local field shows, read as the clock in Japan: `2026-11-30T17:00`. */
export function toTokyoField(iso: string | null): string {
  return iso === null ? '' : `${dayKey(iso)}T${clockTime(iso, 'en')}`;
}

/** The moment such a field names, or `null` while it is empty or unfinished. */
export function fromTokyoField(value: string): string | null {
  const time = Date.parse(`${value}:00+09:00`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
