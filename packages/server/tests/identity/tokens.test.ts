import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createToken, recheckCaller } from '../../src/modules/identity/index.ts';
import { DAY, MINUTE, startTestApp, type TestApp, type TestOperator } from '../_support/app.ts';

let app: TestApp;
let operator: TestOperator;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  operator = await app.operator();
});
afterAll(() => app.close());

function create(access: 'read' | 'write', staffId: string, expiresInDays = 30) {
  return app.call(routes.createToken, {
    as: operator.staff.system_admin,
    body: { name: '外部集計', staffId, access, expiresInDays },
  });
}

test('a token acts with the present rights of its member', async () => {
  const { system_admin: admin, counselor } = operator.staff;
  const { secret, token } = await create('read', admin.staffId);
  expect(secret).toMatch(/^tmsb_[A-Za-z0-9_-]{43}$/u);
  const as = { bearer: secret };
  expect((await app.call(routes.getMe, { as })).staffId).toBe(admin.staffId);
  expect((await app.call(routes.listStaff, { as })).staff.length).toBeGreaterThan(1);

  const ofCounselor = await create('write', counselor.staffId);
  expect((await app.refusal(routes.listStaff, { as: { bearer: ofCounselor.secret } })).code).toBe(
    'forbidden',
  );
  const { tokens } = await app.call(routes.listTokens, { as: admin });
  expect(tokens.map(({ tokenId }) => tokenId)).toContain(token.tokenId);
  expect(tokens.find(({ tokenId }) => tokenId === token.tokenId)?.lastUsedAt).not.toBeNull();
  expect(JSON.stringify(tokens)).not.toContain(secret);
  expect(app.logs.join('\n')).not.toContain(secret);
});

test('a read token changes nothing, a write token needs no page header', async () => {
  const { system_admin: admin } = operator.staff;
  const body = { name: '新人', login: 'by-token@example.jp' };
  const reader = { bearer: (await create('read', admin.staffId)).secret };
  const refused = await app.refusal(routes.createStaff, { as: reader, body });
  expect(refused).toMatchObject({ status: 403, code: 'forbidden' });
  const writer = { bearer: (await create('write', admin.staffId)).secret };
  const { staff } = await app.call(routes.createStaff, { as: writer, body });
  const { rows } = await app.call(routes.listAudit, { as: operator.staff.auditor });
  expect(rows.find(({ action }) => action === 'staff.created')).toMatchObject({
    actorKind: 'token',
    actorName: admin.name,
    subjectId: staff.staffId,
  });
});

test('a token cannot touch what belongs to a person signing in', async () => {
  const { supervisor } = operator.staff;
  const as = { bearer: (await create('write', supervisor.staffId)).secret };
  const { password } = supervisor;
  const refusals = [
    await app.refusal(routes.signOut, { as }),
    await app.refusal(routes.beginTotp, { as, body: { password } }),
    await app.refusal(routes.confirmTotp, { as, body: { totp: '123456' } }),
    await app.refusal(routes.disableTotp, { as, body: { password } }),
    await app.refusal(routes.endSession, { as, params: { sessionId: supervisor.sessionId } }),
    await app.refusal(routes.changePassword, {
      as,
      body: { currentPassword: password, newPassword: 'mado-no-soto-ni-yuki' },
    }),
  ];
  expect(refusals.map(({ code }) => code)).toEqual(refusals.map(() => 'forbidden'));
  await app.call(routes.getMe, { as: supervisor });
});

test('a token ends on its day, when revoked, and with its member', async () => {
  const { system_admin: admin, officer } = operator.staff;
  const short = await create('read', officer.staffId, 1);
  const as = { bearer: short.secret };
  app.clock.advance(DAY - 1);
  await app.call(routes.getMe, { as });
  app.clock.advance(1);
  expect((await app.refusal(routes.getMe, { as })).code).toBe('signed_out');

  operator = await app.operator();
  const long = await create('read', operator.staff.officer.staffId);
  const heard: string[] = [];
  const stop = app.context.hints.on('staff', (id) => heard.push(id));
  await app.call(routes.revokeToken, {
    as: operator.staff.system_admin,
    params: { tokenId: long.token.tokenId },
  });
  stop();
  expect(heard).toEqual([operator.staff.officer.staffId]);
  expect((await app.refusal(routes.getMe, { as: { bearer: long.secret } })).code).toBe('signed_out');
  expect(admin.operatorId).not.toBe(operator.operatorId);
});

test('bad token requests are refused', async () => {
  const { system_admin: as, counselor } = operator.staff;
  const other = await app.operator();
  const body = {
    name: 'x',
    staffId: other.staff.counselor.staffId,
    access: 'read',
    expiresInDays: 1,
  } as const;
  expect((await app.refusal(routes.createToken, { as, body })).code).toBe('not_found');
  for (const bad of [
    { ...body, staffId: counselor.staffId, expiresInDays: 0 },
    { ...body, staffId: counselor.staffId, expiresInDays: 367 },
    { ...body, staffId: 'x' },
    { ...body, staffId: counselor.staffId, access: 'admin' },
  ])
    expect((await app.raw(routes.createToken, { as, body: bad })).statusCode).toBe(400);
  const foreign = await app.refusal(routes.revokeToken, {
    as: other.staff.system_admin,
    params: { tokenId: (await create('read', counselor.staffId)).token.tokenId },
  });
  expect(foreign.code).toBe('not_found');
});

test('an Authorization header never falls back to the cookie beside it', async () => {
  for (const authorization of ['Bearer tmsb_x', `Bearer tmsb_${'A'.repeat(43)}`, 'Basic eDp5', 'x']) {
    const response = await app.raw(routes.getMe, {
      as: operator.staff.counselor,
      headers: { authorization },
    });
    expect(response.statusCode, authorization).toBe(401);
  }
});

test('an open stream is looked at again with what holds now', async () => {
  const { counselor, system_admin: admin } = operator.staff;
  const caller = {
    kind: 'staff',
    operatorId: operator.operatorId,
    staffId: counselor.staffId,
    name: counselor.name,
    sessionId: counselor.sessionId,
    tokenId: null,
    access: 'write',
    mustChangePassword: false,
    operatorRoles: [],
    deskRoles: new Map(),
  } as const;
  const fresh = await recheckCaller(app.context, caller);
  expect([...(fresh?.deskRoles.values() ?? [])]).toEqual(['counselor']);
  // An open stream is use: a quiet night signs nobody out before the shift is over.
  for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
    app.clock.advance(20 * MINUTE);
    expect(await recheckCaller(app.context, caller)).not.toBeNull();
  }
  app.clock.advance(20 * MINUTE);
  expect(await recheckCaller(app.context, caller)).toBeNull();

  const again = await app.signedIn(counselor);
  const held = { ...caller, sessionId: again.sessionId };
  expect(await recheckCaller(app.context, held)).not.toBeNull();
  const boss = await app.signedIn(admin);
  await app.call(routes.endStaffSessions, { as: boss, params: { staffId: counselor.staffId } });
  expect(await recheckCaller(app.context, held)).toBeNull();
});

test('a token made for a colleague never reaches talks; one made at the command line may', async () => {
  const { supervisor, system_admin: admin } = operator.staff;
  const silent = { bearer: (await create('write', supervisor.staffId)).secret };
  expect((await app.call(routes.getMe, { as: silent })).desks).toEqual([]);
  expect((await app.refusal(routes.getQueue, { as: silent, query: {} })).code).toBe('forbidden');
  const { secret } = await createToken(
    app.context,
    { kind: 'system' },
    {
      operatorId: operator.operatorId,
      staffId: supervisor.staffId,
      name: '連携',
      access: 'read',
      expiresInDays: 1,
    },
  );
  expect((await app.call(routes.getQueue, { as: { bearer: secret }, query: {} })).consultations).toEqual([]);
  // An administrator who also works at the desk makes such a token for themself.
  await app.call(routes.updateStaff, {
    as: admin,
    params: { staffId: admin.staffId },
    body: { desks: [{ deskId: operator.desk.deskId, role: 'supervisor' }] },
  });
  const own = { bearer: (await create('read', admin.staffId)).secret };
  expect((await app.call(routes.getQueue, { as: own, query: {} })).consultations).toEqual([]);
});
