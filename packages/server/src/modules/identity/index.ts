import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { createPasswords, type PasswordCost } from './passwords.ts';
import { registerSessionRoutes } from './session-routes.ts';
import { registerStaffRoutes } from './staff-routes.ts';

export { createAuthenticate, recheckCaller } from './authenticate.ts';
export { createToken } from './create-token.ts';
export { enrolStaff } from './enrol-staff.ts';
export { findStaffByLogin } from './staff-store.ts';
export type { PasswordCost } from './passwords.ts';

export function registerIdentityRoutes(api: Api, context: Context, cost?: PasswordCost): void {
  const identity = { ...context, passwords: createPasswords(cost) };
  registerSessionRoutes(api, identity);
  registerStaffRoutes(api, identity);
}
