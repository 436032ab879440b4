import type { ResponseOf } from '@tomoshibi/contract';
import type { routes } from '@tomoshibi/contract';
import { requireOperatorRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import { recordAudit } from '../audit/index.ts';
import type { IdentityContext } from './identity-context.ts';
import { endSessions } from './end-sessions.ts';
import { presentStaff } from './staff-presenter.ts';
import { selectMemberships, selectStaff, updateStaffRow } from './staff-store.ts';
import { tellStreams } from './tell-streams.ts';
import { newTemporaryPassword } from './temporary-password.ts';

/** Gives a temporary password, turns one-time codes off and ends all sessions of the member. */
export async function resetPassword(
  context: IdentityContext,
  caller: Caller,
  staffId: string,
): Promise<ResponseOf<typeof routes.resetPassword>> {
  requireOperatorRight(caller, 'staff.manage');
  const temporaryPassword = newTemporaryPassword();
  const passwordHash = await context.passwords.hash(temporaryPassword);
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await selectStaff(tx, staffId, 'lock'))) throw notFound('member of staff');
    await updateStaffRow(tx, staffId, {
      password_hash: passwordHash,
      must_change_password: true,
      totp_enabled: false,
      sealed_totp_secret: null,
      totp_last_step: null,
    });
    const ended = await endSessions(tx, staffId, 'all');
    await recordAudit(tx, context.clock, caller, {
      action: 'staff.password_reset',
      subject: { kind: 'staff', id: staffId },
      details: { ended },
    });
    tellStreams(tx, context, staffId);
    const row = await selectStaff(tx, staffId);
    if (!row) throw notFound('member of staff');
    return { staff: presentStaff(row, await selectMemberships(tx, staffId)), temporaryPassword };
  });
}
