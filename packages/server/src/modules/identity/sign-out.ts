import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { endSession } from './end-session.ts';
import { requirePerson } from './require-person.ts';

/** Ends the session the request came with. */
export async function signOut(context: Context, caller: Caller): Promise<void> {
  await endSession(context, caller, requirePerson(caller));
}
