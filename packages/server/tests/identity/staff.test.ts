import { routes, type BodyInputOf } from '@tomoshibi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestOperator } from '../_support/app.ts';
import { sessionCookieOf } from '../_support/session-cookie.ts';

let app: TestApp;
let operator: TestOperator;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  operator = await app.operator({ desks: 2 });
});
afterAll(() => app.close());

let made = 0;
function create(body: Partial<BodyInputOf<typeof routes.createStaff>> = {}) {
  made += 1;
  return app.call(routes.createStaff, {
    as: operator.staff.system_admin,
    body: { login: `new-${made}@example.jp`, name: '新人 一', ...body },
  });
}

/** Hints this process publishes while `work` runs. */
async function hintsOf(work: () => Promise<unknown>): Promise<string[]> {
  const heard: string[] = [];
  const stop = [
    app.context.hints.on('staff', (id) => heard.push(`staff ${id}`)),
    app.context.hints.on('operator', (id) => heard.push(`operator ${id}`)),
  ];
  await work();
  for (const each of stop) each();
  return heard;
}

const audit = async (action: string) => {
  const { rows } = await app.call(routes.listAudit, { as: operator.staff.auditor });
  return rows.filter((row) => row.action === action);
};

describe('adding staff', () => {
  test('gives a temporary password that opens nothing but its own change', async () => {
    const { staff, temporaryPassword } = await create({
      desks: [{ deskId: operator.desk.deskId, role: 'supervisor' }],
    });
    expect(temporaryPassword).toMatch(/^[a-z2-9]{16}$/u);
    expect(staff).toMatchObject({ mustChangePassword: true, state: 'active', lastSignInAt: null });
    const signedIn = await app.raw(routes.signIn, {
      body: { login: staff.login, password: temporaryPassword },
    });
    const as = sessionCookieOf(signedIn);
    expect((await app.call(routes.getMe, { as })).mustChangePassword).toBe(true);
    for (const route of [routes.listDesks, routes.listSessions, routes.getQueue])
      expect((await app.raw(route, { as })).statusCode, route.path).toBe(403);

    const body = { currentPassword: temporaryPassword, newPassword: 'mado-no-soto-ni-yuki' };
    const changed = await app.raw(routes.changePassword, { as, body });
    expect(changed.statusCode).toBe(204);
    expect((await app.refusal(routes.getMe, { as })).code).toBe('signed_out');
    const after = sessionCookieOf(changed);
    expect((await app.call(routes.getMe, { as: after })).mustChangePassword).toBe(false);
    await app.call(routes.listDesks, { as: after });
    expect(await audit('staff.created')).toMatchObject([{ subjectId: staff.staffId }]);
    expect(await audit('member.set')).toMatchObject([
      { deskId: operator.desk.deskId, details: { role: 'supervisor' } },
    ]);
  });

  test('refuses a sign-in name that anybody in the installation has', async () => {
    const other = await app.operator();
    for (const login of [operator.staff.counselor.login, other.staff.counselor.login.toUpperCase()]) {
      const refused = await app.refusal(routes.createStaff, {
        as: operator.staff.system_admin,
        body: { login, name: '別人' },
      });
      expect(refused).toMatchObject({ code: 'name_taken', details: [{ field: 'login' }] });
    }
  });

  test('refuses bad input by field and leaves nothing behind', async () => {
    const other = await app.operator();
    const { deskId } = operator.desk;
    const bad: [Record<string, unknown>, string][] = [
      [{ login: 'あいう' }, 'login'],
      [{ name: ' ' }, 'name'],
      [{ name: 'x'.repeat(41) }, 'name'],
      [{ operatorRoles: ['king'] }, 'operatorRoles.0'],
      [{ desks: [{ deskId: other.desk.deskId, role: 'counselor' }] }, 'desks.0.deskId'],
      [
        {
          desks: [
            { deskId, role: 'counselor' },
            { deskId, role: 'officer' },
          ],
        },
        'desks.1.deskId',
      ],
      [{ desks: [{ deskId, role: 'boss' }] }, 'desks.0.role'],
    ];
    for (const [part, field] of bad) {
      const response = await app.raw(routes.createStaff, {
        as: operator.staff.system_admin,
        body: { login: 'bad-input@example.jp', name: '名', ...part },
      });
      expect(response.statusCode, field).toBe(400);
      expect(response.json()).toMatchObject({ error: { details: [{ field }] } });
    }
    const { staff } = await app.call(routes.listStaff, { as: operator.staff.system_admin });
    expect(staff.map(({ login }) => login)).not.toContain('bad-input@example.jp');
  });
});

describe('changing staff', () => {
  const update = (staffId: string, body: BodyInputOf<typeof routes.updateStaff>) =>
    app.call(routes.updateStaff, { as: operator.staff.system_admin, params: { staffId }, body });

  test('takes rights away with the next request and tells open streams', async () => {
    const { counselor } = operator.staff;
    const [first, second] = operator.desks;
    expect((await app.call(routes.getMe, { as: counselor })).desks).toHaveLength(2);
    const heard = await hintsOf(() =>
      update(counselor.staffId, { desks: [{ deskId: second?.deskId ?? '', role: 'officer' }] }),
    );
    expect(heard).toEqual([`staff ${counselor.staffId}`, `operator ${operator.operatorId}`]);
    const me = await app.call(routes.getMe, { as: counselor });
    expect(me.desks.map(({ deskId, role }) => [deskId, role])).toEqual([[second?.deskId, 'officer']]);
    expect((await app.refusal(routes.getQueue, { as: counselor, query: {} })).code).toBe('forbidden');
    expect(await audit('member.removed')).toMatchObject([{ deskId: first?.deskId }]);
    expect(await audit('member.set')).toMatchObject([{ deskId: second?.deskId }]);
  });

  test('disabling ends sessions and tokens at once, enabling asks to sign in again', async () => {
    const { supervisor, system_admin: admin } = operator.staff;
    const { secret } = await app.call(routes.createToken, {
      as: admin,
      body: { name: '集計', staffId: supervisor.staffId, access: 'read', expiresInDays: 30 },
    });
    await app.call(routes.getMe, { as: { bearer: secret } });
    const heard = await hintsOf(() => update(supervisor.staffId, { state: 'disabled' }));
    expect(heard).toContain(`staff ${supervisor.staffId}`);
    expect((await app.refusal(routes.getMe, { as: supervisor })).code).toBe('signed_out');
    expect((await app.refusal(routes.getMe, { as: { bearer: secret } })).code).toBe('signed_out');
    await update(supervisor.staffId, { state: 'active' });
    expect((await app.refusal(routes.getMe, { as: supervisor })).code).toBe('signed_out');
    await app.call(routes.signIn, { body: { login: supervisor.login, password: supervisor.password } });
  });

  test('never leaves the operator without a system administrator', async () => {
    const { system_admin: admin, auditor } = operator.staff;
    const refuse = async (staffId: string, body: BodyInputOf<typeof routes.updateStaff>) =>
      (await app.refusal(routes.updateStaff, { as: admin, params: { staffId }, body })).code;
    expect(await refuse(admin.staffId, { state: 'disabled' })).toBe('conflict');
    expect(await refuse(admin.staffId, { operatorRoles: ['auditor'] })).toBe('conflict');
    await update(auditor.staffId, { operatorRoles: ['system_admin', 'auditor'] });
    // With a second one the first may step down, and that second one is then the last.
    expect(await refuse(admin.staffId, { state: 'disabled' })).toBe('conflict');
    await update(admin.staffId, { operatorRoles: [] });
    expect((await app.refusal(routes.listStaff, { as: admin })).code).toBe('forbidden');
    const last = await app.refusal(routes.updateStaff, {
      as: auditor,
      params: { staffId: auditor.staffId },
      body: { operatorRoles: ['auditor'] },
    });
    expect(last.code).toBe('conflict');
  });

  test('of two administrators who remove each other at once, one stays', async () => {
    const pair = async () => {
      const { operatorId, staff } = await app.operator();
      const one = staff.system_admin;
      const two = await app.person(operatorId, { operatorRoles: ['system_admin'] });
      const remove = (as: typeof one, whom: typeof one) =>
        app.raw(routes.updateStaff, { as, params: { staffId: whom.staffId }, body: { operatorRoles: [] } });
      return { operatorId, race: () => Promise.all([remove(one, two), remove(two, one)]) };
    };
    const pairs = await Promise.all(Array.from({ length: 8 }, pair));
    await Promise.all(pairs.map(({ race }) => race()));
    for (const { operatorId } of pairs) {
      const rows = await app.context.db.tenant(operatorId, (tx) =>
        tx.db.selectFrom('staff').select('operator_roles').execute(),
      );
      expect(rows.filter((row) => row.operator_roles.includes('system_admin'))).toHaveLength(1);
    }
  });

  test('a reset gives a new temporary password and ends the old ways in', async () => {
    const { coordinator, system_admin: admin } = operator.staff;
    const heard = await hintsOf(async () => {
      const { temporaryPassword, staff } = await app.call(routes.resetPassword, {
        as: admin,
        params: { staffId: coordinator.staffId },
      });
      expect(staff.mustChangePassword).toBe(true);
      expect((await app.refusal(routes.getMe, { as: coordinator })).code).toBe('signed_out');
      const old = await app.refusal(routes.signIn, {
        body: { login: coordinator.login, password: coordinator.password },
      });
      expect(old.code).toBe('wrong_credentials');
      await app.call(routes.signIn, { body: { login: coordinator.login, password: temporaryPassword } });
      expect(app.logs.join('\n')).not.toContain(temporaryPassword);
    });
    expect(heard).toContain(`staff ${coordinator.staffId}`);
  });

  test('all sessions of a member can be ended', async () => {
    const { officer, system_admin: admin } = operator.staff;
    const second = await app.signedIn(officer);
    await app.call(routes.endStaffSessions, { as: admin, params: { staffId: officer.staffId } });
    for (const as of [officer, second])
      expect((await app.refusal(routes.getMe, { as })).code).toBe('signed_out');
    expect(await audit('staff.sessions_ended')).toMatchObject([{ details: { ended: 2 } }]);
  });
});

describe('the own account', () => {
  test('keeps preferences', async () => {
    const as = operator.staff.counselor;
    const me = await app.call(routes.setPreferences, { as, body: { language: 'en', sound: false } });
    expect(me.preferences).toEqual({ sendKey: 'ctrl_enter', language: 'en', sound: false });
    expect((await app.call(routes.setPreferences, { as, body: {} })).preferences).toEqual(me.preferences);
  });

  test('changes its password only with the present one, to a good other one, and loses its other sessions', async () => {
    const here = operator.staff.counselor;
    const there = await app.signedIn(here);
    const change = (currentPassword: string, newPassword: string) =>
      app.raw(routes.changePassword, { as: here, body: { currentPassword, newPassword } });
    const code = async (answer: ReturnType<typeof change>) =>
      (await answer).json<{ error: { code: string } }>().error.code;
    expect(await code(change('wrong', 'mado-no-soto-ni-yuki'))).toBe('wrong_credentials');
    expect(await code(change(here.password, 'kumamoto2024'))).toBe('weak_password');
    expect(await code(change(here.password, 'mijikai'))).toBe('invalid_input');
    expect(await code(change(here.password, here.password))).toBe('weak_password');
    await app.call(routes.getMe, { as: there });
    const heard = await hintsOf(async () => {
      const changed = await change(here.password, 'mado-no-soto-ni-yuki');
      expect(changed.statusCode).toBe(204);
      await app.call(routes.getMe, { as: sessionCookieOf(changed) });
    });
    expect(heard).toContain(`staff ${here.staffId}`);
    for (const as of [here, there]) expect((await app.refusal(routes.getMe, { as })).code).toBe('signed_out');
    await app.call(routes.signIn, { body: { login: here.login, password: 'mado-no-soto-ni-yuki' } });
  });
});
