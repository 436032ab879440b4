import { routes } from '@tomoshibi/contract';
import type { Api } from '../../platform/http/api.ts';
import { countOperators } from '../operators/index.ts';
import { sessionHolds } from './authenticate.ts';
import { beginTotp } from './begin-totp.ts';
import { changePassword } from './change-password.ts';
import { confirmTotp } from './confirm-totp.ts';
import { describeDevice } from '../../platform/http/describe-device.ts';
import { disableTotp } from './disable-totp.ts';
import { endSession } from './end-session.ts';
import type { IdentityContext } from './identity-context.ts';
import { presentMe } from './me-presenter.ts';
import { clearSessionCookie, requireOwnOrigin, setSessionCookie } from './session-cookie.ts';
import { selectSessions } from './sessions-store.ts';
import { setPreferences } from './set-preferences.ts';
import { setUp } from './set-up.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

function registerEntrance(api: Api, context: IdentityContext): void {
  const { publicUrl } = context;
  api.route(routes.getSetup, async () => ({ needed: (await countOperators(context.db)) === 0 }));
  api.route(routes.setUp, async ({ body, request, reply }) => {
    requireOwnOrigin(request, publicUrl);
    const { token, me } = await setUp(context, body, describeDevice(request.headers['user-agent']));
    setSessionCookie(reply, publicUrl, token);
    return me;
  });
  api.route(routes.signIn, async ({ body, request, reply }) => {
    requireOwnOrigin(request, publicUrl);
    const { token, me } = await signIn(context, {
      login: body.login,
      password: body.password,
      totp: body.totp ?? null,
      address: request.ip,
      device: describeDevice(request.headers['user-agent']),
    });
    setSessionCookie(reply, publicUrl, token);
    return me;
  });
  api.route(routes.signOut, async ({ caller, reply }) => {
    await signOut(context, caller);
    clearSessionCookie(reply, publicUrl);
    return undefined;
  });
}

function registerOwnSessions(api: Api, context: IdentityContext): void {
  api.route(routes.listSessions, async ({ caller }) => {
    const now = context.clock.now();
    const rows = await context.db.tenant(caller.operatorId, (tx) => selectSessions(tx, caller.staffId));
    return {
      sessions: rows
        .filter((row) => sessionHolds({ lastSeenAt: row.last_seen_at, expiresAt: row.expires_at }, now))
        .map((row) => ({
          id: row.id,
          createdAt: row.created_at.toISOString(),
          lastSeenAt: row.last_seen_at.toISOString(),
          device: row.device,
          current: row.id === caller.sessionId,
        })),
    };
  });
  api.route(routes.endSession, async ({ caller, params, reply }) => {
    await endSession(context, caller, params.sessionId);
    if (params.sessionId === caller.sessionId) clearSessionCookie(reply, context.publicUrl);
    return undefined;
  });
}

export function registerSessionRoutes(api: Api, context: IdentityContext): void {
  registerEntrance(api, context);
  registerOwnSessions(api, context);
  api.route(routes.getMe, ({ caller }) =>
    context.db.tenant(caller.operatorId, (tx) => presentMe(tx, caller.staffId, caller)),
  );
  api.route(routes.setPreferences, ({ caller, body }) => setPreferences(context, caller, body));
  api.route(routes.changePassword, async ({ caller, body, request, reply }) => {
    const device = describeDevice(request.headers['user-agent']);
    const token = await changePassword(context, caller, { ...body, device });
    setSessionCookie(reply, context.publicUrl, token);
    return undefined;
  });
  api.route(routes.beginTotp, ({ caller, body }) => beginTotp(context, caller, body.password));
  api.route(routes.confirmTotp, ({ caller, body }) => confirmTotp(context, caller, body.totp));
  api.route(routes.disableTotp, async ({ caller, body }) => {
    await disableTotp(context, caller, body.password);
    return undefined;
  });
}
