import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { HOUR, MINUTE, startTestApp, type TestApp, type TestOperator } from '../_support/app.ts';

const STRANGER = '203.0.113.9';

let app: TestApp;
let operator: TestOperator;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  operator = await app.operator();
  // Throttles of earlier tests are over.
  app.clock.advance(2 * HOUR);
});
afterAll(() => app.close());

const login = () => operator.staff.counselor.login;
const tryWrong = (from: string, name = login()) =>
  app.refusal(routes.signIn, { from, body: { login: name, password: 'not-the-password' } });
const tryRight = (from: string) =>
  app.raw(routes.signIn, { from, body: { login: login(), password: operator.staff.counselor.password } });

test('five failures are free, then the wait doubles up to 15 minutes', async () => {
  for (let time = 0; time < 5; time += 1) expect((await tryWrong(STRANGER)).code).toBe('wrong_credentials');
  const waits: number[] = [];
  for (let time = 0; time < 9; time += 1) {
    expect((await tryWrong(STRANGER)).code).toBe('wrong_credentials');
    const blocked = await tryWrong(STRANGER);
    expect(blocked).toMatchObject({ status: 429, code: 'too_many_attempts' });
    const seconds = Number(blocked.details.find(({ field }) => field === 'retryAfterSeconds')?.reason);
    expect(blocked.message).toContain(`${seconds} seconds`);
    waits.push(seconds);
    app.clock.advance(seconds * 1000 - 1);
    expect((await tryWrong(STRANGER)).code).toBe('too_many_attempts');
    app.clock.advance(1);
  }
  expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900, 900]);
});

test('the right password does not get through while the wait lasts, and does after it', async () => {
  for (let time = 0; time < 6; time += 1) await tryWrong(STRANGER);
  expect((await tryRight(STRANGER)).json()).toMatchObject({ error: { code: 'too_many_attempts' } });
  app.clock.advance(15_000);
  expect((await tryRight(STRANGER)).statusCode).toBe(200);
  // Success counts from nought again.
  for (let time = 0; time < 5; time += 1) expect((await tryWrong(STRANGER)).code).toBe('wrong_credentials');
});

test('many tries at once gain nothing', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => tryWrong(STRANGER)));
  expect(answers.filter(({ code }) => code === 'wrong_credentials')).toHaveLength(6);
  expect(answers.filter(({ code }) => code === 'too_many_attempts')).toHaveLength(14);
});

test('a stranger cannot lock somebody out of the place they sign in from', async () => {
  const office = '198.51.100.1';
  expect((await tryRight(office)).statusCode).toBe(200);
  for (let place = 0; place < 40; place += 1) await tryWrong(`203.0.113.${place + 10}`);
  // From yet another unknown place the name must wait by now …
  expect((await tryWrong('192.0.2.77')).code).toBe('too_many_attempts');
  // … and from its own it need not.
  expect((await tryRight(office)).statusCode).toBe(200);
  app.clock.advance(10 * MINUTE);
  expect((await tryRight('192.0.2.77')).statusCode).toBe(200);
});

test('unknown names are counted like known ones', async () => {
  for (let time = 0; time < 6; time += 1)
    expect((await tryWrong(STRANGER, 'ghost@example.jp')).code).toBe('wrong_credentials');
  expect((await tryWrong(STRANGER, 'ghost@example.jp')).code).toBe('too_many_attempts');
  expect((await tryWrong(STRANGER)).code).toBe('wrong_credentials');
});

test('one address cannot go through many names', async () => {
  for (let name = 0; name < 61; name += 1) await tryWrong('203.0.113.200', `name-${name}@example.jp`);
  expect((await tryWrong('203.0.113.200', 'name-100@example.jp')).code).toBe('too_many_attempts');
  expect((await tryRight('198.51.100.2')).statusCode).toBe(200);
});

test('a wait is said in the header too, and a proxy on this machine may name the address', async () => {
  const viaProxy = (forwarded: string, from = '127.0.0.1') =>
    app.raw(routes.signIn, {
      from,
      headers: { 'x-forwarded-for': forwarded },
      body: { login: login(), password: 'not-the-password' },
    });
  for (let time = 0; time < 6; time += 1) await viaProxy('192.0.2.1');
  const blocked = await viaProxy('192.0.2.1');
  expect([blocked.statusCode, blocked.headers['retry-after']]).toEqual([429, '15']);
  expect((await viaProxy('192.0.2.2')).statusCode).toBe(401);
  // Somebody else's word for their address is not taken.
  for (let time = 0; time < 6; time += 1) await viaProxy(`192.0.2.${10 + time}`, STRANGER);
  expect((await viaProxy('192.0.2.30', STRANGER)).statusCode).toBe(429);
});

test('the table holds neither names nor addresses', async () => {
  await tryWrong(STRANGER);
  const rows = await app.context.db.gate((gate) =>
    gate.selectFrom('sign_in_throttles').selectAll().execute(),
  );
  expect(rows.length).toBeGreaterThan(0);
  const dump = rows.map(({ key }) => key.toString('latin1')).join('\n');
  expect(dump).not.toContain(login());
  expect(dump).not.toContain(STRANGER);
});

test('asking for the own password again is counted too', async () => {
  const as = await app.signedIn(operator.staff.supervisor);
  const body = { password: 'not-the-password' };
  for (let time = 0; time < 6; time += 1)
    expect((await app.refusal(routes.beginTotp, { as, body })).code).toBe('wrong_credentials');
  const right = { password: operator.staff.supervisor.password };
  expect((await app.refusal(routes.beginTotp, { as, body: right })).code).toBe('too_many_attempts');
  app.clock.advance(15_000);
  await app.call(routes.beginTotp, { as, body: right });
});
