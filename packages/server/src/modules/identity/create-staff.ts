import type { BodyOf, ResponseOf } from '@tomoshibi/contract';
import type { routes } from '@tomoshibi/contract';
import { requireOperatorRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import { addStaff } from './add-staff.ts';
import type { IdentityContext } from './identity-context.ts';
import { presentStaff } from './staff-presenter.ts';
import { selectMemberships, selectStaff } from './staff-store.ts';
import { newTemporaryPassword } from './temporary-password.ts';

/** Adds a member of staff with a temporary password, which is answered once and kept as a hash only. */
export async function createStaff(
  context: IdentityContext,
  caller: Caller,
  wanted: BodyOf<typeof routes.createStaff>,
): Promise<ResponseOf<typeof routes.createStaff>> {
  requireOperatorRight(caller, 'staff.manage');
  const temporaryPassword = newTemporaryPassword();
  const passwordHash = await context.passwords.hash(temporaryPassword);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const staffId = await addStaff(tx, context, caller, {
      ...wanted,
      passwordHash,
      mustChangePassword: true,
    });
    const row = await selectStaff(tx, staffId);
    if (!row) throw notFound('member of staff');
    return { staff: presentStaff(row, await selectMemberships(tx, staffId)), temporaryPassword };
  });
}
