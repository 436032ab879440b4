import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startFakeLine, type FakeAnswer, type FakeLine } from '../../tests/_support/fake-line.ts';
import { createMessagingClient, type MessagingClient } from './messaging-client.ts';
import type { SendOutcome } from './send-outcome.ts';

const PUSH = 'POST /v2/bot/message/push';
const REPLY = 'POST /v2/bot/message/reply';
const KEY = '0199f000-0000-7000-8000-000000000001';
const requestId = 'request-1';

let line: FakeLine;
let client: MessagingClient;
beforeEach(async () => {
  line = await startFakeLine();
  client = createMessagingClient({ apiBaseUrl: line.url });
});
afterEach(() => line.close());

const refusal = (status: number, message: string, headers: Record<string, string> = {}): FakeAnswer => ({
  status,
  headers,
  body: { message },
});
const push = () => client.push('token-1', 'U1', [{ text: 'こんばんは' }], KEY);
const reply = () => client.reply('token-1', 'reply-1', [{ text: 'こんばんは' }]);

const refusals: [FakeAnswer, SendOutcome][] = [
  [refusal(400, 'The request body has 1 error(s)'), { kind: 'rejected', status: 400, requestId }],
  [refusal(400, 'Failed to send messages'), { kind: 'not_reachable', requestId }],
  [refusal(401, 'Authentication failed'), { kind: 'credentials', requestId }],
  [refusal(403, 'Not allowed'), { kind: 'forbidden', requestId }],
  [refusal(413, 'Too large'), { kind: 'rejected', status: 413, requestId }],
  [refusal(415, 'Unsupported media type'), { kind: 'rejected', status: 415, requestId }],
  [refusal(429, 'You have reached your monthly limit.'), { kind: 'quota_exhausted', requestId }],
  [
    refusal(429, 'The API rate limit has been exceeded. Try again later.'),
    { kind: 'rate_limited', retryAfterMs: null, requestId },
  ],
  [
    refusal(429, 'The API rate limit has been exceeded. Try again later.', { 'retry-after': '7' }),
    { kind: 'rate_limited', retryAfterMs: 7000, requestId },
  ],
  [
    refusal(429, 'Too many', { 'retry-after': 'Fri, 20 Nov 2026 10:00:00 GMT' }),
    { kind: 'rate_limited', retryAfterMs: null, requestId },
  ],
  [refusal(500, 'Internal server error'), { kind: 'server_error', status: 500, requestId }],
  [refusal(503, ''), { kind: 'server_error', status: 503, requestId }],
  [
    { status: 502, body: '<html>Bad gateway</html>' },
    { kind: 'server_error', status: 502, requestId },
  ],
];

describe('push', () => {
  it('carries token, retry key and bubbles, and gives back the ids', async () => {
    line.on(PUSH, { body: { sentMessages: [{ id: '500', quoteToken: 'q1' }, { id: '501' }] } });
    expect(await push()).toEqual({
      kind: 'accepted',
      sent: [
        { id: '500', quoteToken: 'q1' },
        { id: '501', quoteToken: null },
      ],
      requestId,
      repeated: false,
    });
    const [request] = line.to(PUSH);
    expect(request?.headers).toMatchObject({ authorization: 'Bearer token-1', 'x-line-retry-key': KEY });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      to: 'U1',
      messages: [{ type: 'text', text: 'こんばんは' }],
    });
  });

  it('takes a repeated retry key for success, with the ids of the first time', async () => {
    line.on(PUSH, {
      status: 409,
      headers: { 'x-line-accepted-request-id': 'request-0' },
      body: { message: 'The retry key is already accepted', sentMessages: [{ id: '500', quoteToken: 'q1' }] },
    });
    expect(await push()).toEqual({
      kind: 'accepted',
      sent: [{ id: '500', quoteToken: 'q1' }],
      requestId: 'request-0',
      repeated: true,
    });
  });

  it('is accepted even when LINE lists nothing', async () => {
    line.on(PUSH, { body: {} });
    expect(await push()).toMatchObject({ kind: 'accepted', sent: [] });
  });

  it.each(refusals)('sorts the answer %j', async (answer, outcome) => {
    line.on(PUSH, answer);
    expect(await push()).toEqual(outcome);
  });
});

describe('reply', () => {
  it('has no retry key header, since LINE refuses one', async () => {
    line.on(REPLY, { body: { sentMessages: [{ id: '500', quoteToken: 'q1' }] } });
    expect(await reply()).toMatchObject({ kind: 'accepted', repeated: false });
    const [request] = line.to(REPLY);
    expect(request?.headers).not.toHaveProperty('x-line-retry-key');
    expect(JSON.parse(request?.body ?? '')).toMatchObject({ replyToken: 'reply-1' });
  });

  it.each([
    ...refusals,
    [refusal(400, 'Invalid reply token'), { kind: 'invalid_reply_token', requestId }],
    [refusal(409, 'Conflict'), { kind: 'rejected', status: 409, requestId }],
  ] satisfies [FakeAnswer, SendOutcome][])('sorts the answer %j', async (answer, outcome) => {
    line.on(REPLY, answer);
    expect(await reply()).toEqual(outcome);
  });
});

describe('the network', () => {
  it.each([
    ['no answer within the limit', 'silence'],
    ['a cut connection', 'cut'],
    ['an answer cut in the middle', 'cut_inside'],
    ['an unreadable answer', { body: 'not json' }],
  ] satisfies [string, FakeAnswer][])('%s leaves the fate open', async (_name, answer) => {
    client = createMessagingClient({ apiBaseUrl: line.url, timeoutMs: 200 });
    line.on(PUSH, answer);
    line.on(REPLY, answer);
    expect(await push()).toEqual({ kind: 'no_answer' });
    expect(await reply()).toEqual({ kind: 'no_answer' });
  });

  it('a refused connection was certainly not sent', async () => {
    await line.close();
    expect(await push()).toEqual({ kind: 'not_sent' });
    await expect(client.botInfo('token-1')).rejects.toMatchObject({ kind: 'not_sent' });
    line = await startFakeLine();
  });

  it('an unknown name was certainly not sent', async () => {
    client = createMessagingClient({ apiBaseUrl: 'http://line.invalid' });
    expect(await push()).toEqual({ kind: 'not_sent' });
  });
});

describe('a silent LINE', () => {
  it('gets no further request while too many hang, and new ones when those have ended', async () => {
    client = createMessagingClient({ apiBaseUrl: line.url, timeoutMs: 100, abandonedAtMost: 2 });
    line.on(PUSH, 'silence');
    expect(await Promise.all([push(), push()])).toEqual([{ kind: 'no_answer' }, { kind: 'no_answer' }]);
    expect(await push()).toEqual({ kind: 'not_sent' });
    await expect(client.botInfo('t')).rejects.toMatchObject({ kind: 'not_sent' });
    await vi.waitFor(() => expect(line.requests).toHaveLength(2), { timeout: 10_000, interval: 20 });

    line.on(PUSH, { body: { sentMessages: [{ id: '500' }] } });
    line.hangUp();
    await vi.waitFor(async () => expect(await push()).toMatchObject({ kind: 'accepted' }), {
      timeout: 10_000,
      interval: 20,
    });
  });
});

describe('questions', () => {
  it('reads a profile, and knows that 404 means none', async () => {
    line.on('GET /v2/bot/profile/U1', { body: { displayName: 'はな', userId: 'U1', language: 'ja' } });
    expect(await client.profile('token-1', 'U1')).toEqual({ displayName: 'はな' });
    expect(await client.profile('token-1', 'U2')).toBeNull();
  });

  it('reads settings, quota and consumption', async () => {
    line.on('GET /v2/bot/info', {
      body: { userId: 'U9', basicId: '@abc', displayName: '窓口', chatMode: 'bot', markAsReadMode: 'auto' },
    });
    line.on('GET /v2/bot/channel/webhook/endpoint', {
      body: { endpoint: 'https://a.example/', active: true },
    });
    line.on('POST /v2/bot/channel/webhook/test', {
      body: { success: false, statusCode: 401, reason: 'ERROR_STATUS_CODE', detail: '401' },
    });
    line.on('GET /v2/bot/message/quota', { body: { type: 'limited', value: 5000 } });
    line.on('GET /v2/bot/message/quota/consumption', { body: { totalUsage: 12 } });
    expect(await client.botInfo('t')).toMatchObject({ basicId: '@abc', chatMode: 'bot' });
    expect(await client.webhookEndpoint('t')).toEqual({ endpoint: 'https://a.example/', active: true });
    expect(await client.testWebhook('t')).toEqual({
      success: false,
      statusCode: 401,
      reason: 'ERROR_STATUS_CODE',
    });
    expect(await client.quota('t')).toEqual({ type: 'limited', value: 5000 });
    expect(await client.quotaConsumption('t')).toEqual({ totalUsage: 12 });
  });

  it('knows that no webhook address is an answer', async () => {
    expect(await client.webhookEndpoint('t')).toBeNull();
  });

  it('shows the loading mark', async () => {
    line.on('POST /v2/bot/chat/loading/start', { status: 202 });
    await client.showLoading('t', 'U1', 20);
    expect(JSON.parse(line.requests[0]?.body ?? '')).toEqual({ chatId: 'U1', loadingSeconds: 20 });
  });

  it.each([
    [{ status: 401 }, 'credentials'],
    [{ status: 403 }, 'forbidden'],
    [{ status: 429 }, 'rate_limited'],
    [{ status: 400 }, 'rejected'],
    [{ status: 500 }, 'server_error'],
    [{ body: 'not json' }, 'unreadable'],
    [{ body: { something: 'else' } }, 'unreadable'],
    ['silence', 'no_answer'],
    ['cut', 'no_answer'],
  ] satisfies [FakeAnswer, string][])('%j is the fault %s', async (answer, kind) => {
    client = createMessagingClient({ apiBaseUrl: line.url, timeoutMs: 200 });
    line.on('GET /v2/bot/info', answer);
    await expect(client.botInfo('t')).rejects.toMatchObject({ name: 'LineFault', kind });
  });
});

describe('stateless tokens', () => {
  it('are issued from channel id and secret', async () => {
    line.on('POST /oauth2/v3/token', {
      body: { token_type: 'Bearer', access_token: 'stateless-1', expires_in: 900 },
    });
    expect(await client.issueStatelessToken('1234567890', 'secret-1')).toEqual({
      token: 'stateless-1',
      expiresInSeconds: 900,
    });
    expect(Object.fromEntries(new URLSearchParams(line.requests[0]?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: '1234567890',
      client_secret: 'secret-1',
    });
  });

  it.each([400, 401])(
    'status %i means wrong credentials, and the fault names none of them',
    async (status) => {
      line.on('POST /oauth2/v3/token', { status, body: { error: 'invalid_client' } });
      const fault: unknown = await client
        .issueStatelessToken('1234567890', 'secret-1')
        .catch((error: unknown) => error);
      expect(fault).toMatchObject({ kind: 'credentials', status });
      expect(String(fault)).not.toContain('secret-1');
    },
  );
});
