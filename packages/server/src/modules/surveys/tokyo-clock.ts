import type { SurveySending } from '@tomoshibi/contract';

const OFFSET_MS = 9 * 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The month in Asia/Tokyo, such as 2026-11. Japan keeps no summer time. */
export function tokyoMonth(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 7);
}

/** The moment itself, or the end of the quiet hours it falls into. */
export function afterQuiet(at: Date, quiet: SurveySending['quiet']): Date {
  if (!quiet) return at;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const into = (at.getTime() + OFFSET_MS) % (DAY_MINUTES * MINUTE_MS);
  const since = (into - from * MINUTE_MS + DAY_MINUTES * MINUTE_MS) % (DAY_MINUTES * MINUTE_MS);
  const length = ((to - from + DAY_MINUTES) % DAY_MINUTES) * MINUTE_MS;
  return since < length ? new Date(at.getTime() + length - since) : at;
}
