import { messagingApi } from '@line/bot-sdk';
import { routes } from '@tomoshibi/contract';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMessagingClient, type MessagingClient } from '../../src/line/messaging-client.ts';
import { createChannelDirectory } from '../../src/modules/channels/index.ts';
import { createMenuTimer } from '../../src/modules/rich-menus/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { emptyPicture } from '../_support/empty-picture.ts';
import { enterFriends } from '../_support/friends.ts';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';
import { menuDocument, menusAt } from '../_support/menus.ts';
import { insertTalk } from '../_support/talk-fixture.ts';

// A process that is killed leaves what it has committed, what LINE has heard, and nothing else. Each run of the timer
// dies at the next step: before or after a transaction, before LINE got a request, or after LINE did what it asked.

class Killed extends Error {
  override readonly name = 'Killed';
}

const CALLS = [
  'createRichMenu',
  'uploadRichMenuImage',
  'listRichMenus',
  'deleteRichMenu',
  'setDefaultRichMenu',
  'linkRichMenu',
  'unlinkRichMenu',
] as const;

let desk: LineDesk;
beforeEach(async () => {
  desk = await startLineDesk({ roles: new Set(['web']) });
});
afterEach(() => desk.close());

/** The context and LINE of a process that dies at its `steps`th step. */
function mortal(steps: number): { context: Context; line: MessagingClient } {
  let left = steps;
  const step = (): void => {
    left -= 1;
    if (left <= 0) throw new Killed();
  };
  async function around<T>(work: () => Promise<T>): Promise<T> {
    step();
    const answer = await work();
    step();
    return answer;
  }
  const { context } = desk.test;
  const line = createMessagingClient({ apiBaseUrl: desk.line.url });
  const dying = { ...line };
  for (const name of CALLS) {
    const call = line[name] as (...args: unknown[]) => Promise<unknown>;
    Object.assign(dying, { [name]: (...args: unknown[]) => around(() => call(...args)) });
  }
  return {
    context: {
      ...context,
      db: { ...context.db, tenant: (operatorId, work) => around(() => context.db.tenant(operatorId, work)) },
    },
    line: dying,
  };
}

/** Runs the timer, each life a step longer than the one before, until one rests; answers how many died. */
async function livesUntilRest(): Promise<number> {
  const { operatorId, desk: at } = desk.operator;
  for (let steps = 1; steps < 80; steps += 1) {
    const { context, line } = mortal(steps);
    const tokens = createChannelDirectory(desk.test.context, line);
    const job = { operatorId, deskId: at.deskId, now: context.clock.now() };
    try {
      await createMenuTimer({ line, tokens }, emptyPicture)(context, job);
      return steps - 1;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
  throw new Error('The timer never came to rest.');
}

it('dies again and again, each time a step later; in the end LINE has what it should and nothing else', async () => {
  const on = menusAt(desk);
  const { counselor } = desk.operator.staff;
  const [userId = ''] = await desk.line.control.addFriends(desk.channelId, 1);
  const [seekerId = ''] = await enterFriends(desk, [userId]);
  const { consultationId: id } = await insertTalk(desk.test, desk.operator);
  await desk.test.context.db.tenant(desk.operator.operatorId, (tx) =>
    tx.db.updateTable('consultations').set({ seeker_id: seekerId }).where('id', '=', id).execute(),
  );
  const friend = { userId };
  await on.inForce();
  expect(await livesUntilRest()).toBeGreaterThan(8);

  const { channelAccessToken } = await desk.line.control.channel(desk.channelId);
  const client = new messagingApi.MessagingApiClient({ channelAccessToken, baseURL: desk.line.url });
  const bars = async () => (await client.getRichMenuList()).richmenus.map(({ chatBarText }) => chatBarText);
  expect(await bars()).toEqual(['メニュー', 'メニュー', 'メニュー']);
  expect(await on.shown(friend)).toEqual(['少し待って', '終える', '電話']);
  expect((await on.read()).atLine).toMatchObject({ state: 'shown', shows: 'open', inTalk: 1 });

  await desk.test.call(routes.closeConsultation, {
    as: counselor,
    params: { consultationId: id },
    body: { reason: 'ended' },
  });
  await on.inForce(menuDocument('えらぶ'));
  expect(await livesUntilRest()).toBeGreaterThan(8);
  expect(await bars()).toEqual(['えらぶ', 'えらぶ', 'えらぶ']);
  expect((await on.shown(friend))?.[0]).toBe('相談する');
  expect((await on.read()).atLine).toMatchObject({ state: 'shown', inTalk: 0 });
}, 120_000);
