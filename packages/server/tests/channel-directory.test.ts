import { routes } from '@tomoshibi/contract';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMessagingClient } from '../src/line/messaging-client.ts';
import { createChannelDirectory, type ChannelDirectory } from '../src/modules/channels/index.ts';
import { createHints, type Hints } from '../src/platform/events/hints.ts';
import {
  DAY,
  MINUTE,
  startTestApp,
  type TestApp,
  type TestOperator,
  type TestPerson,
} from './_support/app.ts';
import { startFakeLine, type FakeLine } from './_support/fake-line.ts';
import { asOwner } from './_support/owner.ts';

const TOKEN = 'POST /oauth2/v3/token';

let line: FakeLine;
let app: TestApp;
let ours: TestOperator;
let admin: TestPerson;
beforeAll(async () => {
  app = await startTestApp();
  ours = await app.operator();
});
afterAll(() => app.close());

let directory: ChannelDirectory;
let deskId: string;
let lineChannelId: string;
let secret: string;
let issued: number;
const newSecret = () => randomBytes(16).toString('hex');
const put = (body: { channelSecret?: string; accessToken?: string | null; channelId?: string }) =>
  app.call(routes.setChannel, {
    as: admin,
    params: { deskId },
    body: { channelId: lineChannelId, ...body },
  });
async function channelIdOf(): Promise<string> {
  const found = await directory.find(lineChannelId);
  if (!found) throw new Error('The channel was not found');
  return found.channelId;
}

async function secretsOf(wanted: string): Promise<string[] | undefined> {
  return (await directory.find(wanted))?.secrets.map((key) => key.export().toString());
}

beforeEach(async () => {
  line = await startFakeLine();
  // The clock has moved on; an old session would be over.
  admin = await app.signedIn(ours.staff.system_admin);
  issued = 0;
  line.on(TOKEN, () => {
    issued += 1;
    return { body: { token_type: 'Bearer', access_token: `stateless-${issued}`, expires_in: 900 } };
  });
  directory = createChannelDirectory(app.context, createMessagingClient({ apiBaseUrl: line.url }));
  lineChannelId = String(randomInt(1_000_000_000, 2_000_000_000));
  secret = newSecret();
  const code = `d-${randomUUID().slice(0, 8)}`;
  ({ deskId } = await app.call(routes.createDesk, {
    as: admin,
    body: { authorityId: ours.desk.authorityId, code, name: '窓口' },
  }));
});
afterEach(() => line.close());

describe('find', () => {
  it('knows a channel with its operator, desk and secret', async () => {
    await put({ channelSecret: secret });
    const [row] = await asOwner(app.databaseUrl, 'select id from channels where desk_id = $1', [deskId]);
    expect(await directory.find(lineChannelId)).toEqual({
      operatorId: ours.operatorId,
      channelId: row?.['id'],
      deskId,
      lineChannelId,
      secrets: [expect.anything()],
    });
    expect(await secretsOf(lineChannelId)).toEqual([secret]);
  });

  it('remembers that there is none until one is connected', async () => {
    expect(await directory.find(lineChannelId)).toBeNull();
    await put({ channelSecret: secret });
    expect(await directory.find(lineChannelId)).toMatchObject({ deskId });
  });

  it('asks the database once while it remembers', async () => {
    await put({ channelSecret: secret });
    // What the new channel sets going has been done before the questions are counted.
    await app.app.drain();
    const tenant = vi.spyOn(app.context.db, 'tenant');
    await Promise.all([directory.find(lineChannelId), directory.find(lineChannelId)]);
    await directory.find(lineChannelId);
    const asked = tenant.mock.calls.length;
    tenant.mockRestore();
    expect(asked).toBe(1);
  });

  it('gives both secrets after a rotation, and one when the day is over', async () => {
    await put({ channelSecret: secret });
    await directory.find(lineChannelId);
    const rotated = newSecret();
    await put({ channelSecret: rotated });
    expect(await secretsOf(lineChannelId)).toEqual([rotated, secret]);
    app.clock.advance(DAY - 1);
    expect(await secretsOf(lineChannelId)).toEqual([rotated, secret]);
    app.clock.advance(1);
    expect(await secretsOf(lineChannelId)).toEqual([rotated]);
  });

  it('forgets a LINE channel that was taken away from its desk', async () => {
    await put({ channelSecret: secret });
    await directory.find(lineChannelId);
    const other = String(randomInt(1_000_000_000, 2_000_000_000));
    await put({ channelId: other, channelSecret: newSecret() });
    expect(await directory.find(lineChannelId)).toBeNull();
    expect(await directory.find(other)).toMatchObject({ deskId });
  });

  it('sees a change within half a minute though the hint was lost', async () => {
    await put({ channelSecret: secret });
    await directory.find(lineChannelId);
    await asOwner(app.databaseUrl, 'update channels set line_channel_id = $1 where line_channel_id = $2', [
      `9${lineChannelId}`,
      lineChannelId,
    ]);
    expect(await directory.find(lineChannelId)).not.toBeNull();
    app.clock.advance(MINUTE / 2);
    expect(await directory.find(lineChannelId)).toBeNull();
  });

  it('hears of a rotation in another process', async () => {
    const hints: Hints = await createHints(app.context.db, 'other-process', app.context.logger);
    const elsewhere = createChannelDirectory(
      { ...app.context, hints },
      createMessagingClient({ apiBaseUrl: line.url }),
    );
    await put({ channelSecret: secret });
    await elsewhere.find(lineChannelId);
    const rotated = newSecret();
    await put({ channelSecret: rotated });
    await vi.waitFor(
      async () =>
        expect((await elsewhere.find(lineChannelId))?.secrets[0]?.export().toString()).toBe(rotated),
      {
        timeout: 20_000,
        interval: 20,
      },
    );
    await hints.close();
  });
});

describe('accessToken', () => {
  it('is the stored long-lived token, without asking LINE', async () => {
    await put({ channelSecret: secret, accessToken: 'a-long-lived-token' });
    expect(await directory.accessToken(ours.operatorId, await channelIdOf())).toBe('a-long-lived-token');
    expect(line.requests).toEqual([]);
  });

  it('is issued once for all and used for half its life', async () => {
    await put({ channelSecret: secret });
    const channelId = await channelIdOf();
    const get = () => directory.accessToken(ours.operatorId, channelId);
    expect(await Promise.all([get(), get(), get()])).toEqual(['stateless-1', 'stateless-1', 'stateless-1']);
    app.clock.advance(7.5 * MINUTE - 1);
    expect(await get()).toBe('stateless-1');
    app.clock.advance(1);
    expect(await get()).toBe('stateless-2');
    expect(new URLSearchParams(line.to(TOKEN)[0]?.body).get('client_secret')).toBe(secret);
  });

  it('is issued anew after LINE refused it, once however many saw the refusal', async () => {
    await put({ channelSecret: secret });
    const channelId = await channelIdOf();
    const get = () => directory.accessToken(ours.operatorId, channelId);
    const refusedToken = await get();
    directory.forget(channelId, refusedToken);
    expect(await get()).toBe('stateless-2');
    directory.forget(channelId, refusedToken);
    expect(await get()).toBe('stateless-2');
    directory.forget(channelId);
    expect(await get()).toBe('stateless-3');
  });

  it('follows a change of the credentials at once', async () => {
    await put({ channelSecret: secret });
    const channelId = await channelIdOf();
    await directory.accessToken(ours.operatorId, channelId);
    await put({ accessToken: 'a-long-lived-token' });
    expect(await directory.accessToken(ours.operatorId, channelId)).toBe('a-long-lived-token');
  });

  it('fails with what LINE said, and tries again the next time', async () => {
    await put({ channelSecret: secret });
    const channelId = await channelIdOf();
    line.on(TOKEN, { status: 400, body: { error: 'invalid_client' } });
    await expect(directory.accessToken(ours.operatorId, channelId)).rejects.toMatchObject({
      kind: 'credentials',
    });
    line.on(TOKEN, { body: { token_type: 'Bearer', access_token: 'at-last', expires_in: 900 } });
    expect(await directory.accessToken(ours.operatorId, channelId)).toBe('at-last');
  });

  it('is not given to another operator, remembered or not', async () => {
    await put({ channelSecret: secret });
    const channelId = await channelIdOf();
    const theirs = await app.operator();
    const steal = () => directory.accessToken(theirs.operatorId, channelId);
    await expect(steal()).rejects.toMatchObject({ code: 'not_found' });
    await directory.accessToken(ours.operatorId, channelId);
    await expect(steal()).rejects.toMatchObject({ code: 'not_found' });
  });
});
