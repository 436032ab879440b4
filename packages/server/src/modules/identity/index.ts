import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { createPasswords, type PasswordCost } from './passwords.ts';
import { registerSessionRoutes } from './session-routes.ts';
import { registerStaffRoutes } from './staff-routes.ts';

export { createAuthenticate, recheckCaller } from './authenticate.ts';
export { createToken } from './create-token.ts';
export { enrolStaff } from './enrol-staff.ts';
export { ensureStaff } from './ensure-staff.ts';
export type { IdentityContext } from './identity-context.ts';
export { requireGoodPassword } from './password-rules.ts';
export { createPasswords, type PasswordCost } from './passwords.ts';
export { findStaffByLogin, selectOperatorRoles } from './staff-store.ts';
export { newTemporaryPassword } from './temporary-password.ts';

export function registerIdentityRoutes(api: Api, context: Context, cost?: PasswordCost): void {
  const identity = { ...context, passwords: createPasswords(cost) };
  registerSessionRoutes(api, identity);
  registerStaffRoutes(api, identity);
}
