import { routes } from '@tomoshibi/contract';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestPerson } from '../_support/app.ts';
import { sessionCookieOf } from '../_support/session-cookie.ts';

const STEP = 30_000;

let app: TestApp;
let person: TestPerson;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  person = (await app.operator()).staff.supervisor;
});
afterAll(() => app.close());

const codeAt = (secret: string, offset = 0) =>
  generateSync({ secret, epoch: Math.floor(app.clock.now().getTime() / 1000) + (offset * STEP) / 1000 });
const wrongCode = (secret: string) => {
  const near = new Set([-2, -1, 0, 1, 2].map((offset) => codeAt(secret, offset)));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.has(code)) ?? '';
};
const signIn = (totp?: string) =>
  app.raw(routes.signIn, {
    body: { login: person.login, password: person.password, ...(totp === undefined ? {} : { totp }) },
  });
const codeOf = async (answer: ReturnType<typeof signIn>) =>
  (await answer).json<{ error: { code: string } }>().error.code;

async function enable(): Promise<string> {
  const { secret, otpauthUrl } = await app.call(routes.beginTotp, {
    as: person,
    body: { password: person.password },
  });
  expect(otpauthUrl).toContain(`secret=${secret}`);
  await app.call(routes.confirmTotp, { as: person, body: { totp: codeAt(secret) } });
  app.clock.advance(STEP);
  return secret;
}

test('codes are asked for once they are on, and only with the right password', async () => {
  const secret = await enable();
  expect((await app.call(routes.getMe, { as: person })).totpEnabled).toBe(true);
  expect(await codeOf(signIn())).toBe('totp_required');
  expect(await codeOf(signIn(wrongCode(secret)))).toBe('wrong_credentials');
  const wrongPassword = await app.refusal(routes.signIn, {
    body: { login: person.login, password: 'not-the-password' },
  });
  expect(wrongPassword.code).toBe('wrong_credentials');
  expect((await signIn(codeAt(secret))).statusCode).toBe(200);
});

test('beginning turns nothing on, and needs the own password', async () => {
  const refused = await app.refusal(routes.beginTotp, { as: person, body: { password: 'wrong' } });
  expect(refused.code).toBe('wrong_credentials');
  expect((await app.refusal(routes.confirmTotp, { as: person, body: { totp: '123456' } })).code).toBe(
    'conflict',
  );
  const { secret } = await app.call(routes.beginTotp, { as: person, body: { password: person.password } });
  expect((await signIn()).statusCode).toBe(200);
  const wrong = await app.refusal(routes.confirmTotp, { as: person, body: { totp: wrongCode(secret) } });
  expect(wrong.code).toBe('wrong_credentials');
  expect((await app.call(routes.getMe, { as: person })).totpEnabled).toBe(false);
});

test('a code serves once, also when two use it at the same moment', async () => {
  const secret = await enable();
  const code = codeAt(secret);
  const both = await Promise.all([signIn(code), signIn(code)]);
  expect(both.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([200, 401]);
  expect(await codeOf(signIn(code))).toBe('wrong_credentials');
  app.clock.advance(STEP);
  // The step after it is fresh; the one before it is not.
  expect(await codeOf(signIn(code))).toBe('wrong_credentials');
  expect((await signIn(codeAt(secret))).statusCode).toBe(200);
});

test('a phone may be half a minute off, not more', async () => {
  const secret = await enable();
  app.clock.advance(10 * STEP);
  expect(await codeOf(signIn(codeAt(secret, 2)))).toBe('wrong_credentials');
  expect(await codeOf(signIn(codeAt(secret, -2)))).toBe('wrong_credentials');
  expect((await signIn(codeAt(secret, -1))).statusCode).toBe(200);
  expect((await signIn(codeAt(secret, 1))).statusCode).toBe(200);
  expect(await codeOf(signIn(codeAt(secret)))).toBe('wrong_credentials');
});

test('guessing codes with a known password comes to a halt from any address', async () => {
  const secret = await enable();
  const guess = (place: number) =>
    app.refusal(routes.signIn, {
      from: `203.0.113.${place}`,
      body: { login: person.login, password: person.password, totp: wrongCode(secret) },
    });
  for (let place = 0; place < 6; place += 1) expect((await guess(place)).code).toBe('wrong_credentials');
  expect((await guess(7)).code).toBe('too_many_attempts');
});

test('the secret lies sealed in the database', async () => {
  const secret = await enable();
  const row = await app.context.db.tenant(person.operatorId, (tx) =>
    tx.db.selectFrom('staff').selectAll().where('id', '=', person.staffId).executeTakeFirstOrThrow(),
  );
  expect(row.sealed_totp_secret?.toString('latin1')).not.toContain(secret);
  expect(app.logs.join('\n')).not.toContain(secret);
});

test('codes are turned off by their owner with the password, or by a password reset', async () => {
  await enable();
  expect((await app.refusal(routes.disableTotp, { as: person, body: { password: 'wrong' } })).code).toBe(
    'wrong_credentials',
  );
  expect(await codeOf(signIn())).toBe('totp_required');
  await app.call(routes.disableTotp, { as: person, body: { password: person.password } });
  expect((await signIn()).statusCode).toBe(200);

  const operator = await app.operator();
  person = operator.staff.counselor;
  await enable();
  const { temporaryPassword, staff } = await app.call(routes.resetPassword, {
    as: operator.staff.system_admin,
    params: { staffId: person.staffId },
  });
  expect(staff.totpEnabled).toBe(false);
  const response = await app.raw(routes.signIn, {
    body: { login: person.login, password: temporaryPassword },
  });
  expect((await app.call(routes.getMe, { as: sessionCookieOf(response) })).totpEnabled).toBe(false);
});
