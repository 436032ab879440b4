import { expect, test } from 'vitest';
import { startPlatform, until, type Platform } from './_support/platform.ts';

const menu = (name: string) => ({
  size: { width: 1200, height: 405 },
  selected: true,
  name,
  chatBarText: 'メニュー',
  areas: [
    {
      bounds: { x: 0, y: 0, width: 1200, height: 405 },
      action: { type: 'richmenuswitch' as const, richMenuAliasId: 'night', data: 'tab=night' },
    },
  ],
});

const picture = (width: number, height: number, type = 'image/png') => {
  const header = Buffer.alloc(33);
  header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return new Blob([header], { type });
};

const make = async ({ line }: Platform, name: string) => {
  const { richMenuId } = await line.createRichMenu(menu(name));
  await line.setRichMenuImage(richMenuId, picture(1200, 405));
  return richMenuId;
};
const shown = async ({ control, channelId, userId }: Platform) =>
  (await control.talk(channelId, userId)).richMenu?.richMenuId;

test('a person’s own menu goes before the default one, and the default one shows again after it', async () => {
  const platform = await startPlatform();
  const { line, userId } = platform;
  expect(await shown(platform)).toBeUndefined();
  const day = await make(platform, '昼');
  const night = await make(platform, '夜');
  await line.setDefaultRichMenu(day);
  expect(await shown(platform)).toBe(day);
  await line.linkRichMenuIdToUser(userId, night);
  expect(await shown(platform)).toBe(night);
  await line.deleteRichMenu(night);
  expect(await shown(platform)).toBe(day);
});

test('a menu without a picture cannot be shown, and a picture must fit', async () => {
  const platform = await startPlatform();
  const { line, userId } = platform;
  const { richMenuId } = await line.createRichMenu(menu('絵なし'));
  const refused = { status: 400 };
  await expect(line.setDefaultRichMenu(richMenuId)).rejects.toMatchObject(refused);
  await expect(line.linkRichMenuIdToUser(userId, richMenuId)).rejects.toMatchObject(refused);
  await expect(line.setRichMenuImage(richMenuId, picture(300, 200))).rejects.toMatchObject(refused);
  await expect(line.setRichMenuImage(richMenuId, picture(1200, 405, 'image/gif'))).rejects.toMatchObject({
    status: 415,
  });
  await line.setRichMenuImage(richMenuId, picture(1200, 405));
  await expect(line.setRichMenuImage(richMenuId, picture(1200, 405))).rejects.toMatchObject(refused);
  await line.setDefaultRichMenu(richMenuId);
  expect(await shown(platform)).toBe(richMenuId);
});

test('linking to someone who is no friend is accepted and does nothing', async () => {
  const platform = await startPlatform();
  const { line, control, channelId } = platform;
  const stranger = await control.createSeeker({ displayName: 'とおりすがり' });
  await line.linkRichMenuIdToUser(stranger.userId, await make(platform, '昼'));
  expect((await control.talk(channelId, stranger.userId)).richMenu).toBeNull();
});

test('a tap on a tab flips the menu and posts back how that went', async () => {
  const platform = await startPlatform();
  const { line, control, channelId, userId, receiver } = platform;
  await line.setDefaultRichMenu(await make(platform, '昼'));
  const night = await make(platform, '夜');
  const tap = { richMenuAliasId: 'night', data: 'tab=night' };
  await control.switchMenu(channelId, userId, tap);
  await line.createRichMenuAlias({ richMenuAliasId: 'night', richMenuId: night });
  await control.switchMenu(channelId, userId, tap);
  expect(await shown(platform)).toBe(night);
  const postbacks = () => receiver.events().filter(({ type }) => type === 'postback');
  await until('both postbacks', () => postbacks().length === 2);
  expect(postbacks().map((event) => event['postback'])).toEqual([
    { data: 'tab=night', params: { newRichMenuAliasId: 'night', status: 'RICHMENU_ALIAS_ID_NOTFOUND' } },
    { data: 'tab=night', params: { newRichMenuAliasId: 'night', status: 'SUCCESS' } },
  ]);
});
