import type { Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';

/** Refuses API tokens where somebody's own sign-in is at stake, and returns the person's session. */
export function requirePerson(caller: Caller): string {
  if (caller.sessionId) return caller.sessionId;
  throw new AppError('forbidden', 'Only a signed-in person may do this, not an API token.');
}
