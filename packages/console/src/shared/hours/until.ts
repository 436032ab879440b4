import { dayKey } from '../../lib/time/format.ts';

const DAY_MS = 86_400_000;

/** The next moment at which the clock in Japan shows a time (17:00); null: not a time. */
export function untilOf(time: string, now: number): string | null {
  if (!/^\d{2}:\d{2}$/u.test(time)) return null;
  const today = Date.parse(`${dayKey(new Date(now).toISOString())}T${time}:00+09:00`);
  return new Date(today > now ? today : today + DAY_MS).toISOString();
}
