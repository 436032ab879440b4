import { routes, type BodyInputOf } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskTextValues } from '../../src/modules/notices/index.ts';
import { DAY, startTestApp, type TestApp, type TestOperator } from '../_support/app.ts';

let app: TestApp;
let operator: TestOperator;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const admin = () => operator.staff.system_admin;
const facts = (number: string): BodyInputOf<typeof routes.createHotline> => ({
  number,
  names: { standard: 'まちの相談', easy: 'まちの 相談(そうだん)' },
  hours: { standard: '平日' },
  cost: 'free',
  region: '灯市',
  audiences: [],
  languages: ['日本語'],
  sourceUrl: 'https://example.jp/soudan',
});
const phone = (form: string) =>
  app.context.db.tenant(
    operator.operatorId,
    async (tx) => (await deskTextValues(tx, app.context, operator.desk.deskId))(form).phone ?? null,
  );

it('begins with a ready list in which nothing counts as checked', async () => {
  operator = await app.operator();
  const { ready } = await app.call(routes.listHotlines, { as: admin() });
  expect(await app.call(routes.takeReadyHotlines, { as: admin() })).toEqual({ added: ready });
  const { hotlines, ready: left } = await app.call(routes.listHotlines, { as: operator.staff.counselor });
  expect([hotlines.length, left]).toEqual([ready, 0]);
  expect(new Set(hotlines.map(({ freshness }) => freshness))).toEqual(new Set(['unchecked']));
  expect(await app.call(routes.takeReadyHotlines, { as: admin() })).toEqual({ added: 0 });
});

it.each([
  ['0570-046-556', '0570-064-556'],
  ['0570-0-78310', '0120-0-78310'],
  ['0570-783-189', '0120-189-783'],
  ['0570-0-55210', '#8008'],
])('refuses %s, which reaches nobody, and says %s', async (wrong, right) => {
  operator = await app.operator();
  const refusal = await app.refusal(routes.createHotline, { as: admin(), body: facts(wrong) });
  expect(refusal).toMatchObject({ code: 'invalid_input', details: [{ field: 'number' }] });
  expect(refusal.details[0]?.reason).toContain(right);
});

it('is named to people only after somebody checked it, in the words of their form', async () => {
  operator = await app.operator();
  const params = { deskId: operator.desk.deskId };
  const as = operator.staff.supervisor;
  const { hotlineId } = await app.call(routes.createHotline, { as: admin(), body: facts('03-0000-1234') });
  const choice = { as, params, body: { hotlineIds: [hotlineId] } };
  expect(await app.refusal(routes.chooseDeskHotlines, choice)).toMatchObject({
    code: 'conflict',
    details: [{ field: 'hotlineIds.0', reason: 'has not been checked' }],
  });
  const check = { as, params: { hotlineId }, body: { version: 1 } };
  const checked = await app.call(routes.checkHotline, check);
  expect(checked).toMatchObject({ freshness: 'fresh', checkedBy: { name: '指導 空' }, version: 2 });
  expect(await app.refusal(routes.checkHotline, check)).toMatchObject({ code: 'version_changed' });
  expect(await phone('standard')).toBeNull();
  await app.call(routes.chooseDeskHotlines, choice);
  expect(await phone('standard')).toBe('・まちの相談 03-0000-1234(平日・無料)');
  expect(await phone('easy')).toContain('まちの 相談(そうだん) 03-0000-1234');

  app.clock.advance(200 * DAY);
  const signedIn = await app.signedIn(as);
  const { hotlines } = await app.call(routes.getDeskHotlines, { as: signedIn, params });
  expect(hotlines).toMatchObject([{ hotlineId, freshness: 'stale' }]);
  // An old check is a reason to look again, not to leave somebody without a number.
  expect(await phone('standard')).toContain('03-0000-1234');
});

it('counts as unchecked again with a new number, which no desk may get behind its back', async () => {
  operator = await app.operator();
  const params = { deskId: operator.desk.deskId };
  const as = operator.staff.supervisor;
  const { hotlineId } = await app.call(routes.createHotline, { as: admin(), body: facts('03-0000-1234') });
  const line = { params: { hotlineId } };
  await app.call(routes.checkHotline, { as, ...line, body: { version: 1 } });
  const body = { ...facts('03-0000-5678'), version: 2, active: true };
  expect(await app.call(routes.updateHotline, { as: admin(), ...line, body })).toMatchObject({
    freshness: 'unchecked',
    version: 3,
  });
  await app.call(routes.checkHotline, { as, ...line, body: { version: 3 } });
  await app.call(routes.chooseDeskHotlines, { as, params, body: { hotlineIds: [hotlineId] } });
  const other = { ...facts('03-0000-9999'), version: 4, active: true };
  expect(await app.refusal(routes.updateHotline, { as: admin(), ...line, body: other })).toMatchObject({
    code: 'conflict',
  });
  const ended = { ...facts('03-0000-5678'), version: 4, active: false };
  await app.call(routes.updateHotline, { as: admin(), ...line, body: ended });
  expect(await phone('standard')).toBeNull();
});

it('is one line a number, and each line once at a desk', async () => {
  operator = await app.operator();
  const params = { deskId: operator.desk.deskId };
  const as = operator.staff.supervisor;
  const { hotlineId } = await app.call(routes.createHotline, { as: admin(), body: facts('#8000') });
  expect(await app.refusal(routes.createHotline, { as: admin(), body: facts('#8000') })).toMatchObject({
    code: 'name_taken',
  });
  await app.call(routes.checkHotline, { as, params: { hotlineId }, body: { version: 1 } });
  const twice = { hotlineIds: [hotlineId, hotlineId] };
  expect(await app.refusal(routes.chooseDeskHotlines, { as, params, body: twice })).toMatchObject({
    code: 'invalid_input',
  });
});

it('keeps the order a desk gave its lines', async () => {
  operator = await app.operator();
  const params = { deskId: operator.desk.deskId };
  const as = operator.staff.supervisor;
  const ids: string[] = [];
  for (const number of ['#8000', '189', '110']) {
    const { hotlineId } = await app.call(routes.createHotline, { as: admin(), body: facts(number) });
    await app.call(routes.checkHotline, { as, params: { hotlineId }, body: { version: 1 } });
    ids.unshift(hotlineId);
  }
  await app.call(routes.chooseDeskHotlines, { as, params, body: { hotlineIds: ids } });
  const { hotlines } = await app.call(routes.getDeskHotlines, { as, params });
  expect(hotlines.map(({ number }) => number)).toEqual(['110', '189', '#8000']);
});
