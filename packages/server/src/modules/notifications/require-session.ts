import type { Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';

/** Notifications are a person's own; a program acting for them has no business there. Answers the session. */
export function requireSession(caller: Caller): string {
  if (caller.sessionId) return caller.sessionId;
  throw new AppError('forbidden', 'Only a signed-in person may do this, not an API token.');
}
