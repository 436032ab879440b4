import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';

let desk: LineDesk;
beforeAll(async () => {
  desk = await startLineDesk();
});
afterAll(() => desk.close());

const counted = async () =>
  (
    await desk.test.call(routes.listTags, {
      as: desk.operator.staff.officer,
      params: { deskId: desk.operator.desk.deskId },
    })
  ).tags;

it('are set by who has the talk, kept beyond it, and counted without people', async () => {
  const { counselor, colleague, officer } = desk.operator.staff;
  const { consultationId } = await desk.claimed(counselor);
  const params = { consultationId };
  const set = (tags: string[]) =>
    desk.test.call(routes.setSeekerTags, { as: counselor, params, body: { tags } });
  expect(await set(['夜間', '不登校'])).toEqual({ tags: ['不登校', '夜間'] });
  expect(await set(['夜間'])).toEqual({ tags: ['夜間'] });
  expect(await counted()).toEqual([{ tag: '夜間', people: 1 }]);
  expect(await desk.test.call(routes.getSeekerTags, { as: counselor, params })).toEqual({
    tags: ['夜間'],
    inUse: ['夜間'],
  });
  for (const as of [colleague, officer])
    expect((await desk.test.refusal(routes.getSeekerTags, { as, params })).code).toMatch(
      /not_found|forbidden/u,
    );
  const twice = await desk.test.refusal(routes.setSeekerTags, {
    as: counselor,
    params,
    body: { tags: ['夜間', '夜間'] },
  });
  expect(twice.code).toBe('invalid_input');
});

it('choose whom a broadcast is for', async () => {
  const { counselor, supervisor } = desk.operator.staff;
  const { consultationId, seeker } = await desk.claimed(counselor);
  await desk.line.control.follow(desk.channelId, seeker.userId);
  await desk.settle();
  const body = { tags: ['親の会'] };
  await desk.test.call(routes.setSeekerTags, { as: counselor, params: { consultationId }, body });
  const estimate = (tag: string) =>
    desk.test.call(routes.countRecipients, {
      as: supervisor,
      params: { deskId: desk.operator.desk.deskId },
      query: { tag, openTalks: 'include' },
    });
  expect((await estimate('親の会')).recipients).toBe(1);
  expect((await estimate('だれもいない')).recipients).toBe(0);
});
