import type { Caller } from '../../platform/actor.ts';
import { recordAudit } from '../audit/index.ts';
import type { IdentityContext } from './identity-context.ts';
import { requirePerson } from './require-person.ts';
import { updateStaffRow } from './staff-store.ts';
import { verifyOwnPassword } from './verify-own-password.ts';

/** Turns one-time codes off and forgets the secret. */
export async function disableTotp(context: IdentityContext, caller: Caller, password: string): Promise<void> {
  requirePerson(caller);
  await verifyOwnPassword(context, caller, password);
  await context.db.tenant(caller.operatorId, async (tx) => {
    await updateStaffRow(tx, caller.staffId, {
      totp_enabled: false,
      sealed_totp_secret: null,
      totp_last_step: null,
    });
    await recordAudit(tx, context.clock, caller, {
      action: 'staff.totp_disabled',
      subject: { kind: 'staff', id: caller.staffId },
    });
  });
}
