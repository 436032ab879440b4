import type { Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import { recordAudit } from '../audit/index.ts';
import type { IdentityContext } from './identity-context.ts';
import { requirePerson } from './require-person.ts';
import { selectStaff, updateStaffRow } from './staff-store.ts';
import { newTotpSecret, otpauthUrl, totpPlace } from './totp.ts';
import { verifyOwnPassword } from './verify-own-password.ts';

/** Makes a secret for one-time codes; it asks for none until one was entered. */
export async function beginTotp(
  context: IdentityContext,
  caller: Caller,
  password: string,
): Promise<{ secret: string; otpauthUrl: string }> {
  requirePerson(caller);
  await verifyOwnPassword(context, caller, password);
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const staff = await selectStaff(tx, caller.staffId, 'lock');
    if (!staff || staff.totp_enabled)
      throw new AppError('conflict', 'One-time codes are on already; turn them off first.');
    const secret = newTotpSecret();
    await updateStaffRow(tx, caller.staffId, {
      sealed_totp_secret: keys.seal(totpPlace(caller.staffId), secret),
      totp_last_step: null,
    });
    await recordAudit(tx, context.clock, caller, {
      action: 'staff.totp_begun',
      subject: { kind: 'staff', id: caller.staffId },
    });
    return { secret, otpauthUrl: otpauthUrl(secret, staff.login) };
  });
}
