import type { DeskRole, OperatorRole } from '@tomoshibi/contract';
import type { Actor } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { addStaff } from './add-staff.ts';
import { setMemberships } from './set-memberships.ts';
import { lockStaffByLogin, selectMemberships, updateStaffRow, type StaffRecord } from './staff-store.ts';
import { tellOperator, tellStreams } from './tell-streams.ts';

export interface WantedStaff {
  readonly login: string;
  readonly name: string;
  readonly operatorRoles: readonly OperatorRole[];
  readonly desk: { readonly deskId: string; readonly role: DeskRole } | null;
  /** For somebody new; whoever is there keeps their own. */
  readonly password: { readonly hash: string; readonly mustChange: boolean } | null;
}

type Needs = Pick<Context, 'clock' | 'hints'>;

async function change(
  tx: OperatorTx,
  context: Needs,
  actor: Actor,
  { row, wanted }: { row: StaffRecord; wanted: WantedStaff },
): Promise<boolean> {
  const roles = [...new Set([...row.operator_roles, ...wanted.operatorRoles])];
  const differs = row.name !== wanted.name || roles.length > row.operator_roles.length;
  if (differs) {
    await updateStaffRow(tx, row.id, { name: wanted.name, operator_roles: roles });
    await recordAudit(tx, context.clock, actor, {
      action: 'staff.updated',
      subject: { kind: 'staff', id: row.id },
      details: { fields: 'name,operator_roles', operatorRoles: roles.join(',') },
    });
  }
  const { desk } = wanted;
  if (!desk) return differs;
  const others = (await selectMemberships(tx, row.id)).filter(({ deskId }) => deskId !== desk.deskId);
  const moved = await setMemberships(tx, context, actor, { staffId: row.id, desks: [...others, desk] });
  return differs || moved;
}

/**
 * Makes sure that somebody works here under this name with at least these roles, inside a transaction of the caller.
 * Nothing is taken away: other desks, further roles and the password of somebody who is there stay.
 */
export async function ensureStaff(
  tx: OperatorTx,
  context: Needs,
  actor: Actor,
  wanted: WantedStaff,
): Promise<'created' | 'changed' | 'unchanged'> {
  const row = await lockStaffByLogin(tx, wanted.login);
  if (row) {
    if (!(await change(tx, context, actor, { row, wanted }))) return 'unchanged';
    tellStreams(tx, context, row.id);
    tellOperator(tx, context);
    return 'changed';
  }
  if (!wanted.password)
    throw new AppError('conflict', 'The staff changed while this was done. Run it again.');
  await addStaff(tx, context, actor, {
    login: wanted.login,
    name: wanted.name,
    operatorRoles: wanted.operatorRoles,
    desks: wanted.desk ? [wanted.desk] : [],
    passwordHash: wanted.password.hash,
    mustChangePassword: wanted.password.mustChange,
  });
  return 'created';
}
