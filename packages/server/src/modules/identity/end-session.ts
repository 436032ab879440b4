import type { Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { requirePerson } from './require-person.ts';
import { endSessions } from './end-sessions.ts';
import { tellStreams } from './tell-streams.ts';

/** Ends one of the caller's own sessions. */
export async function endSession(context: Context, caller: Caller, sessionId: string): Promise<void> {
  requirePerson(caller);
  await context.db.tenant(caller.operatorId, async (tx) => {
    const ended = await endSessions(tx, caller.staffId, { id: sessionId });
    if (ended === 0) throw notFound('session');
    await recordAudit(tx, context.clock, caller, {
      action: 'session.ended',
      subject: { kind: 'session', id: sessionId },
    });
    tellStreams(tx, context, caller.staffId);
  });
}
