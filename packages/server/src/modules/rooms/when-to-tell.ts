/** What waits for a person in the room, and what they were told of it over LINE. */
export interface Unseen {
  readonly answered: boolean;
  readonly hasLine: boolean;
  readonly doorAt: Date | null;
  readonly toldAt: Date | null;
  readonly seenAt: Date | null;
}

/** A page that is open asks at least this often; whoever is silent for longer is taken to be away. */
export const PRESENT_MS = 40_000;

const latest = (...times: readonly (Date | null)[]): number =>
  Math.max(0, ...times.map((time) => time?.getTime() ?? 0));

/**
 * When a person is told over LINE that something waits for them: once until they open the room, and not while they have
 * it open. A link they have not used speaks for what the desk says by itself, but not for an answer. null: never.
 */
export function whenToTell(unseen: Unseen, now: Date): Date | null {
  if (!unseen.hasLine) return null;
  const seen = latest(unseen.seenAt);
  const told = unseen.answered ? latest(unseen.toldAt) : latest(unseen.toldAt, unseen.doorAt);
  if (told > seen) return null;
  return new Date(Math.max(now.getTime(), seen === 0 ? 0 : seen + PRESENT_MS));
}
