import type { BodyOf, Staff } from '@tomoshibi/contract';
import type { routes } from '@tomoshibi/contract';
import { requireOperatorRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { endSessions } from './end-sessions.ts';
import { setMemberships } from './set-memberships.ts';
import { presentStaff } from './staff-presenter.ts';
import { lockActiveAdmins, selectMemberships, selectStaff, updateStaffRow } from './staff-store.ts';
import { tellOperator, tellStreams } from './tell-streams.ts';

type Change = BodyOf<typeof routes.updateStaff>;

function refuseLockOut(caller: Caller, staffId: string, change: Change, admins: readonly string[]): void {
  if (change.state === 'disabled' && staffId === caller.staffId)
    throw new AppError('conflict', 'You cannot disable yourself; ask another system administrator.');
  const losesAdmin =
    change.state === 'disabled' ||
    (change.operatorRoles !== undefined && !change.operatorRoles.includes('system_admin'));
  if (losesAdmin && admins.length === 1 && admins[0] === staffId)
    throw new AppError('conflict', 'This is the last active system administrator; name another one first.');
}

/** Changes name, roles, desks or state. Open streams hear of it at once; disabling ends all sessions. */
export async function updateStaff(
  context: Context,
  caller: Caller,
  staffId: string,
  change: Change,
): Promise<Staff> {
  requireOperatorRight(caller, 'staff.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const admins = await lockActiveAdmins(tx);
    const before = await selectStaff(tx, staffId, 'lock');
    if (!before) throw notFound('member of staff');
    refuseLockOut(caller, staffId, change, admins);
    const fields = {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.operatorRoles === undefined ? {} : { operator_roles: [...new Set(change.operatorRoles)] }),
    };
    if (Object.keys(fields).length > 0) {
      await updateStaffRow(tx, staffId, fields);
      await recordAudit(tx, context.clock, caller, {
        action: 'staff.updated',
        subject: { kind: 'staff', id: staffId },
        details: {
          fields: Object.keys(fields).join(','),
          ...(fields.state ? { state: fields.state } : {}),
          ...(fields.operator_roles ? { operatorRoles: fields.operator_roles.join(',') } : {}),
        },
      });
    }
    if (change.desks) await setMemberships(tx, context, caller, { staffId, desks: change.desks });
    const memberships = await selectMemberships(tx, staffId);
    if (change.state === 'disabled') await endSessions(tx, staffId, 'all');
    tellStreams(tx, context, staffId);
    tellOperator(tx, context);
    const row = await selectStaff(tx, staffId);
    // Talks show their counselor's name, which no version of a talk tells.
    if (fields.name !== undefined && fields.name !== before.name)
      await announce(
        tx,
        context,
        memberships.map(({ deskId }) => ({ deskId, kind: 'reload' })),
      );
    return presentStaff(row ?? before, memberships);
  });
}
