import { routes } from '@tomoshibi/contract';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DAY, startTestApp, type TestApp, type TestOperator } from './_support/app.ts';

let app: TestApp;
let operator: TestOperator;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  operator = await app.operator();
});
afterAll(() => app.close());

let serial = 0;
const nextLogin = () => `once-${(serial += 1)}@example.jp`;

function create(key: string | null, login: string, name = '新人 一') {
  return app.raw(routes.createStaff, {
    as: operator.staff.system_admin,
    body: { login, name },
    headers: key === null ? {} : { 'idempotency-key': key },
  });
}
const codeOf = (response: Awaited<ReturnType<typeof create>>) =>
  response.json<{ error: { code: string } }>().error.code;
const inOperator = <T>(work: Parameters<typeof app.context.db.tenant<T>>[1]) =>
  app.context.db.tenant(operator.operatorId, work);

test('a repeated request gets the first answer and does nothing', async () => {
  const login = nextLogin();
  const first = await create('key-1', login);
  expect(first.statusCode).toBe(200);
  expect(first.headers['idempotency-replayed']).toBeUndefined();
  const second = await create('key-1', login);
  expect(second.statusCode).toBe(200);
  expect(second.headers['idempotency-replayed']).toBe('true');
  expect(second.body).toBe(first.body);
  const count = await inOperator((tx) =>
    tx.db.selectFrom('staff').select('id').where('login', '=', login).execute(),
  );
  expect(count).toHaveLength(1);
});

test('an answer without a body is repeated as such', async () => {
  const { token } = await app.call(routes.createToken, {
    as: operator.staff.system_admin,
    body: { name: 'x', staffId: operator.staff.officer.staffId, access: 'read', expiresInDays: 1 },
  });
  const revoke = () =>
    app.raw(routes.revokeToken, {
      as: operator.staff.system_admin,
      params: { tokenId: token.tokenId },
      headers: { 'idempotency-key': 'revoke' },
    });
  expect((await revoke()).statusCode).toBe(204);
  const again = await revoke();
  expect([again.statusCode, again.body, again.headers['idempotency-replayed']]).toEqual([204, '', 'true']);
});

test('the key belongs to one request of one person', async () => {
  const login = nextLogin();
  await create('key-2', login);
  const other = await create('key-2', nextLogin());
  expect([other.statusCode, codeOf(other)]).toEqual([409, 'idempotency_mismatch']);
  const renamed = await create('key-2', login, '別の 名');
  expect(codeOf(renamed)).toBe('idempotency_mismatch');
  const colleague = await app.person(operator.operatorId, { operatorRoles: ['system_admin'] });
  const theirs = await app.raw(routes.createStaff, {
    as: colleague,
    body: { login: nextLogin(), name: '新人 二' },
    headers: { 'idempotency-key': 'key-2' },
  });
  expect(theirs.statusCode).toBe(200);
  expect(theirs.headers['idempotency-replayed']).toBeUndefined();
});

test('of many at once one does the work', async () => {
  const login = nextLogin();
  const answers = await Promise.all(Array.from({ length: 12 }, () => create('race', login)));
  const done = answers.filter(({ statusCode }) => statusCode === 200);
  const first = done.filter(({ headers }) => headers['idempotency-replayed'] === undefined);
  expect(first).toHaveLength(1);
  expect(new Set(done.map(({ body }) => body)).size).toBe(1);
  for (const answer of answers.filter(({ statusCode }) => statusCode !== 200))
    expect(codeOf(answer)).toBe('idempotency_in_progress');
  expect((await create('race', login)).body).toBe(first[0]?.body);
});

test('a refusal is not kept', async () => {
  const login = nextLogin();
  await create(null, login);
  const refused = await create('key-3', login);
  expect(codeOf(refused)).toBe('name_taken');
  const better = await create('key-3', nextLogin());
  expect(better.statusCode).toBe(200);
  expect(better.headers['idempotency-replayed']).toBeUndefined();
});

test('what a dead process left is taken over after 30 seconds, once', async () => {
  const login = nextLogin();
  await create('crash', login);
  await inOperator(async (tx) => {
    // As if the process had died before it answered.
    await tx.db.updateTable('idempotency_keys').set({ status: null, sealed_answer: null }).execute();
    await tx.db.deleteFrom('staff').where('login', '=', login).execute();
  });
  app.clock.advance(29_999);
  expect(codeOf(await create('crash', login))).toBe('idempotency_in_progress');
  app.clock.advance(1);
  const answers = await Promise.all(Array.from({ length: 12 }, () => create('crash', login)));
  const done = answers.filter(({ statusCode }) => statusCode === 200);
  expect(done.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
  for (const answer of answers.filter(({ statusCode }) => statusCode !== 200))
    expect(codeOf(answer)).toBe('idempotency_in_progress');
});

test('answers are kept a day and sealed', async () => {
  const login = nextLogin();
  const first = await create('day', login);
  const { temporaryPassword } = first.json<{ temporaryPassword: string }>();
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ row: string }>(
    'select idempotency_keys::text as row from idempotency_keys',
  );
  await client.end();
  const hex = Buffer.from(temporaryPassword).toString('hex');
  expect(rows.length).toBeGreaterThan(0);
  for (const { row } of rows) {
    expect(row).not.toContain(temporaryPassword);
    expect(row).not.toContain(hex);
  }
  app.clock.advance(DAY - 1);
  const admin = await app.signedIn(operator.staff.system_admin);
  operator = { ...operator, staff: { ...operator.staff, system_admin: admin } };
  expect((await create('day', login)).body).toBe(first.body);
  app.clock.advance(2);
  // Forgotten: the same request is made anew, and meets its own earlier work.
  expect(codeOf(await create('day', login))).toBe('name_taken');
});

test('old answers are cleared away by later requests', async () => {
  await create('old', nextLogin());
  app.clock.advance(DAY + 1);
  const admin = await app.signedIn(operator.staff.system_admin);
  operator = { ...operator, staff: { ...operator.staff, system_admin: admin } };
  await create('new', nextLogin());
  const rows = await inOperator((tx) => tx.db.selectFrom('idempotency_keys').select('key').execute());
  expect(rows).toEqual([{ key: 'new' }]);
});

test('a key must be short and plain, and may be left out', async () => {
  for (const key of ['', 'x'.repeat(201), 'two words', 'あ'.normalize('NFC')]) {
    const headers = { 'idempotency-key': Buffer.from(key).toString('latin1') };
    const response = await app.raw(routes.createStaff, {
      as: operator.staff.system_admin,
      body: { login: nextLogin(), name: '新人' },
      headers,
    });
    expect(response.statusCode, key).toBe(400);
    expect(response.json()).toMatchObject({ error: { details: [{ field: 'Idempotency-Key' }] } });
  }
  expect((await create('x'.repeat(200), nextLogin())).statusCode).toBe(200);
  expect((await create(null, nextLogin())).statusCode).toBe(200);
});
