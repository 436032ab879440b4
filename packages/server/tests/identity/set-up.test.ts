import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refused, startTestApp, type TestApp } from '../_support/app.ts';
import { sessionCookieOf } from '../_support/session-cookie.ts';

const wanted = {
  operatorName: 'NPO法人ともしび',
  authorityName: '灯市',
  deskName: '灯市こころの相談',
  name: '管理 花子',
  login: 'admin@example.jp',
  password: 'hoshi-furu-yoru-no-basu',
};

describe('set-up', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  test('is asked for, refuses bad input and guessable passwords, and changes nothing by it', async () => {
    expect(await app.call(routes.getSetup)).toEqual({ needed: true });
    const blank = await app.refusal(routes.setUp, { body: { ...wanted, operatorName: '  ' } });
    expect(blank).toMatchObject({ code: 'invalid_input', details: [{ field: 'operatorName' }] });
    const short = await app.refusal(routes.setUp, { body: { ...wanted, password: 'elf-letters' } });
    expect(short).toMatchObject({ code: 'invalid_input', details: [{ field: 'password' }] });
    const weak = await app.refusal(routes.setUp, { body: { ...wanted, password: 'tomoshibi2026' } });
    expect(weak).toMatchObject({ status: 422, code: 'weak_password', details: [{ field: 'password' }] });
    const foreign = await app.refusal(routes.setUp, {
      body: wanted,
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.code).toBe('wrong_origin');
    expect(await app.call(routes.getSetup)).toEqual({ needed: true });
  });

  test('works once, also when several people press the button at once', async () => {
    const tries = await Promise.all(
      Array.from({ length: 5 }, (_, at) =>
        app.raw(routes.setUp, { body: { ...wanted, login: `admin${at}@example.jp` } }),
      ),
    );
    expect(tries.map((each) => each.statusCode).toSorted((one, other) => one - other)).toEqual([
      200, 409, 409, 409, 409,
    ]);
    expect(await app.call(routes.getSetup)).toEqual({ needed: false });
    expect(await app.refusal(routes.setUp, { body: wanted })).toMatchObject({ code: 'already_set_up' });

    const made = tries.find((each) => each.statusCode === 200);
    const me = await app.call(routes.getMe, { as: sessionCookieOf(made) });
    expect(me).toMatchObject({
      operatorName: wanted.operatorName,
      operatorRoles: ['system_admin'],
      mustChangePassword: false,
      desks: [{ name: wanted.deskName, authorityName: wanted.authorityName, role: null }],
    });
    expect(me.desks).toHaveLength(1);
    expect(me.desks[0]?.rights).not.toContain('talk.read_any');
    const { staff } = await app.call(routes.listStaff, { as: sessionCookieOf(made) });
    expect(staff.map(({ login }) => login)).toEqual([me.login]);
  });

  test('leaves nothing of an attempt whose sign-in name is taken', async () => {
    const fresh = await startTestApp();
    try {
      await fresh.call(routes.setUp, { body: wanted });
      await expect(fresh.call(routes.setUp, { body: wanted })).rejects.toBeInstanceOf(Refused);
      const admin = await fresh.raw(routes.signIn, {
        body: { login: wanted.login.toUpperCase(), password: wanted.password },
      });
      expect(admin.statusCode).toBe(200);
    } finally {
      await fresh.close();
    }
  });
});
