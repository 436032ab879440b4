import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeLine, type FakeLine } from '../../tests/_support/fake-line.ts';
import { createMessagingClient, type MessagingClient } from './messaging-client.ts';
import { MenuRefused, type RichMenu } from './rich-menu-calls.ts';

const CREATE = 'POST /v2/bot/richmenu';

let line: FakeLine;
let data: FakeLine;
let client: MessagingClient;
beforeEach(async () => {
  line = await startFakeLine();
  data = await startFakeLine();
  client = createMessagingClient({ apiBaseUrl: line.url, dataApiBaseUrl: data.url, timeoutMs: 300 });
});
afterEach(async () => {
  await line.close();
  await data.close();
});

const bounds = { x: 0, y: 0, width: 833, height: 843 };
const menu: RichMenu = {
  name: 'desk/1/open',
  bar: 'メニュー',
  size: { width: 2500, height: 843 },
  areas: [
    { bounds, label: '相談する', action: { data: 'flow=begin' } },
    { bounds, label: '電話', action: { uri: 'tel:0120279338' } },
    { bounds, label: '話す', action: { text: '相談したいです' } },
  ],
};
const bodyOf = (route: string): unknown => JSON.parse(line.to(route)[0]?.body ?? '');

describe('menus', () => {
  it('are made with areas that post back, open and say', async () => {
    line.on(CREATE, { body: { richMenuId: 'richmenu-1' } });
    expect(await client.createRichMenu('token-1', menu)).toBe('richmenu-1');
    expect(line.to(CREATE)[0]?.headers).toMatchObject({ authorization: 'Bearer token-1' });
    expect(bodyOf(CREATE)).toEqual({
      name: 'desk/1/open',
      size: { width: 2500, height: 843 },
      selected: true,
      chatBarText: 'メニュー',
      areas: [
        {
          bounds,
          action: { type: 'postback', label: '相談する', data: 'flow=begin', displayText: '相談する' },
        },
        { bounds, action: { type: 'uri', label: '電話', uri: 'tel:0120279338' } },
        { bounds, action: { type: 'message', label: '話す', text: '相談したいです' } },
      ],
    });
  });

  it('get their picture where LINE keeps pictures', async () => {
    const route = 'POST /v2/bot/richmenu/richmenu-1/content';
    data.on(route, { body: {} });
    await client.uploadRichMenuImage('token-1', 'richmenu-1', Uint8Array.from([1, 2, 3]));
    expect(data.to(route)[0]?.headers).toMatchObject({
      authorization: 'Bearer token-1',
      'content-type': 'image/png',
      'content-length': '3',
    });
    expect(line.requests).toEqual([]);
  });

  it('are shown to all, to nobody, and to people', async () => {
    const routes = [
      'POST /v2/bot/user/all/richmenu/richmenu-1',
      'DELETE /v2/bot/user/all/richmenu',
      'POST /v2/bot/richmenu/bulk/link',
      'POST /v2/bot/richmenu/bulk/unlink',
    ];
    for (const route of routes) line.on(route, { status: 202, body: {} });
    await client.setDefaultRichMenu('t', 'richmenu-1');
    await client.setDefaultRichMenu('t', null);
    await client.linkRichMenu('t', 'richmenu-1', ['U1', 'U2']);
    await client.unlinkRichMenu('t', ['U1']);
    expect(line.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(routes);
    expect(bodyOf('POST /v2/bot/richmenu/bulk/link')).toEqual({
      richMenuId: 'richmenu-1',
      userIds: ['U1', 'U2'],
    });
  });

  it('are listed by name, and one that is gone counts as deleted', async () => {
    line.on('GET /v2/bot/richmenu/list', {
      body: { richmenus: [{ richMenuId: 'richmenu-1', name: 'desk/1/open', size: {} }] },
    });
    expect(await client.listRichMenus('t')).toEqual([{ menuId: 'richmenu-1', name: 'desk/1/open' }]);
    await client.deleteRichMenu('t', 'richmenu-9');
  });

  it('that are refused say why, and what passes by itself says what it was', async () => {
    line.on(CREATE, { status: 400, body: { message: 'The maximum number of rich menus was reached' } });
    const refused = await client.createRichMenu('t', menu).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MenuRefused);
    expect(refused).toMatchObject({
      kind: 'rejected',
      status: 400,
      reason: 'The maximum number of rich menus was reached',
    });
    for (const [answer, fault] of [
      [{ status: 401 }, { kind: 'credentials', status: 401 }],
      [{ status: 429 }, { kind: 'rate_limited', status: 429 }],
      [{ status: 500 }, { kind: 'server_error', status: 500 }],
      ['silence', { kind: 'no_answer', status: null }],
      [{ body: {} }, { kind: 'unreadable', status: null }],
    ] as const) {
      line.on(CREATE, answer);
      await expect(client.createRichMenu('t', menu)).rejects.toMatchObject(fault);
    }
  });
});
