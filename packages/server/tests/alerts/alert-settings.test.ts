import { DEFAULT_ALERT_CLOCK, FIXED_WORDS, routes } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { raiseAlerts, watchedTerms } from '../../src/modules/alerts/index.ts';
import { FIXED_WORDS as DETECTED_WORDS } from '../../src/modules/detection/index.ts';
import { hitOf, raise, withdraw } from '../_support/alerts.ts';
import { DAY, startTestApp, type TestApp, type TestOperator } from '../_support/app.ts';
import { asOwner } from '../_support/owner.ts';
import { insertTalk } from '../_support/talk-fixture.ts';

let app: TestApp;
let operator: TestOperator;
beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
});
afterAll(() => app.close());

const params = () => ({ deskId: operator.desk.deskId });

it('a desk without settings of its own has the defaults', async () => {
  const as = operator.staff.supervisor;
  expect(await app.call(routes.getAlertSettings, { as, params: params() })).toEqual({
    ...DEFAULT_ALERT_CLOCK,
    version: 0,
  });
});

it('contacts on duty are kept in order and sealed, and a removed one is told of no more', async () => {
  const as = operator.staff.system_admin;
  const body = { name: '夜の当番', email: 'yoru@example.jp', position: 2 };
  const night = await app.call(routes.createAlertContact, { as, params: params(), body });
  const { staffId } = operator.staff.headquarters;
  const office = await app.call(routes.createAlertContact, {
    as,
    params: params(),
    body: { name: '事務局', email: 'honbu@example.jp', staffId, position: 1 },
  });
  const list = async () =>
    (await app.call(routes.listAlertContacts, { as, params: params() })).contacts.map(({ name }) => name);
  expect(await list()).toEqual(['事務局', '夜の当番']);
  const place = { ...params(), contactId: night.contactId };
  const changed = { ...body, name: '深夜の当番', position: 0 };
  expect(await app.call(routes.updateAlertContact, { as, params: place, body: changed })).toMatchObject({
    contactId: night.contactId,
    name: '深夜の当番',
  });
  expect(await list()).toEqual(['深夜の当番', '事務局']);
  await app.call(routes.deleteAlertContact, { as, params: { ...params(), contactId: office.contactId } });
  expect(await list()).toEqual(['深夜の当番']);
  const again = await app.refusal(routes.deleteAlertContact, {
    as,
    params: { ...params(), contactId: office.contactId },
  });
  expect(again.code).toBe('not_found');
  const unknown = await app.refusal(routes.createAlertContact, {
    as,
    params: params(),
    body: { ...body, staffId: randomUUID() },
  });
  expect(unknown.details).toEqual([{ field: 'staffId', reason: 'is not a member of staff' }]);
  const [row] = await asOwner(
    app.databaseUrl,
    `select encode(sealed_name, 'hex') || encode(sealed_email, 'hex') as sealed from alert_contacts limit 1`,
  );
  expect(String(row?.['sealed'])).not.toContain(Buffer.from('example.jp').toString('hex'));
});

it('words of the desk are watched for while they are active', async () => {
  const as = operator.staff.supervisor;
  const watched = () =>
    app.context.db.tenant(operator.operatorId, (tx) => watchedTerms(tx, operator.desk.deskId));
  const body = { pattern: '青葉橋', level: 'urgent' } as const;
  const term = await app.call(routes.createAlertTerm, { as, params: params(), body });
  expect(term).toMatchObject({ ...body, active: true, addedBy: { staffId: as.staffId } });
  expect(await watched()).toEqual([{ id: term.termId, ...body }]);
  const twice = await app.refusal(routes.createAlertTerm, { as, params: params(), body });
  expect(twice.code).toBe('name_taken');
  const short = await app.refusal(routes.createAlertTerm, {
    as,
    params: params(),
    body: { ...body, pattern: '死' },
  });
  expect(short.details.map(({ field }) => field)).toEqual(['pattern']);
  const place = { ...params(), termId: term.termId };
  await app.call(routes.updateAlertTerm, { as, params: place, body: { level: 'high', active: false } });
  expect(await watched()).toEqual([]);
  expect((await app.call(routes.listAlertTerms, { as, params: params() })).terms).toMatchObject([
    { pattern: '青葉橋', level: 'high', active: false },
  ]);
  await app.call(routes.deleteAlertTerm, { as, params: place });
  expect((await app.call(routes.listAlertTerms, { as, params: params() })).terms).toEqual([]);
});

it('figures count messages and talks of every prescribed word in a month of Tokyo', async () => {
  const other = await app.operator();
  const as = other.staff.officer;
  const where = async () => ({ operatorId: other.operatorId, ...(await insertTalk(app, other)) });
  const first = await where();
  const second = await where();
  // Twice in one message is one message; an unsent one still counts.
  await raise(app, first, [hitOf(), hitOf({ start: 4, end: 6 }), hitOf({ entry: '助け', level: 'medium' })]);
  await withdraw(app, other.operatorId, first.messageId);
  await raise(app, second, [hitOf({ likelyFalse: 'hyperbole' }), hitOf({ list: 'lexicon', entry: 'od' })]);
  app.clock.advance(20 * DAY);
  const signedIn = await app.signedIn(as);
  const figures = (month: string) =>
    app.call(routes.getAlertFigures, {
      as: signedIn,
      params: { deskId: other.desk.deskId },
      query: { month },
    });
  const november = await figures('2026-11');
  expect(november.words.map(({ word }) => word)).toEqual([...FIXED_WORDS]);
  expect(DETECTED_WORDS).toEqual([...FIXED_WORDS]);
  expect(november.words.filter(({ messages }) => messages > 0)).toEqual([
    { word: '死に', messages: 2, likelyFalse: 1, consultations: 2 },
    { word: '助け', messages: 1, likelyFalse: 0, consultations: 1 },
  ]);
  expect(november.lists).toEqual([
    { list: 'fixed', messages: 2, consultations: 2 },
    { list: 'lexicon', messages: 1, consultations: 1 },
    { list: 'desk', messages: 0, consultations: 0 },
  ]);
  expect((await figures('2026-12')).words.every(({ messages }) => messages === 0)).toBe(true);
});

it('asks the database nothing when nothing was found, and little for a large batch', async () => {
  const where = { operatorId: operator.operatorId, ...(await insertTalk(app, operator)) };
  let statements = 0;
  await app.context.db.tenant(operator.operatorId, async (tx) => {
    const counted = {
      ...tx,
      db: tx.db.withPlugin({
        transformQuery({ node }) {
          statements += 1;
          return node;
        },
        transformResult: ({ result }) => Promise.resolve(result),
      }),
    };
    const found = {
      deskId: operator.desk.deskId,
      seekerId: where.seekerId,
      consultationId: where.consultationId,
      at: app.clock.now(),
    };
    const none = { ...found, messageId: where.messageId, hits: [] };
    expect(await raiseAlerts(counted, app.context, { found: [none], lexiconVersion: '1' })).toEqual([]);
    expect(statements).toBe(0);
    const many = Array.from({ length: 300 }, () => ({ ...found, messageId: randomUUID(), hits: [hitOf()] }));
    await raiseAlerts(counted, app.context, { found: many, lexiconVersion: '1' });
  });
  expect(statements).toBeGreaterThan(0);
  expect(statements).toBeLessThanOrEqual(8);
});
