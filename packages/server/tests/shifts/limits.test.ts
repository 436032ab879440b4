import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';
import type { TestPerson } from '../_support/app.ts';

let desk: LineDesk;
beforeAll(async () => {
  desk = await startLineDesk({ talkLimit: 2 });
});
afterAll(() => desk.close());

const params = () => ({ deskId: desk.operator.desk.deskId });
const set = (
  body: { roles: object; people: { staffId: string; limit: number }[] },
  as = desk.operator.staff.supervisor,
) => desk.test.call(routes.setLimits, { as, params: params(), body });

/** Takes waiting talks until the server refuses; how many it took. */
async function takes(as: TestPerson): Promise<number> {
  for (let taken = 0; taken < 6; taken += 1) {
    const { consultationId } = await desk.open(desk.operator.staff.supervisor);
    const response = await desk.test.raw(routes.claim, { as, params: { consultationId }, body: {} });
    if (response.statusCode === 200) continue;
    expect(response.json()).toMatchObject({ error: { code: 'seat_limit' } });
    return taken;
  }
  return 6;
}

const fresh = (role: 'counselor' | 'senior_counselor') =>
  desk.test.person(desk.operator.operatorId, { desks: [{ ...params(), role }] });

it('the nearest limit counts: person, else role, else desk', async () => {
  const [plain, senior, own] = [
    await fresh('counselor'),
    await fresh('senior_counselor'),
    await fresh('senior_counselor'),
  ];
  await set({ roles: { senior_counselor: 3 }, people: [{ staffId: own.staffId, limit: 1 }] });
  expect(await takes(plain)).toBe(2);
  expect(await takes(senior)).toBe(3);
  expect(await takes(own)).toBe(1);
  const {
    desk: shared,
    roles,
    people,
  } = await desk.test.call(routes.getLimits, { as: plain, params: params() });
  expect(shared).toBe(2);
  expect(roles).toEqual({ counselor: null, senior_counselor: 3, supervisor: null });
  expect(people.find(({ staff }) => staff.staffId === own.staffId)).toMatchObject({ limit: 1, effective: 1 });
  expect(people.find(({ staff }) => staff.staffId === senior.staffId)).toMatchObject({
    limit: null,
    effective: 3,
  });
});

it('a limit of nothing takes nothing, and a lower one takes no talk away', async () => {
  const learner = await fresh('counselor');
  const before = await takes(learner);
  await set({ roles: {}, people: [{ staffId: learner.staffId, limit: 0 }] });
  expect(before).toBe(2);
  const held = (await desk.queue(learner)).filter(({ assignee }) => assignee?.staffId === learner.staffId);
  expect(held).toHaveLength(2);
  const newcomer = await fresh('counselor');
  await set({ roles: { counselor: 0 }, people: [] });
  expect(await takes(newcomer)).toBe(0);
  await set({ roles: {}, people: [] });
  expect(await takes(newcomer)).toBe(2);
});

it('refuses people who hold no talks there and one person twice', async () => {
  const { supervisor, officer, counselor } = desk.operator.staff;
  const bad = (people: { staffId: string; limit: number }[]) =>
    desk.test.refusal(routes.setLimits, { as: supervisor, params: params(), body: { roles: {}, people } });
  expect((await bad([{ staffId: officer.staffId, limit: 1 }])).details).toEqual([
    { field: 'people.0.staffId', reason: 'holds no talks at this desk' },
  ]);
  const twice = { staffId: counselor.staffId, limit: 1 };
  expect((await bad([twice, twice])).details[0]?.field).toBe('people.1.staffId');
});

it('a counselor reads limits and does not set them', async () => {
  const refused = await desk.test.refusal(routes.setLimits, {
    as: desk.operator.staff.counselor,
    params: params(),
    body: { roles: {}, people: [] },
  });
  expect(refused.code).toBe('forbidden');
});
