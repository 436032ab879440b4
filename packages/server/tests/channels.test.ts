import { routes, type ChannelCheck, type Desk } from '@tomoshibi/contract';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY, startTestApp, type TestApp, type TestOperator } from './_support/app.ts';
import { startFakeLine, type FakeLine } from './_support/fake-line.ts';
import { asOwner } from './_support/owner.ts';

let line: FakeLine;
let app: TestApp;
let ours: TestOperator;
let theirs: TestOperator;
beforeAll(async () => {
  line = await startFakeLine();
  app = await startTestApp({ lineApiBaseUrl: line.url });
  ours = await app.operator();
  theirs = await app.operator();
});
afterAll(async () => {
  await app.close();
  await line.close();
});

const newSecret = () => randomBytes(16).toString('hex');
const newChannelId = () => String(randomInt(1_000_000_000, 2_000_000_000));

async function newDesk(operator: TestOperator = ours): Promise<string> {
  const { deskId } = await app.call(routes.createDesk, {
    as: operator.staff.system_admin,
    body: { authorityId: operator.desk.authorityId, code: `c-${randomUUID().slice(0, 8)}`, name: '窓口' },
  });
  return deskId;
}
interface Put {
  channelId: string;
  channelSecret?: string;
  accessToken?: string | null;
}
const put = (deskId: string, body: Put, operator: TestOperator = ours): Promise<Desk> =>
  app.call(routes.setChannel, { as: operator.staff.system_admin, params: { deskId }, body });
const refused = (deskId: string, body: Put) =>
  app.refusal(routes.setChannel, { as: ours.staff.system_admin, params: { deskId }, body });

describe('setChannel', () => {
  it('connects a channel and says where LINE must send its events', async () => {
    const deskId = await newDesk();
    const heard: string[] = [];
    const stop = app.context.hints.on('channels', (id) => heard.push(id));
    const channelId = newChannelId();
    const desk = await put(deskId, { channelId, channelSecret: newSecret() });
    stop();
    expect(desk.channel).toEqual({
      channelId,
      webhookUrl: `http://console.test/webhooks/line/${channelId}`,
      tokenKind: 'stateless',
      previousSecretUntil: null,
      basicId: null,
      lastEventAt: null,
    });
    expect(heard).toHaveLength(1);
  });

  it('keeps secret and token sealed and out of the audit', async () => {
    const deskId = await newDesk();
    const [secret, token] = [newSecret(), `token-${newSecret()}`];
    const desk = await put(deskId, { channelId: newChannelId(), channelSecret: secret, accessToken: token });
    expect(desk.channel?.tokenKind).toBe('long_lived');
    const [row] = await asOwner(
      app.databaseUrl,
      `select encode(sealed_secret, 'escape') || encode(sealed_access_token, 'escape') as sealed,
              (select string_agg(audit_rows::text, '') from audit_rows where desk_id = $1) as audit
       from channels where desk_id = $1`,
      [deskId],
    );
    for (const text of [String(row?.['sealed']), String(row?.['audit']), app.logs.join('\n')]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(token);
    }
    expect(String(row?.['audit'])).toContain('channel.connected');
  });

  it('needs a secret for the first channel and for another one, but not to keep the stored one', async () => {
    const deskId = await newDesk();
    const channelId = newChannelId();
    expect(await refused(deskId, { channelId })).toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'channelSecret' }],
    });
    await put(deskId, { channelId, channelSecret: newSecret() });
    expect(await refused(deskId, { channelId: newChannelId() })).toMatchObject({
      details: [{ field: 'channelSecret' }],
    });
    const desk = await put(deskId, { channelId, accessToken: 'a-long-lived-token' });
    expect(desk.channel).toMatchObject({ tokenKind: 'long_lived', previousSecretUntil: null });
    expect((await put(deskId, { channelId, accessToken: null })).channel?.tokenKind).toBe('stateless');
  });

  it('keeps the former secret for a day after a rotation, and only then', async () => {
    const deskId = await newDesk();
    const channelId = newChannelId();
    const channelSecret = newSecret();
    await put(deskId, { channelId, channelSecret });
    expect((await put(deskId, { channelId, channelSecret })).channel?.previousSecretUntil).toBeNull();
    const rotated = await put(deskId, { channelId, channelSecret: newSecret() });
    const until = new Date(app.clock.now().getTime() + DAY).toISOString();
    expect(rotated.channel?.previousSecretUntil).toBe(until);
    const again = await put(deskId, { channelId });
    expect(again.channel?.previousSecretUntil).toBe(until);
  });

  it('leaves nothing of a former channel when another takes its place', async () => {
    const deskId = await newDesk();
    await put(deskId, {
      channelId: newChannelId(),
      channelSecret: newSecret(),
      accessToken: 'a-long-lived-token',
    });
    const channelId = newChannelId();
    const moved = await put(deskId, { channelId, channelSecret: newSecret() });
    expect(moved.channel).toMatchObject({ channelId, tokenKind: 'stateless', previousSecretUntil: null });
  });

  it('refuses a channel that any desk of any operator has', async () => {
    const channelId = newChannelId();
    await put(await newDesk(theirs), { channelId, channelSecret: newSecret() }, theirs);
    const deskId = await newDesk();
    expect(await refused(deskId, { channelId, channelSecret: newSecret() })).toMatchObject({
      status: 409,
      code: 'name_taken',
    });
    await put(deskId, { channelId: newChannelId(), channelSecret: newSecret() });
    expect(await refused(deskId, { channelId, channelSecret: newSecret() })).toMatchObject({
      code: 'name_taken',
    });
  });

  it('refuses what LINE never issues', async () => {
    const deskId = await newDesk();
    const good = { channelId: newChannelId(), channelSecret: newSecret() };
    for (const [field, body] of [
      ['channelId', { ...good, channelId: '12ab' }],
      ['channelSecret', { ...good, channelSecret: 'too-short' }],
      ['accessToken', { ...good, accessToken: 'with a blank in it' }],
    ] as const)
      expect(await refused(deskId, body)).toMatchObject({ code: 'invalid_input', details: [{ field }] });
  });

  it('is for those who manage the desk', async () => {
    const body = { channelId: newChannelId(), channelSecret: newSecret() };
    const params = { deskId: ours.desk.deskId };
    for (const as of [ours.staff.supervisor, ours.staff.headquarters])
      expect(await app.refusal(routes.setChannel, { as, params, body })).toMatchObject({ code: 'forbidden' });
    expect(
      await app.refusal(routes.setChannel, { as: theirs.staff.system_admin, params, body }),
    ).toMatchObject({ code: 'not_found' });
  });
});

describe('checkChannel', () => {
  let deskId: string;
  let channelId: string;
  const check = (): Promise<ChannelCheck> =>
    app.call(routes.checkChannel, { as: ours.staff.system_admin, params: { deskId } });
  const results = ({ items }: ChannelCheck) =>
    Object.fromEntries(items.map(({ item, result }) => [item, result]));
  const allOk = {
    credentials: 'ok',
    chat_mode: 'ok',
    webhook_url: 'ok',
    webhook_active: 'ok',
    webhook_test: 'ok',
    quota: 'ok',
  };

  function botInfo(chatMode: string) {
    const body = { userId: 'U9', basicId: '@aoba', displayName: '窓口', chatMode, markAsReadMode: 'auto' };
    line.on('GET /v2/bot/info', { body });
  }
  beforeEach(async () => {
    deskId = await newDesk();
    channelId = newChannelId();
    line.on('POST /oauth2/v3/token', {
      body: { token_type: 'Bearer', access_token: 'stateless-1', expires_in: 900 },
    });
    botInfo('bot');
    line.on('GET /v2/bot/channel/webhook/endpoint', {
      body: { endpoint: `http://console.test/webhooks/line/${channelId}`, active: true },
    });
    line.on('POST /v2/bot/channel/webhook/test', {
      body: {
        success: true,
        timestamp: '2026-11-20T00:00:00Z',
        statusCode: 200,
        reason: 'OK',
        detail: '200',
      },
    });
    line.on('GET /v2/bot/message/quota', { body: { type: 'limited', value: 200 } });
    line.on('GET /v2/bot/message/quota/consumption', { body: { totalUsage: 179 } });
    await put(deskId, { channelId, channelSecret: newSecret() });
  });

  it('finds everything right and remembers the basic id', async () => {
    const answer = await check();
    expect(results(answer)).toEqual(allOk);
    expect(answer.checkedAt).toBe(app.clock.now().toISOString());
    expect(answer.items.find(({ item }) => item === 'quota')?.facts).toEqual({ limit: 200, used: 179 });
    const desk = await app.call(routes.getDesk, { as: ours.staff.system_admin, params: { deskId } });
    expect(desk.channel?.basicId).toBe('@aoba');
  });

  it('names what is to be mended', async () => {
    botInfo('chat');
    line.on('GET /v2/bot/channel/webhook/endpoint', {
      body: { endpoint: 'https://else.example/', active: false },
    });
    line.on('POST /v2/bot/channel/webhook/test', {
      body: {
        success: false,
        timestamp: '2026-11-20T00:00:00Z',
        statusCode: 401,
        reason: 'ERROR_STATUS_CODE',
        detail: '',
      },
    });
    line.on('GET /v2/bot/message/quota/consumption', { body: { totalUsage: 180 } });
    const answer = await check();
    expect(results(answer)).toEqual({
      credentials: 'ok',
      chat_mode: 'mend',
      webhook_url: 'mend',
      webhook_active: 'mend',
      webhook_test: 'mend',
      quota: 'mend',
    });
    expect(answer.items).toContainEqual({
      item: 'webhook_url',
      result: 'mend',
      facts: {
        expected: `http://console.test/webhooks/line/${channelId}`,
        entered: 'https://else.example/',
      },
    });
    expect(answer.items).toContainEqual({
      item: 'webhook_test',
      result: 'mend',
      facts: { statusCode: 401, reason: 'ERROR_STATUS_CODE' },
    });
  });

  it('knows an empty webhook address and a plan without limit', async () => {
    line.on('GET /v2/bot/channel/webhook/endpoint', { status: 404, body: { message: 'Not found' } });
    line.on('GET /v2/bot/message/quota', { body: { type: 'none' } });
    expect(results(await check())).toEqual({ ...allOk, webhook_url: 'mend', webhook_active: 'mend' });
  });

  it('says that credentials are wrong, and that the rest cannot be known', async () => {
    line.on('POST /oauth2/v3/token', { status: 400, body: { error: 'invalid_client' } });
    expect(results(await check())).toEqual({
      credentials: 'mend',
      chat_mode: 'unknown',
      webhook_url: 'unknown',
      webhook_active: 'unknown',
      webhook_test: 'unknown',
      quota: 'unknown',
    });
  });

  it('finds a wrong secret behind a working long-lived token', async () => {
    await put(deskId, { channelId, accessToken: 'a-long-lived-token' });
    line.on('POST /oauth2/v3/token', { status: 400, body: { error: 'invalid_client' } });
    const answer = await check();
    expect(results(answer)).toEqual({ ...allOk, credentials: 'mend' });
    expect(answer.items[0]?.facts).toEqual({ fault: 'secret' });
  });

  it('leaves open what LINE does not answer', async () => {
    line.on('POST /v2/bot/channel/webhook/test', { status: 429 });
    line.on('GET /v2/bot/message/quota', { status: 500 });
    line.on('GET /v2/bot/channel/webhook/endpoint', 'cut');
    expect(results(await check())).toEqual({
      ...allOk,
      webhook_url: 'unknown',
      webhook_active: 'unknown',
      webhook_test: 'unknown',
      quota: 'unknown',
    });
  });

  it('asks for a channel first and for the right to manage', async () => {
    const without = await newDesk();
    const as = ours.staff.system_admin;
    expect(await app.refusal(routes.checkChannel, { as, params: { deskId: without } })).toMatchObject({
      code: 'conflict',
    });
    expect(
      await app.refusal(routes.checkChannel, {
        as: ours.staff.supervisor,
        params: { deskId: ours.desk.deskId },
      }),
    ).toMatchObject({ code: 'forbidden' });
    expect(
      await app.refusal(routes.checkChannel, { as: theirs.staff.system_admin, params: { deskId } }),
    ).toMatchObject({ code: 'not_found' });
  });
});
