import type { DeskRole, OperatorRole } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { setMemberships } from './set-memberships.ts';
import { insertStaff } from './staff-store.ts';
import { tellOperator } from './tell-streams.ts';

export interface NewStaff {
  readonly login: string;
  readonly name: string;
  readonly operatorRoles: readonly OperatorRole[];
  readonly desks: readonly { readonly deskId: string; readonly role: DeskRole }[];
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
}

/** Adds a member of staff inside a transaction; returns the new id. */
export async function addStaff(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  wanted: NewStaff,
): Promise<string> {
  const id = randomUUID();
  const operatorRoles = [...new Set(wanted.operatorRoles)];
  const added = await insertStaff(tx, {
    id,
    login: wanted.login,
    name: wanted.name,
    operator_roles: operatorRoles,
    password_hash: wanted.passwordHash,
    must_change_password: wanted.mustChangePassword,
    created_at: context.clock.now(),
  });
  if (!added)
    throw new AppError('name_taken', 'This sign-in name is taken; choose another.', [
      { field: 'login', reason: 'taken' },
    ]);
  await recordAudit(tx, context.clock, actor, {
    action: 'staff.created',
    subject: { kind: 'staff', id },
    details: { operatorRoles: operatorRoles.join(',') },
  });
  await setMemberships(tx, context, actor, { staffId: id, desks: wanted.desks });
  tellOperator(tx, context);
  return id;
}
