import type { Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import { recordAudit } from '../audit/index.ts';
import type { IdentityContext } from './identity-context.ts';
import { selectOperatorName } from './me-store.ts';
import { openSession } from './open-session.ts';
import { requireGoodPassword } from './password-rules.ts';
import { requirePerson } from './require-person.ts';
import { endSessions } from './end-sessions.ts';
import { selectStaff, updateStaffRow } from './staff-store.ts';
import { tellStreams } from './tell-streams.ts';
import { verifyOwnPassword } from './verify-own-password.ts';

/** Changes the own password, ends all own sessions and opens a new one; returns its token. */
export async function changePassword(
  context: IdentityContext,
  caller: Caller,
  wanted: { currentPassword: string; newPassword: string; device: string },
): Promise<string> {
  requirePerson(caller);
  const seen = await verifyOwnPassword(context, caller, wanted.currentPassword);
  const operatorName = await context.db.tenant(caller.operatorId, (tx) => selectOperatorName(tx));
  requireGoodPassword(wanted.newPassword, { ...seen, operatorName }, 'newPassword');
  if (await context.passwords.verify(seen.password_hash, wanted.newPassword))
    throw new AppError('weak_password', 'Choose a password other than the present one.', [
      { field: 'newPassword', reason: 'unchanged' },
    ]);
  const passwordHash = await context.passwords.hash(wanted.newPassword);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const staff = await selectStaff(tx, caller.staffId, 'lock');
    if (staff?.password_hash !== seen.password_hash)
      throw new AppError('conflict', 'The password was changed somewhere else meanwhile; sign in again.');
    await updateStaffRow(tx, caller.staffId, { password_hash: passwordHash, must_change_password: false });
    await endSessions(tx, caller.staffId, 'all');
    const { token } = await openSession(tx, context, caller.staffId, wanted.device);
    await recordAudit(tx, context.clock, caller, {
      action: 'staff.password_changed',
      subject: { kind: 'staff', id: caller.staffId },
    });
    tellStreams(tx, context, caller.staffId);
    return token;
  });
}
