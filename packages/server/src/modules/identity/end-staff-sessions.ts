import { requireOperatorRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { endSessions } from './end-sessions.ts';
import { selectStaff } from './staff-store.ts';
import { tellStreams } from './tell-streams.ts';

/** Ends all sessions of a member, the caller's own too when it is the caller. */
export async function endStaffSessions(context: Context, caller: Caller, staffId: string): Promise<void> {
  requireOperatorRight(caller, 'staff.manage');
  await context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await selectStaff(tx, staffId, 'lock'))) throw notFound('member of staff');
    const ended = await endSessions(tx, staffId, 'all');
    await recordAudit(tx, context.clock, caller, {
      action: 'staff.sessions_ended',
      subject: { kind: 'staff', id: staffId },
      details: { ended },
    });
    tellStreams(tx, context, staffId);
  });
}
