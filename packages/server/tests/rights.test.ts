import {
  DESK_RIGHTS,
  DESK_ROLES,
  deskRightsOf,
  OPERATOR_ROLES,
  operatorRightsOf,
  routes,
  type Right,
  type RouteShape,
} from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type Post, type TestApp, type TestOperator, type TestPerson } from './_support/app.ts';
import type { As, RawCall } from './_support/call.ts';
import { digestOperator } from './_support/operator-rows.ts';
import { sampleOf } from './_support/sample.ts';
import { insertBroadcast } from './_support/broadcast-fixture.ts';
import { hitOf, raise } from './_support/alerts.ts';
import { insertNotification } from './_support/notification-fixture.ts';
import { insertTalk } from './_support/talk-fixture.ts';

// Every route of the contract is tried by people who may not use it, with ids of things that exist. A new route is
// covered by being in the contract; a new path parameter needs its id in `ids`.

const all: readonly (readonly [string, RouteShape])[] = Object.entries(routes);

let app: TestApp;
let operator: TestOperator;
let stranger: TestPerson;
let ids: Readonly<Record<string, string>>;
let before: Record<string, string>;
let registered: typeof all;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  const { system_admin: admin, coordinator } = operator.staff;
  const { templateId } = await app.call(routes.createTemplate, {
    as: admin,
    params: { deskId: operator.desk.deskId },
    body: { title: '挨拶', text: 'こんばんは。' },
  });
  const { token } = await app.call(routes.createToken, {
    as: admin,
    body: { name: '集計', staffId: coordinator.staffId, access: 'read', expiresInDays: 9 },
  });
  const { placeId } = await app.call(routes.createMaterialPlace, {
    as: admin,
    params: { deskId: operator.desk.deskId },
    body: { name: '図書館カード' },
  });
  const talk = await insertTalk(app, operator);
  await raise(app, { operatorId: operator.operatorId, ...talk }, [hitOf()]);
  await app.app.drain();
  const { alerts } = await app.call(routes.listAlerts, {
    as: operator.staff.supervisor,
    params: { deskId: operator.desk.deskId },
  });
  const { contactId } = await app.call(routes.createAlertContact, {
    as: admin,
    params: { deskId: operator.desk.deskId },
    body: { name: '当番', email: 'toban@example.jp' },
  });
  const { termId } = await app.call(routes.createAlertTerm, {
    as: admin,
    params: { deskId: operator.desk.deskId },
    body: { pattern: '青葉橋', level: 'high' },
  });
  const { shiftId } = await app.call(routes.createShift, {
    as: operator.staff.supervisor,
    params: { deskId: operator.desk.deskId },
    body: {
      staffId: operator.staff.counselor.staffId,
      startsAt: '2026-11-21T03:00:00.000Z',
      endsAt: '2026-11-21T07:00:00.000Z',
      role: 'counselor',
    },
  });
  const { attendance } = await app.call(routes.checkIn, {
    as: operator.staff.colleague,
    params: { deskId: operator.desk.deskId },
    body: {},
  });
  const broadcast = await insertBroadcast(app, operator);
  const { absenceId } = await app.call(routes.createAbsence, {
    as: operator.staff.supervisor,
    params: { deskId: operator.desk.deskId },
    body: {
      staffId: operator.staff.counselor.staffId,
      startsAt: '2026-11-21T03:00:00.000Z',
      endsAt: '2026-11-21T07:00:00.000Z',
    },
  });
  ids = {
    absenceId,
    placeId,
    shiftId,
    attendanceId: attendance?.attendanceId ?? '',
    deskId: operator.desk.deskId,
    authorityId: operator.desk.authorityId,
    staffId: coordinator.staffId,
    sessionId: coordinator.sessionId,
    tokenId: token.tokenId,
    templateId,
    ...broadcast,
    alertId: alerts[0]?.alertId ?? '',
    contactId,
    termId,
    ...talk,
    ...(await insertNotification(app, operator, operator.staff.counselor)),
  };
  const { versionId } = await app.call(routes.saveTextDraft, {
    as: admin,
    params: { deskId: operator.desk.deskId, kind: 'closed' },
    body: { revision: 0, bodies: { standard: '今は受付の時間ではありません。' } },
  });
  await app.call(routes.takeReadyHotlines, { as: admin });
  const { hotlines } = await app.call(routes.listHotlines, { as: admin });
  ids = { ...ids, versionId, hotlineId: hotlines[0]?.hotlineId ?? '' };
  ids = {
    ...ids,
    versionId,
    hotlineId: hotlines[0]?.hotlineId ?? '',
    deskId: operator.desk.deskId,
    authorityId: operator.desk.authorityId,
    staffId: coordinator.staffId,
    sessionId: coordinator.sessionId,
    tokenId: token.tokenId,
    templateId,
    alertId: alerts[0]?.alertId ?? '',
    contactId,
    termId,
    ...talk,
    ...(await insertNotification(app, operator, operator.staff.counselor)),
  };
  const other = await app.operator();
  stranger = await app.person(other.operatorId, {
    operatorRoles: OPERATOR_ROLES,
    desks: [{ deskId: other.desk.deskId, role: 'supervisor' }],
  });
  before = await digestOperator(app.databaseUrl, operator.operatorId);
  registered = all.filter(([, route]) =>
    app.app.http.hasRoute({ method: route.method, url: `/api/v1${route.path}` }),
  );
});
afterAll(() => app.close());

function callOf(route: RouteShape, as?: As): RawCall {
  return {
    as,
    ...(route.params ? { params: sampleOf(route.params, ids) as object } : {}),
    ...(route.query ? { query: sampleOf(route.query, ids) as object } : {}),
    ...(route.body ? { body: sampleOf(route.body, ids) } : {}),
  };
}

const needsSignIn = ([, route]: readonly [string, RouteShape]) => route.auth !== 'public';

/** What a post may do at the desk and in the operator, by the contract alone. */
function rightsOf(post: Post): Set<Right> {
  const deskRole = DESK_ROLES.find((role) => role === (post === 'colleague' ? 'counselor' : post)) ?? null;
  const roles = OPERATOR_ROLES.filter((role) => role === post);
  return new Set<Right>([...deskRightsOf(roles, deskRole), ...operatorRightsOf(roles)]);
}

async function expectUntouched(): Promise<void> {
  expect(await digestOperator(app.databaseUrl, operator.operatorId)).toEqual(before);
}

describe('rights', () => {
  test('the fixture is real: its owners get through with these ids', async () => {
    const { counselor, system_admin: admin } = operator.staff;
    expect((await app.raw(routes.getDesk, callOf(routes.getDesk, counselor))).statusCode).toBe(200);
    const own = await app.raw(routes.updateStaff, {
      ...callOf(routes.updateStaff, admin),
      body: { name: operator.staff.coordinator.name },
    });
    expect(own.statusCode).toBe(200);
    before = await digestOperator(app.databaseUrl, operator.operatorId);
  });

  test('only these routes are for everybody', () => {
    expect(all.filter((entry) => !needsSignIn(entry)).map(([name]) => name)).toEqual([
      'getSetup',
      'setUp',
      'signIn',
    ]);
  });

  test('nobody is refused with 401 everywhere else', async () => {
    for (const [name, route] of registered.filter(needsSignIn)) {
      const response = await app.raw(route, callOf(route));
      expect([name, response.statusCode]).toEqual([name, 401]);
    }
    await expectUntouched();
  });

  test('the most powerful person of another operator finds nothing here', async () => {
    for (const [name, route] of registered.filter(needsSignIn)) {
      if (route.stream) continue;
      const response = await app.raw(route, callOf(route, await app.signedIn(stranger)));
      if (route.params) expect([403, 404], `${name}: ${response.body}`).toContain(response.statusCode);
      else expect(response.statusCode, `${name}: ${response.body}`).toBeLessThan(500);
      for (const id of Object.values(ids)) expect(response.body, name).not.toContain(id);
    }
    await expectUntouched();
  });

  test('no role gets further than its rights', async () => {
    const tried = new Set<string>();
    for (const [name, route] of registered) {
      const { auth } = route;
      if (auth === 'public' || auth === 'signed_in') continue;
      for (const [post, person] of Object.entries(operator.staff)) {
        if (rightsOf(post as Post).has(auth)) continue;
        const response = await app.raw(route, callOf(route, person));
        expect([403, 404], `${name} as ${post}: ${response.body}`).toContain(response.statusCode);
        tried.add(auth);
      }
    }
    // Each right is missing somewhere, so each was tried, except the one everybody at a desk has.
    for (const right of DESK_RIGHTS.filter((each) => each !== 'desk.read'))
      if (registered.some(([, route]) => route.auth === right)) expect(tried).toContain(right);
    await expectUntouched();
  });

  test('a right at one desk is none at another', async () => {
    const elsewhere = await app.operator({ desks: 2 });
    const [first, second] = elsewhere.desks;
    const outsider = await app.person(elsewhere.operatorId, {
      desks: [{ deskId: second?.deskId ?? '', role: 'supervisor' }],
    });
    const talk = await insertTalk(app, elsewhere);
    const theirs = { ...ids, ...talk, deskId: first?.deskId ?? '' };
    for (const [name, route] of registered.filter(needsSignIn)) {
      const touchesDesk = /:(?:deskId|consultationId)/u.test(route.path);
      if (!touchesDesk || route.stream) continue;
      const response = await app.raw(route, {
        ...callOf(route, outsider),
        params: route.params ? (sampleOf(route.params, theirs) as object) : {},
      });
      expect([403, 404], `${name}: ${response.body}`).toContain(response.statusCode);
    }
  });

  test('a read token changes nothing anywhere, and is told so', async () => {
    const { system_admin: admin } = operator.staff;
    const mighty = await app.person(operator.operatorId, {
      operatorRoles: OPERATOR_ROLES,
      desks: [{ deskId: operator.desk.deskId, role: 'supervisor' }],
    });
    const { secret } = await app.call(routes.createToken, {
      as: admin,
      body: { name: '読むだけ', staffId: mighty.staffId, access: 'read', expiresInDays: 1 },
    });
    // The first use is noted at the token; after that nothing may change.
    await app.call(routes.getMe, { as: { bearer: secret } });
    before = await digestOperator(app.databaseUrl, operator.operatorId);
    for (const [name, route] of registered.filter(needsSignIn)) {
      if (route.method === 'GET') continue;
      const response = await app.raw(route, callOf(route, { bearer: secret }));
      expect([name, response.statusCode]).toEqual([name, 403]);
    }
    await expectUntouched();
  });

  test('somebody here gets through with every id, so the refusals above were about rights', async () => {
    const withIds = registered.filter(([, route]) => route.params && !route.stream);
    // What only reads goes first, what removes goes last; a session is ended before its owner's password is reset.
    const turn = ({ method, path }: RouteShape) =>
      ['GET', '/sessions/:sessionId', 'PUT', 'PATCH', 'POST', 'DELETE'].findIndex(
        (each) => each === path || each === method,
      );
    for (const [name, route] of withIds.toSorted(([, one], [, other]) => turn(one) - turn(other))) {
      const statuses: number[] = [];
      for (const person of Object.values(operator.staff)) {
        const { statusCode } = await app.raw(route, callOf(route, person));
        statuses.push(statusCode);
      }
      const through = statuses.filter((status) => ![401, 403, 404].includes(status));
      expect(through, `${name}: ${statuses.join(' ')}`).not.toEqual([]);
    }
  });
});
