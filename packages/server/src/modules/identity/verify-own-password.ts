import type { Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { IdentityContext } from './identity-context.ts';
import { selectStaff, type StaffRecord } from './staff-store.ts';
import { beginStaffAttempt } from './throttle.ts';

/** Asks for the own password once more before something that a found open console must not be able to do. */
export async function verifyOwnPassword(
  context: IdentityContext,
  caller: Caller,
  password: string,
): Promise<StaffRecord> {
  const attempt = await beginStaffAttempt(context, 'password', caller.staffId);
  const staff = await context.db.tenant(caller.operatorId, (tx) => selectStaff(tx, caller.staffId));
  if (!staff) throw notFound('member of staff');
  if (!(await context.passwords.verify(staff.password_hash, password)))
    throw new AppError('wrong_credentials', 'The password is not right.');
  await attempt.succeeded();
  return staff;
}
