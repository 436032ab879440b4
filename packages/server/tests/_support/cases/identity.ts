import { generateSync } from 'otplib';
import { z } from 'zod';
import { routes } from '@tomoshibi/contract';
import type { TestApp, TestOperator } from '../app.ts';
import type { LineDesk } from '../line-desk.ts';
import type { ModuleCases, VerbsAt } from './case.ts';

async function verbs({ desk, fresh, verb }: VerbsAt): Promise<void> {
  const { system_admin: admin } = desk.operator.staff;
  await verb({
    route: 'setUp',
    action: 'operator.set_up',
    on: fresh,
    call: {
      body: {
        operatorName: '灯',
        authorityName: '灯市',
        deskName: 'よるの相談',
        name: '管理',
        login: 'kanri@example.jp',
        password: 'yoru-no-minato-no-hi-42',
      },
    },
  });

  const hana = await desk.test.person(desk.operator.operatorId, {
    desks: [{ deskId: desk.operator.desk.deskId, role: 'counselor' }],
  });
  const as = hana;
  await verb({
    route: 'signIn',
    action: 'session.started',
    call: { body: { login: hana.login, password: hana.password } },
  });
  await verb({
    route: 'setPreferences',
    action: 'staff.preferences_changed',
    call: { as, body: { sound: false } },
  });
  const { secret } = await verb({
    route: 'beginTotp',
    action: 'staff.totp_begun',
    call: { as, body: { password: hana.password } },
  });
  const epoch = desk.test.clock.now().getTime() / 1000;
  const totp = generateSync({ secret: String(secret), epoch });
  await verb({ route: 'confirmTotp', action: 'staff.totp_enabled', call: { as, body: { totp } } });
  await verb({
    route: 'disableTotp',
    action: 'staff.totp_disabled',
    call: { as, body: { password: hana.password } },
  });
  const passwords = { currentPassword: hana.password, newPassword: 'asa-no-hamabe-no-kai-77' };
  await verb({ route: 'changePassword', action: 'staff.password_changed', call: { as, body: passwords } });
  // A new password ends the sessions before it.
  const again = await desk.test.signedIn(hana);
  const other = await desk.test.signedIn(hana);
  await verb({
    route: 'endSession',
    action: 'session.ended',
    call: { as: again, params: { sessionId: other.sessionId } },
  });
  await verb({ route: 'signOut', action: 'session.ended', call: { as: again } });

  const asAdmin = { as: admin };
  const of = { staffId: hana.staffId };
  await verb({
    route: 'createStaff',
    action: 'staff.created',
    call: { ...asAdmin, body: { login: 'umi@example.jp', name: '海' } },
  });
  await verb({
    route: 'updateStaff',
    action: 'staff.updated',
    call: { ...asAdmin, params: of, body: { name: '花 改' } },
  });
  await desk.test.signedIn(hana);
  await verb({
    route: 'endStaffSessions',
    action: 'staff.sessions_ended',
    call: { ...asAdmin, params: of },
  });
  await verb({ route: 'resetPassword', action: 'staff.password_reset', call: { ...asAdmin, params: of } });
  const wanted = { name: '連携', staffId: admin.staffId, access: 'read', expiresInDays: 1 };
  const { token } = await verb({
    route: 'createToken',
    action: 'token.created',
    call: { ...asAdmin, body: wanted },
  });
  const { tokenId } = z.object({ tokenId: z.string() }).parse(token);
  await verb({ route: 'revokeToken', action: 'token.revoked', call: { ...asAdmin, params: { tokenId } } });
}

async function ids(app: TestApp, { staff }: TestOperator) {
  const { system_admin: admin, coordinator } = staff;
  const { token } = await app.call(routes.createToken, {
    as: admin,
    body: { name: '集計', staffId: coordinator.staffId, access: 'read', expiresInDays: 9 },
  });
  return { staffId: coordinator.staffId, sessionId: coordinator.sessionId, tokenId: token.tokenId };
}

async function fill({ test, operator }: LineDesk): Promise<void> {
  const { system_admin: admin, counselor } = operator.staff;
  await test.call(routes.createToken, {
    as: admin,
    body: { name: '連携', staffId: admin.staffId, access: 'read', expiresInDays: 1 },
  });
  await test.refusal(routes.signIn, { body: { login: counselor.login, password: 'chigau-kotoba-12' } });
}

export const identityCases: ModuleCases = { ids, verbs, fill };
