import { AxeBuilder } from '@axe-core/playwright';
import type { messagingApi } from '@line/bot-sdk';
import { expect, test } from 'vitest';
import { openPage, type Screen } from './_support/browser.ts';
import { startPlatform, until } from './_support/platform.ts';

const desktop: Screen = { width: 1440, height: 900 };
const handheld: Screen = { width: 390, height: 844 };

const postback = (label: string) => ({
  type: 'postback' as const,
  label,
  data: `choice=${label}`,
  displayText: label,
});

const openTalk = async (screen: Screen) => {
  const platform = await startPlatform();
  const page = await openPage(screen);
  await page.goto(`${platform.url}/?channel=${platform.channelId}&seeker=${platform.userId}`);
  await page.getByTestId('phone').waitFor();
  const event = async (type: string) =>
    until(`the ${type} event`, () => platform.receiver.events().findLast((each) => each.type === type));
  return {
    ...platform,
    page,
    event,
    incoming: (text: string) => page.getByTestId('bubble-in').filter({ hasText: text }),
    outgoing: (text: string) => page.getByTestId('bubble-out').filter({ hasText: text }),
  };
};

test('a person writes, is answered, and taps a quick reply that then is gone', async () => {
  const { page, line, userId, event, incoming, outgoing } = await openTalk(desktop);
  await page.getByTestId('composer').fill('相談したいです');
  await page.getByTestId('composer').press('Enter');
  await outgoing('相談したいです').waitFor();
  const { replyToken = '' } = await event('message');
  const items = [{ type: 'action' as const, action: postback('はい') }];
  await line.replyMessage({
    replyToken,
    messages: [{ type: 'text', text: 'つないでもよいですか', quickReply: { items } }],
  });
  await incoming('つないでもよいですか').waitFor();
  await page.getByTestId('quick-reply').filter({ hasText: 'はい' }).click();
  await outgoing('はい').waitFor();
  expect((await event('postback'))['postback']).toEqual({ data: 'choice=はい' });
  expect(await page.getByTestId('quick-reply').count()).toBe(0);
  expect(await line.getProfile(userId)).toMatchObject({ displayName: 'みどり' });
});

test('buttons of a template post back; stickers and pictures can be sent', async () => {
  const { page, line, userId, event, incoming, outgoing } = await openTalk(handheld);
  await line.pushMessage({
    to: userId,
    messages: [
      {
        type: 'template',
        altText: '選んでください',
        template: {
          type: 'buttons',
          text: '近いものを選んでください',
          actions: [postback('学校'), postback('家族')],
        },
      },
    ],
  });
  await incoming('近いものを').getByRole('button', { name: '家族' }).click();
  await outgoing('家族').waitFor();
  expect((await event('postback'))['postback']).toEqual({ data: 'choice=家族' });
  await page.getByTestId('open-tray').click();
  await page.getByTestId('send-sticker').first().click();
  await until('the sticker', async () => (await event('message')).message?.type === 'sticker');
  await page.getByTestId('open-tray').click();
  await page.getByTestId('send-picture').click();
  await until('the picture', async () => (await event('message')).message?.type === 'image');
});

test('a day is chosen in the calendar of the phone', async () => {
  const { page, line, userId, event, incoming } = await openTalk(handheld);
  const action = {
    type: 'datetimepicker' as const,
    label: '日をえらぶ',
    data: 'question=1',
    mode: 'date' as const,
    min: '2026-04-01',
    max: '2027-03-31',
  };
  const items = [{ type: 'action' as const, action }];
  await line.pushMessage({
    to: userId,
    messages: [{ type: 'text', text: 'いつですか', quickReply: { items } }],
  });
  await incoming('いつですか').waitFor();
  await page.getByTestId('quick-reply').click();
  const calendar = page.getByLabel('日をえらぶ', { exact: true }).and(page.locator('input'));
  expect(await calendar.getAttribute('min')).toBe('2026-04-01');
  await calendar.fill('2026-05-10');
  await page.getByTestId('dialog-ok').click();
  expect((await event('postback'))['postback']).toEqual({
    data: 'question=1',
    params: { date: '2026-05-10' },
  });
});

test('buttons can be tapped for ever, open a page and dial a number', async () => {
  const { page, line, userId, event, incoming, outgoing, receiver, say } = await openTalk(handheld);
  const uri = (label: string, address: string) => ({ type: 'uri' as const, label, uri: address });
  await line.pushMessage({
    to: userId,
    messages: [
      {
        type: 'template',
        altText: 'こちらへ',
        template: {
          type: 'buttons',
          text: 'こちらへ',
          actions: [
            postback('相談'),
            uri('きまり', 'https://desk.example/policy'),
            uri('電話', 'tel:0120279338'),
          ],
        },
      },
    ],
  });
  const card = incoming('こちらへ');
  await card.getByRole('button', { name: '相談' }).click();
  await event('postback');
  await say('べつのこと');
  await outgoing('べつのこと').waitFor();
  await card.getByRole('button', { name: '相談' }).click();
  await until(
    'the second tap',
    () => receiver.events().filter(({ type }) => type === 'postback').length === 2,
  );
  expect(await card.getByRole('link', { name: 'きまり' }).getAttribute('href')).toBe(
    'https://desk.example/policy',
  );
  await card.getByRole('button', { name: '電話' }).click();
  await page.getByText('電話: 0120279338').waitFor();
});

test('the menu under the talk shows its picture, and its areas can be tapped', async () => {
  const { page, line, event, outgoing } = await openTalk(handheld);
  const area = (x: number, action: messagingApi.Action) => ({
    bounds: { x, y: 0, width: 1250, height: 843 },
    action,
  });
  const { richMenuId } = await line.createRichMenu({
    size: { width: 2500, height: 843 },
    selected: true,
    name: '受付',
    chatBarText: 'メニュー',
    areas: [
      area(0, { type: 'message', label: '相談する', text: '相談したいです' }),
      area(1250, postback('はじめる')),
    ],
  });
  const head = Buffer.alloc(33);
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  head.writeUInt32BE(2500, 16);
  head.writeUInt32BE(843, 20);
  await line.setRichMenuImage(richMenuId, new Blob([head], { type: 'image/png' }));
  await line.setDefaultRichMenu(richMenuId);
  await page.getByRole('button', { name: '相談する' }).click();
  await outgoing('相談したいです').waitFor();
  await page.getByRole('button', { name: 'はじめる' }).click();
  expect((await event('postback'))['postback']).toEqual({ data: 'choice=はじめる' });
  await page.getByTestId('rich-menu-toggle').click();
  expect(await page.getByTestId('rich-menu-area').count()).toBe(0);
});

test('unsend and edit work by keyboard', async () => {
  const { page, event, outgoing, say } = await openTalk(desktop);
  await say('まちがえた');
  const menu = page.getByTestId('bubble-menu').last();
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByTestId('composer').fill('なおした');
  await page.keyboard.press('Enter');
  await outgoing('なおした').waitFor();
  expect((await event('messageEdited')).message?.text).toBe('なおした');
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.getByText('メッセージの送信を取り消しました').waitFor();
  await event('unsend');
});

test('blocking shuts the talk, unblocking opens it again', async () => {
  const { page, event } = await openTalk(handheld);
  await page.getByTestId('talk-menu').click();
  await page.getByTestId('block').click();
  await event('unfollow');
  await page.getByTestId('unblock').waitFor();
  expect(await page.getByTestId('composer').isDisabled()).toBe(true);
  await page.getByTestId('unblock').click();
  await until('the field', async () => page.getByTestId('composer').isEnabled());
  expect((await event('follow'))['follow']).toEqual({ isUnblocked: true });
});

test('a new seeker is made and stands beside the first; a text half written stays', async () => {
  const { page, incoming } = await openTalk(desktop);
  await page.getByTestId('composer').fill('書きかけ');
  await page.getByTestId('new-seeker').click();
  await page.getByTestId('new-seeker-name').fill('そら');
  await page.getByTestId('dialog-ok').click();
  await until('two phones', async () => (await page.getByTestId('phone').count()) === 2);
  expect(await page.getByTestId('composer').first().inputValue()).toBe('書きかけ');
  expect(await page.getByTestId('seeker-tab').allInnerTexts()).toEqual([
    expect.stringContaining('みどり'),
    expect.stringContaining('そら'),
  ]);
  expect(await incoming('').count()).toBe(0);
});

test('a fault is switched on and off in the panel', async () => {
  const { page, control } = await openTalk(desktop);
  const fault = page.getByTestId('fault-server-error');
  await fault.click();
  await until('the fault', async () => (await control.faults())[0]?.kind === 'server-error');
  await until('the switch', async () => (await fault.getAttribute('aria-checked')) === 'true');
  await fault.click();
  await until('no fault', async () => (await control.faults()).length === 0);
});

test('nothing that a desk sends becomes markup', async () => {
  const { page, line, userId, incoming } = await openTalk(desktop);
  const text = '<img src=x onerror="document.title=`caught`"> <b>太字</b>';
  await line.pushMessage({ to: userId, messages: [{ type: 'text', text }] });
  await incoming('太字').waitFor();
  expect(await incoming('太字').innerText()).toBe(text);
  expect(await page.getByTestId('bubble-in').locator('b, img').count()).toBe(0);
});

test.each([
  { ...desktop, colorScheme: 'light' as const },
  { ...handheld, colorScheme: 'dark' as const },
])('meets WCAG 2.2 AA at $width px, $colorScheme', async (screen) => {
  const { page, line, userId, say, incoming } = await openTalk(screen);
  await say('こんばんは');
  const items = [{ type: 'action' as const, action: postback('はい') }];
  await line.pushMessage({ to: userId, messages: [{ type: 'text', text: 'はい', quickReply: { items } }] });
  await incoming('はい').waitFor();
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
