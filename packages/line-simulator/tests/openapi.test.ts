import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { loadOpenApi } from './_support/openapi.ts';
import { startPlatform, until, type Platform } from './_support/platform.ts';

const files = readdirSync(new URL('../openapi/', import.meta.url)).filter((name) => name.endsWith('.yml'));
const specifications = files.map((file) => loadOpenApi(file));

const refSchema = z
  .object({ $ref: z.string() })
  .transform(({ $ref }) => $ref.slice($ref.lastIndexOf('/') + 1));
const contentSchema = z.looseObject({
  content: z.looseObject({ 'application/json': z.object({ schema: refSchema }).optional() }).optional(),
});
const operationSchema = z.looseObject({
  requestBody: contentSchema.optional().catch(undefined),
  responses: z.record(z.string(), contentSchema.catch({})),
});

interface Exchange {
  method: string;
  path: string;
  request: unknown;
  status: number;
  answer: unknown;
}

const bodyOf = (text: string): unknown => (/^[[{]/.test(text) ? JSON.parse(text) : undefined);

/** Keeps what LINE's client says and hears, by standing in front of the global fetch it uses. */
const record = (): Exchange[] => {
  const exchanges: Exchange[] = [];
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const response = await real(input, init);
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith('/simulator/'))
      exchanges.push({
        method: request.method.toLowerCase(),
        path: pathname,
        request: typeof init?.body === 'string' ? bodyOf(init.body) : undefined,
        status: response.status,
        answer: bodyOf(await response.clone().text()),
      });
    return response;
  });
  return exchanges;
};
afterEach(() => vi.restoreAllMocks());

const matches = (template: string, path: string): boolean => {
  const pattern = template.replaceAll(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
};

const find = ({ method, path }: Exchange) => {
  const found = specifications.flatMap((specification) =>
    Object.entries(specification.paths)
      .filter(([template]) => matches(template, path))
      // A literal segment goes before a parameter: /richmenu/list is not the rich menu called "list".
      .sort(([a], [b]) => a.split('{').length - b.split('{').length)
      .map(([, operations]) => ({ specification, operation: operations[method] })),
  )[0];
  if (!found?.operation) throw new Error(`LINE has no ${method} ${path}`);
  return { specification: found.specification, operation: operationSchema.parse(found.operation) };
};

/** Every fault of one exchange: its request, if it was accepted, and its answer whatever the status. */
const faultsOf = (exchange: Exchange): string[] => {
  const { specification, operation } = find(exchange);
  const name = `${exchange.method} ${exchange.path} ${exchange.status}`;
  const requestSchema = operation.requestBody?.content?.['application/json']?.schema;
  const response = operation.responses[String(exchange.status)] ?? {};
  const answerSchema =
    exchange.status < 400
      ? response.content?.['application/json']?.schema
      : specification.schemas['ErrorResponse'] && 'ErrorResponse';
  return [
    ...(requestSchema && exchange.status < 400 ? specification.faults(requestSchema, exchange.request) : []),
    ...(answerSchema ? specification.faults(answerSchema, exchange.answer) : []),
  ].map((fault) => `${name}: ${fault}`);
};

const tap = (label: string) => ({ type: 'postback' as const, label, data: 'choice=1', displayText: label });
const png = async (width: number, height: number): Promise<Blob> => {
  const header = Buffer.alloc(33);
  header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return Promise.resolve(new Blob([header], { type: 'image/png' }));
};
const quietly = async (work: Promise<unknown>) => work.catch(() => undefined);

const richMenus = async ({ line, userId }: Platform) => {
  const bounds = { x: 0, y: 0, width: 2500, height: 843 };
  const { richMenuId } = await line.createRichMenu({
    size: { width: 2500, height: 843 },
    selected: true,
    name: '受付',
    chatBarText: 'メニュー',
    areas: [{ bounds, action: { type: 'message', label: '相談する', text: '相談したいです' } }],
  });
  await quietly(line.setDefaultRichMenu(richMenuId));
  await line.setRichMenuImage(richMenuId, await png(2500, 843));
  await line.setDefaultRichMenu(richMenuId);
  await line.linkRichMenuIdToUser(userId, richMenuId);
  await line.createRichMenuAlias({ richMenuAliasId: 'open', richMenuId });
  await line.getRichMenuAliasList();
  await line.getRichMenuAlias('open');
  await line.updateRichMenuAlias('open', { richMenuId });
  await line.getRichMenuList();
  await line.getRichMenu(richMenuId);
  await line.getDefaultRichMenuId();
  await line.getRichMenuIdOfUser(userId);
  await line.linkRichMenuIdToUsers({ richMenuId, userIds: [userId] });
  await line.unlinkRichMenuIdFromUsers({ userIds: [userId] });
  await quietly(line.linkRichMenuIdToUsers({ richMenuId, userIds: [] }));
  await line.unlinkRichMenuIdFromUser(userId);
  await quietly(line.getRichMenuIdOfUser(userId));
  await line.deleteRichMenuAlias('open');
  await line.cancelDefaultRichMenu();
  await line.deleteRichMenu(richMenuId);
  await quietly(line.getRichMenu(richMenuId));
};

const sending = async (platform: Platform) => {
  const { line, userId } = platform;
  const text = { type: 'text' as const, text: 'こんばんは' };
  const { replyToken = '' } = await platform.say('相談したいです');
  const items = [{ type: 'action' as const, action: tap('はい') }];
  await line.replyMessage({ replyToken, messages: [{ ...text, quickReply: { items } }] });
  const template = {
    type: 'template' as const,
    altText: 'えらんでください',
    template: { type: 'buttons' as const, text: 'どれですか', actions: [tap('はい'), tap('いいえ')] },
  };
  const key = randomUUID();
  await line.pushMessage({ to: userId, messages: [text, template] }, key);
  await quietly(line.pushMessage({ to: userId, messages: [text, template] }, key));
  await quietly(line.pushMessage({ to: userId, messages: [] }));
  await line.multicast({ to: [userId], messages: [text] });
  await line.broadcast({ messages: [text] });
  const { httpResponse } = await line.narrowcastWithHttpInfo({ messages: [text] });
  await line.getNarrowcastProgress(httpResponse.headers.get('x-line-request-id') ?? '');
  await line.validatePush({ messages: [text] });
};

const reading = async (platform: Platform) => {
  const { line, userId, control, channelId } = platform;
  await line.getBotInfo();
  await line.getProfile(userId);
  await quietly(line.getProfile(`U${'0'.repeat(32)}`));
  await line.getFollowers();
  await line.getMessageQuota();
  await line.getMessageQuotaConsumption();
  await line.getNumberOfSentPushMessages('20260101');
  await line.getNumberOfFollowers('20260101');
  await line.showLoadingAnimation({ chatId: userId, loadingSeconds: 5 });
  await line.issueLinkToken(userId);
  await line.setWebhookEndpoint({ endpoint: platform.receiver.url });
  await line.getWebhookEndpoint();
  await line.testWebhookEndpoint({});
  const { message } = await platform.say('よみましたか');
  await line.markMessagesAsReadByToken({ markAsReadToken: z.string().parse(message?.['markAsReadToken']) });
  const { messageId } = await control.send(channelId, userId, { type: 'video' });
  await line.getMessageContentTranscodingByMessageId(messageId);
};

test('what LINE’s client sends and hears fits LINE’s own description', async () => {
  const platform = await startPlatform();
  const exchanges = record();
  await richMenus(platform);
  await sending(platform);
  await reading(platform);
  await quietly(fetch(new URL('/v2/bot/info', platform.url)));
  expect(exchanges.length).toBeGreaterThan(40);
  expect(exchanges.flatMap(faultsOf)).toEqual([]);
  expect(new Set(exchanges.map(({ status }) => status))).toEqual(new Set([200, 202, 400, 401, 404, 409]));
});

const pngBytes = Buffer.from('picture').toString('base64');

test('every kind of webhook fits LINE’s own description', async () => {
  const platform = await startPlatform();
  const { control, channelId, userId, receiver } = platform;
  const { messageId } = await control.send(channelId, userId, {
    type: 'text',
    text: 'こんばんは(moon)',
    emojis: [{ index: 5, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }],
    mention: { mentionees: [{ type: 'user', index: 0, length: 2, isSelf: true }] },
  });
  await control.send(channelId, userId, { type: 'text', text: 'これです', quotedMessageId: messageId });
  await control.send(channelId, userId, {
    type: 'sticker',
    packageId: '1',
    stickerId: '2',
    keywords: ['cry'],
  });
  const imageSet = { id: 'set', index: 1, total: 2 };
  await control.send(channelId, userId, { type: 'image', base64: pngBytes, imageSet });
  await control.send(channelId, userId, { type: 'video' });
  await control.send(channelId, userId, { type: 'audio' });
  await control.send(channelId, userId, { type: 'file', fileName: 'にっき.txt' });
  await control.send(channelId, userId, { type: 'location', title: '駅', latitude: 35.1, longitude: 136.9 });
  await control.postback(channelId, userId, { data: 'a=1', params: { date: '2026-11-20' } });
  await control.unsend(channelId, userId, messageId);
  await control.linkAccount(channelId, userId, { nonce: 'n'.repeat(20) });
  await control.event(channelId, userId, { type: 'join' });
  await control.event(channelId, userId, { type: 'leave' });
  await control.event(channelId, userId, {
    type: 'memberJoined',
    joined: { members: [{ type: 'user', userId }] },
  });
  await control.event(channelId, userId, {
    type: 'memberLeft',
    left: { members: [{ type: 'user', userId }] },
  });
  await control.event(channelId, userId, {
    type: 'videoPlayComplete',
    videoPlayComplete: { trackingId: 't' },
  });
  await control.event(channelId, userId, { type: 'beacon', beacon: { hwid: 'd41d8cd98f', type: 'enter' } });
  await control.event(channelId, userId, {
    type: 'membership',
    membership: { type: 'joined', membershipId: 3 },
  });
  await control.block(channelId, userId);
  await control.unblock(channelId, userId);
  await until('all events', () => receiver.events().length === 21);
  const webhook = loadOpenApi('webhook.yml');
  const faults = receiver.requests.flatMap(({ raw }) =>
    webhook.faults('CallbackRequest', JSON.parse(raw.toString('utf8'))),
  );
  expect(faults).toEqual([]);
  const silent = receiver.events().filter(({ replyToken }) => replyToken === undefined);
  expect(silent.map(({ type }) => type)).toEqual(['unsend', 'leave', 'memberLeft', 'unfollow']);
});

test('an edited text keeps its id, gets a new quote token and loses the read token', async () => {
  const platform = await startPlatform();
  const { control, channelId, userId, receiver } = platform;
  const { message } = await platform.say('まちがえた');
  const messageId = message?.id ?? '';
  await control.edit(channelId, userId, { messageId, text: 'なおした' });
  const edited = await until('the edit', () =>
    receiver.events().find(({ type }) => type === 'messageEdited'),
  );
  const { quoteToken, ...rest } = z.record(z.string(), z.unknown()).parse(edited.message);
  expect(rest).toEqual({ id: messageId, type: 'text', text: 'なおした' });
  expect(quoteToken).toBeTruthy();
  expect(quoteToken).not.toBe(message?.['quoteToken']);
  expect(edited.replyToken).toBeTruthy();
});

test('the check itself finds an unknown property, a missing one and an unknown kind', () => {
  const webhook = loadOpenApi('webhook.yml');
  const event = {
    type: 'unfollow',
    mode: 'active',
    timestamp: 1,
    webhookEventId: 'x',
    deliveryContext: { isRedelivery: false },
  };
  const faults = (change: object) =>
    webhook.faults('CallbackRequest', {
      destination: `U${'0'.repeat(32)}`,
      events: [{ ...event, ...change }],
    });
  expect(faults({})).toEqual([]);
  expect(faults({ surprise: 1 })).not.toEqual([]);
  expect(faults({ mode: undefined })).not.toEqual([]);
  expect(faults({ type: 'messageEdited' })).not.toEqual([]);
  expect(faults({ source: { type: 'user', userId: 3 } })).not.toEqual([]);
});
