import { deskRightsOf, operatorRightsOf, type Me } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectDesksWithRole, selectOperatorName } from './me-store.ts';
import { selectStaff } from './staff-store.ts';

/**
 * A member as the console greets them: only desks where they may do something are named. `asCaller` narrows the roles
 * to those the present session or token carries.
 */
export async function presentMe(
  tx: OperatorTx,
  staffId: string,
  asCaller?: Pick<Caller, 'deskRoles'>,
): Promise<Me> {
  const staff = await selectStaff(tx, staffId);
  if (!staff) throw notFound('member of staff');
  const desks = await selectDesksWithRole(tx, staffId);
  return {
    staffId,
    operatorId: tx.operatorId,
    operatorName: await selectOperatorName(tx),
    login: staff.login,
    name: staff.name,
    operatorRoles: staff.operator_roles,
    rights: [...operatorRightsOf(staff.operator_roles)],
    desks: desks
      .map((desk) => (asCaller ? { ...desk, role: asCaller.deskRoles.get(desk.deskId) ?? null } : desk))
      .map((desk) => ({ ...desk, rights: [...deskRightsOf(staff.operator_roles, desk.role)] }))
      .filter((desk) => desk.rights.length > 0),
    totpEnabled: staff.totp_enabled,
    mustChangePassword: staff.must_change_password,
    preferences: { sendKey: staff.send_key, language: staff.language, sound: staff.sound },
  };
}
