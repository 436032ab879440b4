import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestOperator } from './_support/app.ts';
import { insertTalk } from './_support/talk-fixture.ts';

let app: TestApp;
let operator: TestOperator;
beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
});
afterAll(() => app.close());

test('a look at the queue shows the newest words of talks, and is audited', async () => {
  const { consultationId } = await insertTalk(app, operator);
  const as = operator.staff.counselor;
  await app.call(routes.getQueue, { as, query: {} });
  await app.call(routes.getQueue, { as, query: { ids: consultationId } });
  const { rows } = await app.call(routes.listAudit, { as: operator.staff.auditor, query: {} });
  expect(rows.filter(({ action }) => action === 'queue.read').map(({ details }) => details)).toEqual([
    { consultations: 1 },
    { consultations: 1 },
  ]);
});

test('a look that shows nothing of anybody leaves no row', async () => {
  const stranger = await app.person(operator.operatorId, { desks: [] });
  await app.call(routes.getQueue, { as: stranger, query: {} }).catch(() => undefined);
  const { rows } = await app.call(routes.listAudit, { as: operator.staff.auditor, query: {} });
  expect(rows.filter(({ actorName }) => actorName === stranger.name)).toEqual([]);
});
