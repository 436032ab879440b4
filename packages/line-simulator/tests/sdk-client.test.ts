import { randomUUID } from 'node:crypto';
import { channelAccessToken, HTTPFetchError } from '@line/bot-sdk';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { handClock, startPlatform, until } from './_support/platform.ts';

const hello = [{ type: 'text' as const, text: 'こんばんは' }];

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HTTPFetchError)) throw new Error('LINE should have refused this');
  const body = z.looseObject({ message: z.string() }).parse(JSON.parse(error.body));
  return { status: error.status, headers: error.headers, body };
};

test('a reply reaches the person, is free, and spends the token', async () => {
  const platform = await startPlatform();
  const { line, control, channelId, userId } = platform;
  const event = await platform.say('相談したいです');
  const { sentMessages } = await line.replyMessage({ replyToken: event.replyToken ?? '', messages: hello });
  expect(sentMessages).toHaveLength(1);
  expect(sentMessages[0]?.quoteToken).toBeTruthy();
  const { items } = await control.talk(channelId, userId);
  expect(items.map(({ from, message }) => [from, message['text']])).toEqual([
    ['seeker', '相談したいです'],
    ['desk', 'こんばんは'],
  ]);
  expect(await line.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
  const again = await refusal(line.replyMessage({ replyToken: event.replyToken ?? '', messages: hello }));
  expect(again).toMatchObject({ status: 400, body: { message: 'Invalid reply token' } });
});

test('a reply token dies after its minute, and a retry key on reply is refused', async () => {
  const clock = handClock();
  const platform = await startPlatform({ clock });
  const { replyToken = '' } = await platform.say('ひとつめ');
  const body = JSON.stringify({ replyToken, messages: hello });
  const withKey = await platform.call('/v2/bot/message/reply', {
    method: 'POST',
    body,
    headers: { 'x-line-retry-key': randomUUID() },
  });
  expect(withKey.status).toBe(400);
  clock.move(60_000);
  const late = await refusal(platform.line.replyMessage({ replyToken, messages: hello }));
  expect(late).toMatchObject({ status: 400, body: { message: 'Invalid reply token' } });
});

test('a push is billed once per request, whatever the number of bubbles', async () => {
  const platform = await startPlatform({ channel: { quota: { type: 'limited', value: 2 } } });
  const { line, userId, control, channelId } = platform;
  await line.pushMessage({ to: userId, messages: [...hello, ...hello, ...hello] });
  expect(await line.getMessageQuotaConsumption()).toEqual({ totalUsage: 1 });
  await line.pushMessage({ to: userId, messages: hello });
  const over = await refusal(line.pushMessage({ to: userId, messages: hello }));
  expect(over).toMatchObject({ status: 429, body: { message: 'You have reached your monthly limit.' } });
  const { entries } = await control.journal(channelId);
  expect(entries.map(({ method, billed, messageIds }) => [method, billed, messageIds.length])).toEqual([
    ['push', true, 3],
    ['push', true, 1],
  ]);
});

test('a retry key is remembered for a day: 409 with the first answer, and nothing sent twice', async () => {
  const clock = handClock();
  const platform = await startPlatform({ clock });
  const { line, userId, control, channelId } = platform;
  const key = randomUUID();
  const first = await line.pushMessageWithHttpInfo({ to: userId, messages: hello }, key);
  const accepted = first.httpResponse.headers.get('x-line-request-id');
  const second = await refusal(line.pushMessage({ to: userId, messages: hello }, key));
  expect(second.status).toBe(409);
  expect(second.headers.get('x-line-accepted-request-id')).toBe(accepted);
  expect(second.headers.get('x-line-request-id')).not.toBe(accepted);
  expect(second.body['sentMessages']).toEqual(first.body.sentMessages);
  expect((await control.journal(channelId)).entries).toHaveLength(1);

  clock.move(24 * 3_600_000 - 1);
  expect((await refusal(line.pushMessage({ to: userId, messages: hello }, key))).status).toBe(409);
  clock.move(1);
  await line.pushMessage({ to: userId, messages: hello }, key);
  expect((await control.journal(channelId)).entries).toHaveLength(2);
});

test('a refused request leaves its retry key free', async () => {
  const platform = await startPlatform({ channel: { quota: { type: 'limited', value: 0 } } });
  const { line, userId, control, channelId } = platform;
  const key = randomUUID();
  expect((await refusal(line.pushMessage({ to: userId, messages: hello }, key))).status).toBe(429);
  await control.updateChannel(channelId, { quota: { type: 'none' } });
  await line.pushMessage({ to: userId, messages: hello }, key);
  expect((await control.journal(channelId)).total).toBe(1);
});

test('who blocked is answered 200, gets nothing and costs nothing; the profile is gone', async () => {
  const platform = await startPlatform();
  const { line, userId, control, channelId } = platform;
  expect(await line.getProfile(userId)).toMatchObject({ userId, displayName: 'みどり' });
  await control.block(channelId, userId);
  const { sentMessages } = await line.pushMessage({ to: userId, messages: hello });
  expect(sentMessages).toHaveLength(1);
  expect((await control.talk(channelId, userId)).items).toEqual([]);
  expect(await line.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
  const { entries } = await control.journal(channelId);
  expect(entries[0]).toMatchObject({ delivered: false, billed: false });
  expect((await refusal(line.getProfile(userId))).status).toBe(404);
});

test('a stranger is reached for seven days after writing; an unknown id is an error', async () => {
  const clock = handClock();
  const platform = await startPlatform({ clock });
  const { line, control, channelId } = platform;
  const { userId } = await control.createSeeker({ displayName: 'とおりすがり' });
  const texts = async () => (await control.talk(channelId, userId)).items.map(({ from }) => from);
  await line.pushMessage({ to: userId, messages: hello });
  expect(await texts()).toEqual([]);
  await control.sendText(channelId, userId, 'はじめまして');
  await line.pushMessage({ to: userId, messages: hello });
  expect(await texts()).toEqual(['seeker', 'desk']);
  clock.move(7 * 24 * 3_600_000);
  await line.pushMessage({ to: userId, messages: hello });
  expect(await texts()).toEqual(['seeker', 'desk']);
  const unknown = await refusal(line.pushMessage({ to: `U${'0'.repeat(32)}`, messages: hello }));
  expect(unknown).toMatchObject({ status: 400, body: { message: 'Failed to send messages' } });
});

test('multicast, broadcast and narrowcast bill each person reached', async () => {
  const platform = await startPlatform();
  const { line, userId, control, channelId } = platform;
  const { userId: other } = await control.createSeeker({ displayName: 'あおい' });
  const { userId: gone } = await control.createSeeker({ displayName: 'さった' });
  for (const id of [other, gone]) await control.follow(channelId, id);
  await control.block(channelId, gone);
  await line.multicast({ to: [userId, other, gone], messages: hello });
  expect(await line.getMessageQuotaConsumption()).toEqual({ totalUsage: 2 });
  await line.broadcast({ messages: hello });
  expect(await line.getMessageQuotaConsumption()).toEqual({ totalUsage: 4 });
  const narrow = await line.narrowcastWithHttpInfo({ messages: hello, limit: { max: 1 } });
  expect(narrow.httpResponse.status).toBe(202);
  const requestId = narrow.httpResponse.headers.get('x-line-request-id') ?? '';
  expect(await line.getNarrowcastProgress(requestId)).toMatchObject({ phase: 'succeeded', successCount: 1 });
  expect(await line.getMessageQuotaConsumption()).toEqual({ totalUsage: 5 });
});

test('tokens: stateless by secret lives 900 seconds, a wrong one is refused', async () => {
  const clock = handClock();
  const platform = await startPlatform({ clock });
  const { channel, url } = platform;
  const tokens = new channelAccessToken.ChannelAccessTokenClient({ baseURL: url });
  const issued = await tokens.issueStatelessChannelTokenByClientSecret(
    channel.channelId,
    channel.channelSecret,
  );
  expect(issued).toMatchObject({ token_type: 'Bearer', expires_in: 900 });
  const info = async () =>
    fetch(new URL('/v2/bot/info', url), { headers: { authorization: `Bearer ${issued.access_token}` } });
  expect((await info()).status).toBe(200);
  clock.move(900_000);
  const expired = await info();
  expect(expired.status).toBe(401);
  expect(expired.headers.get('x-line-request-id')).toBeTruthy();
  const wrong = await refusal(
    tokens.issueStatelessChannelTokenByClientSecret(channel.channelId, 'f'.repeat(32)),
  );
  expect(wrong).toMatchObject({ status: 400, body: { error: 'invalid_client' } });
});

test('content: prepared first when so configured, then the bytes, and 410 after unsend', async () => {
  const platform = await startPlatform({ channel: { contentPreparing: 1 } });
  const { control, channelId, userId, line } = platform;
  const bytes = Buffer.from('not really a picture');
  const { messageId } = await control.send(channelId, userId, {
    type: 'image',
    base64: bytes.toString('base64'),
    contentType: 'image/jpeg',
  });
  const path = `/v2/bot/message/${messageId}/content`;
  expect((await platform.call(path)).status).toBe(202);
  const parts: Buffer[] = [];
  for await (const part of await line.getMessageContent(messageId))
    parts.push(z.instanceof(Buffer).parse(part));
  expect(Buffer.concat(parts)).toEqual(bytes);
  const { messageId: videoId } = await control.send(channelId, userId, { type: 'video' });
  expect(await line.getMessageContentTranscodingByMessageId(videoId)).toEqual({ status: 'processing' });
  expect(await line.getMessageContentTranscodingByMessageId(videoId)).toEqual({ status: 'succeeded' });
  await control.unsend(channelId, userId, messageId);
  expect((await platform.call(path)).status).toBe(410);
  await until('the unsend event', () => platform.receiver.events().find(({ type }) => type === 'unsend'));
});

test('loading animation: accepted, shown, and ended by the next message', async () => {
  const clock = handClock();
  const platform = await startPlatform({ clock });
  const { line, control, channelId, userId } = platform;
  const talk = async () => control.talk(channelId, userId);
  await line.showLoadingAnimation({ chatId: userId, loadingSeconds: 20 });
  expect((await talk()).loadingUntil).toBe(clock.now() + 20_000);
  await line.pushMessage({ to: userId, messages: hello });
  expect((await talk()).loadingUntil).toBeNull();
  const wrong = await refusal(line.showLoadingAnimation({ chatId: userId, loadingSeconds: 7 }));
  expect(wrong.status).toBe(400);
});

test('followers, insight and day counts', async () => {
  const clock = handClock();
  const platform = await startPlatform({ clock });
  const { line, control, channelId, userId } = platform;
  for (const displayName of ['い', 'ろ', 'は']) {
    const seeker = await control.createSeeker({ displayName });
    await control.follow(channelId, seeker.userId);
  }
  const first = await line.getFollowers(undefined, 3);
  expect(first.userIds).toHaveLength(3);
  const rest = await line.getFollowers(first.next, 3);
  expect(rest).toEqual({ userIds: [expect.any(String)] });
  expect(new Set([...first.userIds, ...rest.userIds]).size).toBe(4);
  await line.pushMessage({ to: userId, messages: hello });
  expect(await line.getNumberOfSentPushMessages('20261120')).toEqual({ status: 'unready' });
  clock.move(24 * 3_600_000);
  expect(await line.getNumberOfSentPushMessages('20261120')).toEqual({ status: 'ready', success: 1 });
  expect(await line.getNumberOfSentReplyMessages('20180301')).toEqual({ status: 'out_of_service' });
  expect(await line.getNumberOfFollowers('20261120')).toMatchObject({ followers: 4, blocks: 0 });
});

test('friends from before are reached and billed like others, and no webhook tells of them', async () => {
  const platform = await startPlatform();
  const before = platform.receiver.events().length;
  const userIds = await platform.control.addFriends(platform.channelId, 700);
  expect(new Set(userIds).size).toBe(700);
  await platform.line.multicast({ to: userIds.slice(0, 500), messages: [{ type: 'text', text: 'あ' }] });
  expect((await platform.line.getMessageQuotaConsumption()).totalUsage).toBe(500);
  const { friends } = await platform.control.channel(platform.channelId);
  expect([friends, platform.receiver.events().length]).toEqual([701, before]);
});

test('one id of the wrong form spoils a multicast for everybody, an unknown one does not', async () => {
  const { line, control, channelId, userId } = await startPlatform();
  const unknown = `U${'0'.repeat(32)}`;
  const { status } = await refusal(line.multicast({ to: [userId, 'somebody'], messages: hello }));
  expect(status).toBe(400);
  expect((await control.journal(channelId)).total).toBe(0);
  await line.multicast({ to: [userId, unknown], messages: hello });
  expect((await control.journal(channelId)).entries.map((entry) => entry.userId)).toEqual([userId]);
});
