export interface HeldSession {
  readonly createdAt: Date;
  readonly lastActiveAt: Date;
  readonly expiresAt: Date;
  /** When the talk ended for which the page was opened; null: it runs, or has not begun. */
  readonly talkClosedAt: Date | null;
}

export interface SessionRules {
  readonly idleMinutes: number;
  readonly graceMinutes: number;
}

const MINUTE_MS = 60_000;
/** Longer than any talk of a day; the next day begins with a new link. */
export const SESSION_MS = 24 * 60 * MINUTE_MS;

/**
 * Whether a page is still the person's: not idle for long, and no longer than a while after the talk. Somebody who came
 * only after the end may read for that while too.
 */
export function sessionHolds(session: HeldSession, rules: SessionRules, now: Date): boolean {
  const at = now.getTime();
  if (at >= session.expiresAt.getTime()) return false;
  if (at - session.lastActiveAt.getTime() >= rules.idleMinutes * MINUTE_MS) return false;
  if (!session.talkClosedAt) return true;
  const from = Math.max(session.talkClosedAt.getTime(), session.createdAt.getTime());
  return at < from + rules.graceMinutes * MINUTE_MS;
}
