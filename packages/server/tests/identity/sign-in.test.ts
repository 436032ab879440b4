import { ErrorBody, routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPasswords } from '../../src/modules/identity/passwords.ts';
import {
  CHEAP_PASSWORDS,
  HOUR,
  MINUTE,
  startTestApp,
  type TestApp,
  type TestOperator,
} from '../_support/app.ts';
import { sessionCookieOf } from '../_support/session-cookie.ts';

let app: TestApp;
let operator: TestOperator;
beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
});
afterAll(() => app.close());

const auditOf = async (of: TestOperator, action: string) => {
  const { rows } = await app.call(routes.listAudit, { as: await app.signedIn(of.staff.auditor) });
  return rows.filter((row) => row.action === action);
};

describe('signing in', () => {
  test('opens a session with a cookie scripts and other sites cannot use', async () => {
    const { counselor } = operator.staff;
    const response = await app.raw(routes.signIn, {
      body: { login: ` ${counselor.login.toUpperCase()}`, password: counselor.password },
      headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36' },
    });
    expect(response.statusCode).toBe(200);
    expect(response.cookies).toMatchObject([
      { name: 'tomoshibi_session', path: '/', httpOnly: true, sameSite: 'Strict' },
    ]);
    expect(response.headers['cache-control']).toBe('no-store');
    const as = sessionCookieOf(response);
    const me = await app.call(routes.getMe, { as });
    expect(me).toMatchObject({ staffId: counselor.staffId, login: counselor.login });
    expect(me.desks.map(({ deskId, role }) => ({ deskId, role }))).toEqual([
      { deskId: operator.desk.deskId, role: 'counselor' },
    ]);
    const { sessions } = await app.call(routes.listSessions, { as });
    expect(sessions.find(({ current }) => current)?.device).toBe('Chrome · Windows');
    expect(await auditOf(operator, 'session.started')).toMatchObject([{ actorName: counselor.name }]);
  });

  test('uses a __Host- cookie where the address is https', async () => {
    const secure = await startTestApp({ publicUrl: 'https://soudan.example.jp' });
    try {
      const { staff } = await secure.operator();
      const response = await secure.raw(routes.signIn, {
        body: { login: staff.counselor.login, password: staff.counselor.password },
      });
      expect(response.cookies).toMatchObject([
        { name: '__Host-tomoshibi', path: '/', httpOnly: true, secure: true, sameSite: 'Strict' },
      ]);
      expect((await secure.call(routes.getMe, { as: sessionCookieOf(response) })).name).toBe(
        staff.counselor.name,
      );
    } finally {
      await secure.close();
    }
  });

  test('never repeats a token and never stores one', async () => {
    const { colleague } = operator.staff;
    const body = { login: colleague.login, password: colleague.password };
    const tokens = new Set<string>();
    for (let time = 0; time < 3; time += 1) {
      const as = sessionCookieOf(await app.raw(routes.signIn, { body }));
      tokens.add('cookie' in as ? (as.cookie.split('=')[1] ?? '') : '');
    }
    expect(tokens.size).toBe(3);
    const stored = await app.context.db.tenant(operator.operatorId, (tx) =>
      tx.db.selectFrom('sessions').selectAll().execute(),
    );
    const dump = JSON.stringify(
      stored.map((row) => ({ ...row, token_hash: row.token_hash.toString('base64url') })),
    );
    for (const token of tokens) expect(dump).not.toContain(token);
    expect(app.logs.join('\n')).not.toContain(colleague.password);
  });

  test('refuses wrong, unknown and disabled alike, and audits what concerns somebody', async () => {
    const other = await app.operator();
    const { officer, coordinator, system_admin: admin } = other.staff;
    const wrong = await app.refusal(routes.signIn, {
      body: { login: officer.login, password: 'not-the-password' },
    });
    const unknown = await app.refusal(routes.signIn, {
      body: { login: 'nobody@example.jp', password: 'not-the-password' },
    });
    await app.call(routes.updateStaff, {
      as: admin,
      params: { staffId: coordinator.staffId },
      body: { state: 'disabled' },
    });
    const disabled = await app.refusal(routes.signIn, {
      body: { login: coordinator.login, password: coordinator.password },
    });
    expect(wrong).toMatchObject({ status: 401, code: 'wrong_credentials' });
    expect(unknown.message).toBe(wrong.message);
    expect(disabled.message).toBe(wrong.message);
    const refused = await auditOf(other, 'session.refused');
    expect(refused.map(({ subjectId, details }) => [subjectId, details['reason']])).toEqual([
      [coordinator.staffId, 'disabled'],
      [officer.staffId, 'password'],
    ]);
    expect(refused.every(({ actorKind }) => actorKind === 'nobody')).toBe(true);
  });

  test('makes a hash of an older cost anew', async () => {
    const { operatorId, staff } = await app.operator();
    const { counselor } = staff;
    const older = await createPasswords({ ...CHEAP_PASSWORDS, timeCost: 2 }).hash(counselor.password);
    const stored = () =>
      app.context.db.tenant(operatorId, (tx) =>
        tx.db
          .selectFrom('staff')
          .select('password_hash')
          .where('id', '=', counselor.staffId)
          .executeTakeFirstOrThrow(),
      );
    await app.context.db.tenant(operatorId, (tx) =>
      tx.db.updateTable('staff').set({ password_hash: older }).where('id', '=', counselor.staffId).execute(),
    );
    const body = { login: counselor.login, password: counselor.password };
    await app.call(routes.signIn, { body });
    const { password_hash: renewed } = await stored();
    expect(renewed).toContain('$m=8,t=1,p=1$');
    await app.call(routes.signIn, { body });
    expect((await stored()).password_hash).toBe(renewed);
  });

  test('refuses bad input by name of the field', async () => {
    const cases: [unknown, string][] = [
      [{ login: 'a', password: 'x' }, 'login'],
      [{ login: 'someone' }, 'password'],
      [{ login: 'someone', password: 'x', totp: '12' }, 'totp'],
      [{ login: 'someone', password: 'x', more: 1 }, 'body'],
      [null, 'login'],
      [[], 'body'],
    ];
    for (const [body, field] of cases) {
      const response = await app.raw(routes.signIn, { body });
      expect(response.statusCode).toBe(400);
      const { error } = ErrorBody.parse(response.json());
      expect([error.code, error.details?.[0]?.field]).toEqual(['invalid_input', field]);
    }
    const text = await app.app.http.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'content-type': 'application/json' },
      payload: '{"login":',
    });
    expect(text.json()).toMatchObject({ error: { code: 'not_json' } });
  });
});

describe('a session', () => {
  test('falls idle after 30 minutes without use', async () => {
    const person = await app.signedIn(operator.staff.counselor);
    for (let time = 0; time < 3; time += 1) {
      app.clock.advance(29 * MINUTE);
      await app.call(routes.getMe, { as: person });
    }
    app.clock.advance(30 * MINUTE);
    expect(await app.refusal(routes.getMe, { as: person })).toMatchObject({ code: 'signed_out' });
  });

  test('ends 12 hours after it began, however busy', async () => {
    const person = await app.signedIn(operator.staff.counselor);
    for (let time = 0; time < 47; time += 1) {
      app.clock.advance(15 * MINUTE);
      await app.call(routes.getMe, { as: person });
    }
    app.clock.advance(15 * MINUTE);
    expect(await app.refusal(routes.getMe, { as: person })).toMatchObject({ code: 'signed_out' });
  });

  test('notes its use once a minute at most', async () => {
    const person = await app.signedIn(operator.staff.supervisor);
    const lastSeen = async () => {
      const row = await app.context.db.tenant(operator.operatorId, (tx) =>
        tx.db
          .selectFrom('sessions')
          .select('last_seen_at')
          .where('id', '=', person.sessionId)
          .executeTakeFirstOrThrow(),
      );
      return row.last_seen_at.getTime();
    };
    const begun = await lastSeen();
    app.clock.advance(59_000);
    await app.call(routes.getMe, { as: person });
    expect(await lastSeen()).toBe(begun);
    app.clock.advance(1_000);
    await app.call(routes.getMe, { as: person });
    expect(await lastSeen()).toBe(begun + MINUTE);
  });

  test('is closed by signing out, and the browser is told to forget', async () => {
    const person = await app.signedIn(operator.staff.counselor);
    const response = await app.raw(routes.signOut, { as: person });
    expect(response.statusCode).toBe(204);
    expect(response.headers['clear-site-data']).toContain('"cookies"');
    expect(response.cookies).toMatchObject([{ name: 'tomoshibi_session', value: '' }]);
    expect(await app.refusal(routes.getMe, { as: person })).toMatchObject({ code: 'signed_out' });
  });

  test('can be ended by its owner from another one, and by nobody else', async () => {
    const here = await app.signedIn(operator.staff.counselor);
    const there = await app.signedIn(operator.staff.counselor);
    const stranger = await app.signedIn(operator.staff.supervisor);
    const params = { sessionId: there.sessionId };
    expect(await app.refusal(routes.endSession, { as: stranger, params })).toMatchObject({
      code: 'not_found',
    });
    await app.call(routes.getMe, { as: there });
    await app.call(routes.endSession, { as: here, params });
    expect(await app.refusal(routes.getMe, { as: there })).toMatchObject({ code: 'signed_out' });
    await app.call(routes.getMe, { as: here });
    expect(await app.refusal(routes.endSession, { as: here, params })).toMatchObject({ code: 'not_found' });
  });

  test('is listed only while it holds', async () => {
    const old = await app.signedIn(operator.staff.headquarters);
    app.clock.advance(HOUR);
    const fresh = await app.signedIn(operator.staff.headquarters);
    const { sessions } = await app.call(routes.listSessions, { as: fresh });
    expect(sessions.map(({ id }) => id)).toContain(fresh.sessionId);
    expect(sessions.map(({ id }) => id)).not.toContain(old.sessionId);
  });

  test('belongs to cookies only as this server made them', async () => {
    for (const cookie of ['tomoshibi_session=', 'tomoshibi_session=x', `tomoshibi_session=${'A'.repeat(43)}`])
      expect(await app.refusal(routes.getMe, { as: { cookie } })).toMatchObject({ code: 'signed_out' });
  });
});

describe('a request from a page of another site', () => {
  const patch = (headers: Record<string, string>) =>
    app.raw(routes.setPreferences, {
      body: { sound: false },
      headers: { cookie: operator.staff.system_admin.cookie, ...headers },
    });

  test('is refused', async () => {
    operator = await app.operator();
    const header = { 'x-requested-with': 'tomoshibi' };
    for (const headers of [
      {},
      { 'x-requested-with': 'XMLHttpRequest' },
      { ...header, origin: 'https://evil.example' },
      { ...header, origin: 'null' },
      { ...header, origin: 'http://console.test.evil.example' },
    ]) {
      const response = await patch(headers);
      expect(response.statusCode, JSON.stringify(headers)).toBe(403);
      expect(response.json()).toMatchObject({ error: { code: 'wrong_origin' } });
    }
    const me = await app.call(routes.getMe, { as: operator.staff.system_admin });
    expect(me.preferences.sound).toBe(true);
  });

  test('and one from our own page is not', async () => {
    const header = { 'x-requested-with': 'tomoshibi' };
    for (const headers of [
      header,
      { ...header, origin: 'http://console.test' },
      { ...header, origin: 'http://localhost:3000', host: 'localhost:3000' },
    ])
      expect((await patch(headers)).statusCode, JSON.stringify(headers)).toBe(200);
    const read = await app.raw(routes.getMe, {
      headers: { cookie: operator.staff.system_admin.cookie, origin: 'https://evil.example' },
    });
    expect(read.statusCode).toBe(200);
    expect(read.headers['access-control-allow-origin']).toBeUndefined();
  });
});
