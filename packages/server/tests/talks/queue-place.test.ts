import { alertRank, compareWaiting, routes, type ConsultationSummary } from '@tomoshibi/contract';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { selectRaised } from '../../src/modules/alerts/index.ts';
import { placesOf } from '../../src/modules/talks/index.ts';
import { hitOf, raise } from '../_support/alerts.ts';
import { MINUTE } from '../_support/app.ts';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';
import { asOwner } from '../_support/owner.ts';

let desk: LineDesk;
/** Four people, who began to wait one minute after the other. */
let ids: readonly [string, string, string, string];
beforeAll(async () => {
  desk = await startLineDesk();
});
afterAll(() => desk.close());

const staff = () => desk.operator.staff;
const arrive = async () => {
  const { consultationId } = await desk.open(staff().supervisor);
  await desk.later(MINUTE);
  return consultationId;
};
beforeEach(async () => {
  for (const { id } of await desk.queue(staff().supervisor))
    await desk.test.call(routes.closeConsultation, {
      as: staff().supervisor,
      params: { consultationId: id },
      body: { reason: 'ended' },
    });
  ids = [await arrive(), await arrive(), await arrive(), await arrive()];
});

const place = (consultationId: string, to: 'front' | 'before' | 'automatic', beforeId?: string) => ({
  as: staff().supervisor,
  params: { consultationId },
  body: { to, reason: '前の相談が途中で切れたため', ...(beforeId ? { beforeId } : {}) },
});
const turns = () =>
  desk.test.context.db.tenant(desk.operator.operatorId, async (tx) => {
    const { deskId } = desk.operator.desk;
    const order = await placesOf(tx, deskId, await selectRaised(tx, deskId));
    return order.map((turn) => turn.consultationId);
  });

/** As a console orders them, from the queue's snapshot. */
const shown = async () => {
  const asWaiting = (one: ConsultationSummary) => ({
    id: one.id,
    waitingSince: one.waitingSince ?? '',
    placedKey: one.placed?.key ?? null,
    alert: one.alert,
  });
  const waiting = (await desk.queue(staff().counselor)).filter(({ state }) => state === 'waiting');
  return waiting
    .map(asWaiting)
    .toSorted(compareWaiting((one) => -alertRank(one)))
    .map(({ id }) => id);
};

it('who waits longest is next until a supervisor says otherwise, and again after', async () => {
  const [a, b, c, d] = ids;
  expect(await turns()).toEqual([a, b, c, d]);
  const facts = await desk.test.call(routes.placeWaiting, place(c, 'front'));
  expect(facts.placed).toMatchObject({ to: 'front', by: { name: staff().supervisor.name } });
  expect(await turns()).toEqual([c, a, b, d]);
  await desk.test.call(routes.placeWaiting, place(d, 'before', b));
  expect(await turns()).toEqual([c, a, d, b]);
  expect(await shown()).toEqual([c, a, d, b]);
  await desk.test.call(routes.placeWaiting, place(d, 'front'));
  expect(await turns()).toEqual([d, c, a, b]);
  await desk.test.call(routes.placeWaiting, place(c, 'automatic'));
  await desk.test.call(routes.placeWaiting, place(d, 'automatic'));
  expect(await turns()).toEqual([a, b, c, d]);
  expect(await shown()).toEqual([a, b, c, d]);
});

it('an open alert goes before every place, the more pressing one first', async () => {
  const [a, b, c, d] = ids;
  const { operatorId } = desk.operator;
  const alarm = async (consultationId: string, level: 'urgent' | 'medium') => {
    const [message] = await desk.messages(staff().supervisor, consultationId);
    await raise(desk.test, { operatorId, consultationId, messageId: message?.id ?? '' }, [hitOf({ level })]);
  };
  await desk.test.call(routes.placeWaiting, place(b, 'front'));
  await alarm(c, 'medium');
  await alarm(d, 'urgent');
  expect(await turns()).toEqual([d, c, b, a]);
  expect(await shown()).toEqual([d, c, b, a]);
});

it('colleagues read why, and the words are sealed and in no record', async () => {
  const [, b] = ids;
  await desk.test.call(routes.placeWaiting, place(b, 'front'));
  const seen = (await desk.queue(staff().counselor)).find(({ id }) => id === b);
  expect(seen?.placedReason).toBe('前の相談が途中で切れたため');
  const { rows } = await desk.test.call(routes.listAudit, { as: staff().auditor, query: {} });
  const placed = rows.find(({ action }) => action === 'queue.placed');
  expect(placed?.details).toEqual({ to: 'front', before: null });
  const stored = await asOwner(
    desk.test.databaseUrl,
    `select encode(sealed_reason, 'escape') as text from queue_moves`,
  );
  expect(JSON.stringify([stored, desk.test.logs])).not.toContain('途中で');
});

it('two supervisors who move at once both get a place of their own', async () => {
  const [a, b, c, d] = ids;
  const other = await desk.test.person(desk.operator.operatorId, {
    desks: [{ deskId: desk.operator.desk.deskId, role: 'supervisor' }],
  });
  await Promise.all([
    desk.test.call(routes.placeWaiting, place(c, 'before', b)),
    desk.test.call(routes.placeWaiting, { ...place(d, 'before', b), as: other }),
  ]);
  const order = await turns();
  expect([order[0], order[3]]).toEqual([a, b]);
  expect(new Set(order.slice(1, 3))).toEqual(new Set([c, d]));
  // There is still room between them.
  const [, first, second] = order;
  await desk.test.call(routes.placeWaiting, place(a, 'before', second));
  expect(await turns()).toEqual([first, a, second, b]);
  expect(await shown()).toEqual([first, a, second, b]);
});

it('people who began to wait in the same millisecond have an order too, and can be moved between', async () => {
  await asOwner(
    desk.test.databaseUrl,
    `update consultations set waiting_since = '2026-11-20T01:00:00Z' where state = 'waiting'`,
  );
  const [a, b, c, d] = await turns();
  expect(await shown()).toEqual([a, b, c, d]);
  await desk.test.call(routes.placeWaiting, place(d ?? '', 'before', b));
  expect(await turns()).toEqual([a, d, b, c]);
  expect(await shown()).toEqual([a, d, b, c]);
});

it('a place ends with the waiting', async () => {
  const [, b] = ids;
  await desk.test.call(routes.placeWaiting, place(b, 'front'));
  const claimed = await desk.test.call(routes.claim, {
    as: staff().counselor,
    params: { consultationId: b },
    body: {},
  });
  expect(claimed.placed).toBeNull();
  expect((await desk.test.refusal(routes.placeWaiting, place(b, 'front'))).code).toBe('already_claimed');
  const before = await desk.test.refusal(routes.placeWaiting, place(ids[0], 'before', b));
  expect(before.code).toBe('conflict');
});

it('needs somebody else to come before, a reason, and the right', async () => {
  const [a, b] = ids;
  expect((await desk.test.refusal(routes.placeWaiting, place(a, 'before', a))).details[0]?.field).toBe(
    'beforeId',
  );
  expect((await desk.test.refusal(routes.placeWaiting, place(a, 'before'))).details[0]?.field).toBe(
    'beforeId',
  );
  const blank = { ...place(b, 'front'), body: { to: 'front' as const, reason: '  ' } };
  expect((await desk.test.refusal(routes.placeWaiting, blank)).details[0]?.field).toBe('reason');
  const counselor = await desk.test.refusal(routes.placeWaiting, {
    ...place(b, 'front'),
    as: staff().counselor,
  });
  expect(counselor.code).toBe('forbidden');
});

it('the queue tells how many there are in all', async () => {
  const snapshot = await desk.test.call(routes.getQueue, { as: staff().counselor, query: {} });
  expect(snapshot).toMatchObject({ total: 4, truncated: false });
});
