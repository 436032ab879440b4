import { routes } from '@tomoshibi/contract';
import { requireOperatorRight } from '../../platform/actor.ts';
import type { Api } from '../../platform/http/api.ts';
import { createStaff } from './create-staff.ts';
import { createToken } from './create-token.ts';
import { endStaffSessions } from './end-staff-sessions.ts';
import type { IdentityContext } from './identity-context.ts';
import { resetPassword } from './reset-password.ts';
import { revokeToken } from './revoke-token.ts';
import { presentStaff, presentToken } from './staff-presenter.ts';
import { selectAllStaff, selectMemberships } from './staff-store.ts';
import { selectTokens } from './tokens-store.ts';
import { updateStaff } from './update-staff.ts';

export function registerStaffRoutes(api: Api, context: IdentityContext): void {
  api.route(routes.listStaff, ({ caller }) => {
    requireOperatorRight(caller, 'staff.manage');
    return context.db.tenant(caller.operatorId, async (tx) => {
      const rows = await selectAllStaff(tx);
      const memberships = await selectMemberships(tx, null);
      return { staff: rows.map((row) => presentStaff(row, memberships)) };
    });
  });
  api.route(routes.createStaff, ({ caller, body }) => createStaff(context, caller, body));
  api.route(routes.updateStaff, ({ caller, params, body }) =>
    updateStaff(context, caller, params.staffId, body),
  );
  api.route(routes.resetPassword, ({ caller, params }) => resetPassword(context, caller, params.staffId));
  api.route(routes.endStaffSessions, async ({ caller, params }) => {
    await endStaffSessions(context, caller, params.staffId);
    return undefined;
  });

  api.route(routes.listTokens, ({ caller }) => {
    requireOperatorRight(caller, 'token.manage');
    return context.db.tenant(caller.operatorId, async (tx) => {
      const rows = await selectTokens(tx, null);
      return { tokens: rows.map((row) => presentToken(row)) };
    });
  });
  api.route(routes.createToken, ({ caller, body }) => {
    requireOperatorRight(caller, 'token.manage');
    return createToken(context, caller, { ...body, operatorId: caller.operatorId });
  });
  api.route(routes.revokeToken, async ({ caller, params }) => {
    await revokeToken(context, caller, params.tokenId);
    return undefined;
  });
}
