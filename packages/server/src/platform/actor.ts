import {
  deskRightsOf,
  operatorRightsOf,
  type DeskRight,
  type DeskRole,
  type OperatorRight,
  type OperatorRole,
  type Right,
} from '@tomoshibi/contract';
import { AppError, notFound } from './app-error.ts';

/** A signed-in member of staff, or an API token acting with that person's rights. */
export interface Caller {
  readonly kind: 'staff' | 'token';
  readonly operatorId: string;
  readonly staffId: string;
  readonly name: string;
  readonly sessionId: string | null;
  readonly tokenId: string | null;
  /** A read token may call GET routes only. */
  readonly access: 'read' | 'write';
  readonly mustChangePassword: boolean;
  readonly operatorRoles: readonly OperatorRole[];
  readonly deskRoles: ReadonlyMap<string, DeskRole>;
}

/** Who did it: everything that can appear in an audit row. */
export type Actor =
  | Caller
  // Somebody in the act of signing in, who is known but not a caller yet.
  | { readonly kind: 'staff'; readonly staffId: string }
  | { readonly kind: 'system' | 'seeker' | 'nobody' };

const OPERATOR_RIGHTS: ReadonlySet<string> = new Set<OperatorRight>([
  'desk.create',
  'staff.manage',
  'token.manage',
  'notification.manage',
  'audit.read',
  'hotline.manage',
]);

export function isOperatorRight(right: Right): right is OperatorRight {
  return OPERATOR_RIGHTS.has(right);
}

export function hasOperatorRight(caller: Caller, right: OperatorRight): boolean {
  return operatorRightsOf(caller.operatorRoles).has(right);
}

export function deskRights(caller: Caller, deskId: string): Set<DeskRight> {
  return deskRightsOf(caller.operatorRoles, caller.deskRoles.get(deskId) ?? null);
}

export function hasDeskRight(caller: Caller, deskId: string, right: DeskRight): boolean {
  return deskRights(caller, deskId).has(right);
}

/** Whether the right is held at one desk at least, or in the operator. */
export function hasRightSomewhere(caller: Caller, right: Right): boolean {
  if (isOperatorRight(right)) return hasOperatorRight(caller, right);
  if (deskRightsOf(caller.operatorRoles, null).has(right)) return true;
  return [...caller.deskRoles.values()].some((role) => deskRightsOf([], role).has(right));
}

/**
 * Refuses what a caller may not do at a desk. Somebody who may not even see the desk is told it does not exist.
 */
export function requireDeskRight(caller: Caller, deskId: string, right: DeskRight): void {
  const rights = deskRights(caller, deskId);
  if (rights.has(right)) return;
  if (!rights.has('desk.read')) throw notFound('desk');
  throw new AppError('forbidden', `Your role at this desk does not include ${right}.`);
}

export function requireOperatorRight(caller: Caller, right: OperatorRight): void {
  if (!hasOperatorRight(caller, right))
    throw new AppError('forbidden', `Your role does not include ${right}.`);
}
