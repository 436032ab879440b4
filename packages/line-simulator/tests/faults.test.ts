import { randomUUID } from 'node:crypto';
import { HTTPFetchError } from '@line/bot-sdk';
import { expect, test } from 'vitest';
import { startPlatform, until, type Platform } from './_support/platform.ts';

const hello = [{ type: 'text' as const, text: 'こんばんは' }];

const statusOf = async (work: Promise<unknown>): Promise<number> => {
  try {
    await work;
    return 200;
  } catch (error) {
    if (error instanceof HTTPFetchError) return error.status;
    throw error;
  }
};
const push = async ({ line, userId }: Platform, key?: string) =>
  statusOf(line.pushMessage({ to: userId, messages: hello }, key));
const received = async ({ control, channelId, userId }: Platform) =>
  (await control.talk(channelId, userId)).items.length;

test('rate limit, monthly limit and server error strike the next calls and are then used up', async () => {
  const platform = await startPlatform();
  const { control, channelId } = platform;
  await control.addFault({ kind: 'rate-limit', channelId, times: 2 });
  expect([await push(platform), await push(platform), await push(platform)]).toEqual([429, 429, 200]);
  await control.addFault({ kind: 'monthly-limit', times: 1 });
  expect([await push(platform), await push(platform)]).toEqual([429, 200]);
  await control.addFault({ kind: 'server-error', times: 1 });
  expect([await push(platform), await push(platform)]).toEqual([500, 200]);
  expect(await control.faults()).toEqual([]);
  expect(await received(platform)).toBe(3);
});

test('a fault is kept to its endpoint and its channel', async () => {
  const platform = await startPlatform();
  const { control, channelId, line, userId } = platform;
  await control.addFault({ kind: 'server-error', channelId, endpoint: 'reply' });
  expect(await push(platform)).toBe(200);
  const { replyToken = '' } = await platform.say('もしもし');
  expect(await statusOf(line.replyMessage({ replyToken, messages: hello }))).toBe(500);
  await control.clearFaults();
  const other = await control.createChannel({ name: 'べつの窓口' });
  await control.addFault({ kind: 'server-error', channelId: other.channelId });
  expect(await statusOf(line.getProfile(userId))).toBe(200);
});

test.each(['hang', 'cut'] as const)(
  'accepted, but no answer (%s): the retry key finds it done',
  async (ending) => {
    const platform = await startPlatform();
    const { control, channelId, userId } = platform;
    await control.addFault({
      kind: 'timeout-after-accepting',
      channelId,
      endpoint: 'push',
      times: 1,
      ending,
    });
    const key = randomUUID();
    const giveUp = new AbortController();
    const attempt = platform.call('/v2/bot/message/push', {
      method: 'POST',
      body: JSON.stringify({ to: userId, messages: hello }),
      headers: { 'x-line-retry-key': key },
      signal: giveUp.signal,
    });
    if (ending === 'hang') {
      await until('acceptance', async () => (await received(platform)) === 1);
      giveUp.abort();
    }
    await expect(attempt).rejects.toThrow();
    expect(await push(platform, key)).toBe(409);
    expect(await received(platform)).toBe(1);
  },
);

test('not accepted and no answer: the retry is the first to arrive', async () => {
  const platform = await startPlatform();
  const { control, channelId, userId } = platform;
  await control.addFault({ kind: 'timeout-before-accepting', channelId, times: 1, ending: 'cut' });
  const key = randomUUID();
  const body = JSON.stringify({ to: userId, messages: hello });
  const headers = { 'x-line-retry-key': key };
  await expect(platform.call('/v2/bot/message/push', { method: 'POST', body, headers })).rejects.toThrow();
  expect(await push(platform, key)).toBe(200);
  expect(await received(platform)).toBe(1);
});

test('500 after accepting: the message is there, and the retry says 409', async () => {
  const platform = await startPlatform();
  const key = randomUUID();
  await platform.control.addFault({ kind: 'error-after-accepting', times: 1 });
  expect([await push(platform, key), await push(platform, key)]).toEqual([500, 409]);
  expect(await received(platform)).toBe(1);
});

test('a chance below one leaves the others alone', async () => {
  let next = 0;
  const platform = await startPlatform({ random: () => (next++ % 2 === 0 ? 0 : 0.9) });
  await platform.control.addFault({ kind: 'server-error', endpoint: 'push', probability: 0.5 });
  const statuses = [await push(platform), await push(platform), await push(platform), await push(platform)];
  expect(statuses).toEqual([500, 200, 500, 200]);
});
