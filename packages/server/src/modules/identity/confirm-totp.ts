import type { Me } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import { recordAudit } from '../audit/index.ts';
import type { IdentityContext } from './identity-context.ts';
import { presentMe } from './me-presenter.ts';
import { requirePerson } from './require-person.ts';
import { selectStaff, updateStaffRow } from './staff-store.ts';
import { beginStaffAttempt } from './throttle.ts';
import { matchingStep, totpPlace } from './totp.ts';

/** Turns one-time codes on, once the caller has shown that their phone makes the right ones. */
export async function confirmTotp(context: IdentityContext, caller: Caller, code: string): Promise<Me> {
  requirePerson(caller);
  const attempt = await beginStaffAttempt(context, 'totp', caller.staffId);
  const keys = await context.keys(caller.operatorId);
  const me = await context.db.tenant(caller.operatorId, async (tx) => {
    const staff = await selectStaff(tx, caller.staffId, 'lock');
    if (!staff?.sealed_totp_secret || staff.totp_enabled)
      throw new AppError('conflict', 'Begin with POST /api/v1/session/totp; codes that are on stay on.');
    const secret = keys.unseal(totpPlace(staff.id), staff.sealed_totp_secret).toString('utf8');
    const step = matchingStep(secret, code, context.clock.now(), staff.totp_last_step);
    if (step === null)
      throw new AppError('wrong_credentials', 'This code is not right; check the clock of the phone.');
    await updateStaffRow(tx, staff.id, { totp_enabled: true, totp_last_step: step });
    await recordAudit(tx, context.clock, caller, {
      action: 'staff.totp_enabled',
      subject: { kind: 'staff', id: staff.id },
    });
    return presentMe(tx, staff.id);
  });
  await attempt.succeeded();
  return me;
}
