import { validateSignature } from '@line/bot-sdk';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { signatureOf } from '../src/webhooks/signature.ts';
import { startReceiver } from './_support/receiver.ts';
import { handClock, startPlatform, until } from './_support/platform.ts';

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const redelivery = { enabled: true, intervalMs: 20, maxAttempts: 3 };

test('the signature is LINE’s: the published test vector', () => {
  const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
  expect(signatureOf('8c570fa6dd201bb328f1c1eac23a96d8', body)).toBe(
    'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=',
  );
});

test('every webhook is signed over its bytes, and LINE’s own check accepts it', async () => {
  const platform = await startPlatform();
  await platform.say('ひらがな、漢字、😀');
  expect(platform.receiver.requests.length).toBe(2);
  for (const { raw, signature, destination, events } of platform.receiver.requests) {
    expect(validateSignature(raw, platform.channel.channelSecret, signature)).toBe(true);
    expect(destination).toBe(platform.channel.botUserId);
    for (const { webhookEventId } of events) expect(webhookEventId).toMatch(ULID);
  }
});

test('a failed webhook comes again with the same ids and isRedelivery, until it is taken', async () => {
  const platform = await startPlatform({ channel: { redelivery } });
  const { receiver, control, channelId, userId } = platform;
  receiver.answerWith((count) => (count < 4 ? 500 : 200));
  const { webhookEventId } = await control.sendText(channelId, userId, 'きこえますか');
  const statistics = await control.settle(channelId);
  const seen = receiver.events().filter((event) => event.webhookEventId === webhookEventId);
  expect(seen.map(({ deliveryContext }) => deliveryContext.isRedelivery)).toEqual([false, true, true]);
  expect(new Set(seen.map(({ replyToken, timestamp }) => `${replyToken}/${timestamp}`)).size).toBe(1);
  expect(statistics).toMatchObject({ events: 2, delivered: 2, lost: 0, redeliveries: 2 });
  expect(statistics.failures.error_status_code).toBe(2);
});

test('redelivery ends after the set number of attempts, and is off unless switched on', async () => {
  const platform = await startPlatform({ channel: { redelivery } });
  const { receiver, control, channelId, userId } = platform;
  receiver.answerWith(() => 503);
  await control.sendText(channelId, userId, 'だれか');
  await until('giving up', async () => (await control.webhooks(channelId)).lost === 1);
  expect(receiver.requests).toHaveLength(1 + 4);
  await control.updateChannel(channelId, { redelivery: { enabled: false } });
  await control.sendText(channelId, userId, 'いますか');
  await until('giving up', async () => (await control.webhooks(channelId)).lost === 2);
  expect(receiver.requests).toHaveLength(1 + 4 + 1);
});

test('a redelivered webhook makes its unused reply token usable again', async () => {
  const clock = handClock();
  const platform = await startPlatform({ clock, channel: { redelivery } });
  const { receiver, control, channelId, userId, line } = platform;
  receiver.answerWith((count) => {
    if (count === 2) clock.move(90_000);
    return count === 2 ? 500 : 200;
  });
  await control.sendText(channelId, userId, 'おくれて届く');
  const again = await until('the redelivery', () =>
    receiver.events().find(({ deliveryContext }) => deliveryContext.isRedelivery),
  );
  const sent = await line.replyMessage({
    replyToken: again.replyToken ?? '',
    messages: [{ type: 'text', text: 'はい' }],
  });
  expect(sent.sentMessages).toHaveLength(1);
});

test('silence is a timeout, a closed port is no connection; both are counted apart', async () => {
  const platform = await startPlatform();
  const { receiver, control, channelId, userId } = platform;
  await control.updateChannel(channelId, { webhookTimeoutMs: 50 });
  receiver.answerWith(() => null);
  await control.sendText(channelId, userId, 'まって');
  await until('the timeout', async () => (await control.webhooks(channelId)).failures.request_timeout === 1);
  const closed = await startReceiver();
  await closed.close();
  await control.updateChannel(channelId, { webhookUrl: closed.url, webhookTimeoutMs: 2000 });
  await control.sendText(channelId, userId, 'もしもし');
  const failed = await until('the failure', async () => {
    const statistics = await control.webhooks(channelId);
    return statistics.failures.could_not_connect === 1 && statistics;
  });
  expect(failed.recentFailures.map(({ reason }) => reason)).toEqual(['could_not_connect', 'request_timeout']);
});

test('duplicates, disorder and outage can be switched on for the next webhooks', async () => {
  const platform = await startPlatform({ channel: { redelivery } });
  const { receiver, control, channelId, userId } = platform;
  const texts = () => receiver.events().flatMap(({ message }) => message?.text ?? []);
  await control.addFault({ kind: 'webhook-duplicates', channelId, times: 1 });
  await control.sendText(channelId, userId, '二度');
  await until('the duplicate', () => texts().length === 2);
  expect(texts()).toEqual(['二度', '二度']);

  await control.addFault({ kind: 'webhook-disorder', channelId, times: 1, delayMs: 1500 });
  await control.sendText(channelId, userId, '先');
  await control.sendText(channelId, userId, '後');
  await until('both', () => texts().length === 4);
  expect(texts().slice(2)).toEqual(['後', '先']);
  const [late, early] = receiver.events().slice(-2);
  expect(early?.timestamp).toBeLessThan(late?.timestamp ?? 0);

  const outage = await control.addFault({ kind: 'webhook-outage', channelId });
  await control.sendText(channelId, userId, '不通');
  await until('a failure', async () => (await control.webhooks(channelId)).failures.could_not_connect > 0);
  expect(texts()).not.toContain('不通');
  await control.removeFault(outage.id);
  await until('the redelivery', () => texts().includes('不通'));
});

test('a channel that takes several events per request gets them signed together, in order', async () => {
  const platform = await startPlatform({ channel: { eventsPerRequest: 10 } });
  const { receiver, control, channelId } = platform;
  await control.sendMany(channelId, { count: 40, seekers: 1, prefix: 'まとめ' });
  const seen = () => receiver.events().flatMap(({ message }) => message?.text ?? []);
  await until('all events', () => seen().length === 40);
  expect(seen()).toEqual(Array.from({ length: 40 }, (_, index) => `まとめ ${index + 1}`));
  expect(receiver.requests.length).toBeLessThan(20);
});

test('the order of each person is kept, whoever else is writing', async () => {
  const platform = await startPlatform();
  const { receiver, control, channelId } = platform;
  const people: string[] = [];
  for (const displayName of ['い', 'ろ', 'は', 'に'])
    people.push((await control.createSeeker({ displayName })).userId);
  let round = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 }),
      async (turns) => {
        round += 1;
        const sent = new Map<string, string[]>();
        for (const [index, turn] of turns.entries()) {
          const userId = people[turn] ?? '';
          const text = `${round}/${index}`;
          sent.set(userId, [...(sent.get(userId) ?? []), text]);
          await control.sendText(channelId, userId, text);
        }
        const seen = () => receiver.events().filter(({ message }) => message?.text?.startsWith(`${round}/`));
        await until('all events', () => seen().length === turns.length);
        for (const [userId, texts] of sent) {
          const own = seen().filter(({ source }) => source?.userId === userId);
          expect(own.map(({ message }) => message?.text)).toEqual(texts);
          const times = own.map(({ timestamp }) => timestamp);
          expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
        }
      },
    ),
    { numRuns: 20 },
  );
});

test('the webhook test of LINE sends no event and tells how the URL answered', async () => {
  const platform = await startPlatform();
  const { line, receiver } = platform;
  expect(await line.testWebhookEndpoint({})).toMatchObject({ success: true, statusCode: 200, reason: 'OK' });
  expect(receiver.requests.at(-1)?.events).toEqual([]);
  receiver.answerWith(() => 404);
  const failed = await line.testWebhookEndpoint({});
  expect(failed).toMatchObject({ success: false, statusCode: 404, reason: 'ERROR_STATUS_CODE' });
  await line.setWebhookEndpoint({ endpoint: 'https://example.invalid/hook' });
  expect(await line.getWebhookEndpoint()).toEqual({ endpoint: 'https://example.invalid/hook', active: true });
});
