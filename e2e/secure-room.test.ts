import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startInstallation, type Installation } from './_support/installation.ts';
import { barriers, openScreen, type Screen } from './_support/screen.ts';

const PASSWORD = 'yoru-no-machi-ni-akari';
const CHANNEL = { channelId: '1234567892', channelSecret: '1c9d6b1f7e5a4382a1c4d0e9b7f35219' };
const SV = 'tanaka@akari.example';
const DESK = `version: 1
operator: 相談支援センターあかり
authority: あおば市
desk:
  code: habataki
  name: あおば市 女性のための相談 はばたき
channel:
  channelId: '${CHANNEL.channelId}'
  channelSecret: ${CHANNEL.channelSecret}
room:
  talks: room
staff:
  - login: ${SV}
    name: 田中 恵子
    role: supervisor
    password: ${PASSWORD}
`;

let browser: Browser;
let place: Installation;
beforeAll(async () => {
  browser = await launchBrowser();
  place = await startInstallation();
  await place.apply(DESK);
  await place.line.control.createChannel({
    ...CHANNEL,
    name: 'はばたき',
    webhookUrl: `${place.consoleUrl}/webhooks/line/${CHANNEL.channelId}`,
  });
});
afterAll(async () => {
  await browser?.close();
  await place?.close();
});

const shots = process.env['TOMOSHIBI_SHOTS'];
async function shoot(page: Page, name: string): Promise<void> {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

async function signIn(): Promise<Screen> {
  const screen = await openScreen(browser, place.consoleUrl);
  const { page } = screen;
  await page.getByTestId('sign-in-login').fill(SV);
  await page.getByTestId('sign-in-password').fill(PASSWORD);
  await page.getByTestId('sign-in-submit').click();
  await page.getByRole('link', { name: '設定' }).first().waitFor();
  return screen;
}

/** Where the newest button on anybody's phone leads, at the address this installation has here. */
async function newestAddress(): Promise<string> {
  const { entries } = await place.line.control.journal(CHANNEL.channelId);
  const urls = JSON.stringify(entries).match(/https?:[^"]*\/room\/[^"]+/gu) ?? [];
  const { pathname, hash } = new URL(urls.at(-1) ?? '');
  return `${place.consoleUrl}${pathname}${hash}`;
}

/** Writes at LINE's phone until a button comes back. */
async function knock(): Promise<string> {
  const { page, context } = await openScreen(browser, place.line.url);
  await page.getByTestId('new-seeker').click();
  await page.getByTestId('new-seeker-name').fill('みなと');
  await page.getByTestId('dialog-ok').click();
  await page.getByTestId('composer').fill('きいてほしいことがあります');
  await page.getByTestId('send').click();
  await page.getByText('部屋に入る', { exact: true }).first().waitFor();
  await context.close();
  return newestAddress();
}

it('from LINE by one tap into the room; answered there, and seen', async () => {
  const address = await knock();
  const console = await signIn();
  await console.page.goto(`${place.consoleUrl}/talks`);
  await console.page.getByTestId('queue-item').click();
  await console.page.getByTestId('room-bar').filter({ hasText: 'まだ部屋に入っていません' }).waitFor();

  const phone = await openScreen(browser, address);
  const { page } = phone;
  await page.setViewportSize({ width: 390, height: 780 });
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.getByRole('button', { name: '部屋に入る' }).waitFor();
  // The secret has left the address before anybody can read it there.
  expect(page.url()).not.toContain('#');
  expect(await barriers(page)).toEqual([]);
  await shoot(page, 'door');
  await page.getByRole('button', { name: '部屋に入る' }).click();
  await page.getByText('きいてほしいことがあります').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel('あなたのことば').fill('家では話せないことです');
  await page.getByRole('button', { name: '送る', exact: true }).click();
  await page.locator('#log').getByText('家では話せないことです').waitFor();

  const talk = console.page.getByTestId('talk');
  await talk.getByText('家では話せないことです').waitFor();
  await talk.getByTestId('over-line').waitFor();
  await talk.getByTestId('claim').click();
  await talk.getByTestId('composer').fill('こちらで、安心してお話しください');
  await talk.getByTestId('send').click();
  await page.getByText('こちらで、安心してお話しください').waitFor();
  await talk.locator('[data-delivery="shown"]').waitFor();
  expect(await barriers(console.page)).toEqual([]);
  expect(await page.locator('#log').getByText('家では話せないことです').count()).toBe(1);
  await shoot(page, 'room-light');
  await shoot(console.page, 'console-light');

  await console.page.getByTestId('room-link-open').click();
  await console.page.getByTestId('room-link-make').click();
  await console.page.getByTestId('room-link').waitFor();
  expect(await barriers(console.page)).toEqual([]);
  await shoot(console.page, 'link');

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByText('読み方・ことばをえらぶ').click();
  await page.getByRole('button', { name: 'ふりがな' }).click();
  await page.locator('rt').first().waitFor();
  expect(await barriers(page)).toEqual([]);
  await shoot(page, 'room-dark-furigana');
  // 200 % zoom of a phone: nothing runs out of the screen.
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  expect(requests.filter((url) => !url.startsWith(place.consoleUrl))).toEqual([]);
  await page.locator('button.exit').click();
  await page.waitForURL('**/room/away');
  await page.goto(address.split('#', 1)[0] ?? '');
  await page.locator('#token').waitFor();
  expect([...phone.faults, ...console.faults]).toEqual([]);
  const sent = (await place.line.control.journal(CHANNEL.channelId)).entries.flatMap(
    ({ messages }) => messages,
  );
  expect(sent.every(({ type }) => type === 'template')).toBe(true);
});

it('a person without scripts comes in, writes and reads too', async () => {
  const { userId } = await place.line.control.createSeeker({ displayName: 'ふみ' });
  await place.line.control.sendText(CHANNEL.channelId, userId, '古い電話です');
  const { journal } = place.line.control;
  await expect
    .poll(async () => (await journal(CHANNEL.channelId, { userId })).entries.length, { timeout: 20_000 })
    .toBe(1);
  const address = await newestAddress();
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'ja-JP' });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByLabel('リンクの「#」のあとの文字').fill(new URL(address).hash.slice(1));
  await page.getByRole('button', { name: '部屋に入る' }).click();
  await page.getByLabel('あなたのことば').fill('古い電話から書いています');
  await page.getByRole('button', { name: '送る', exact: true }).click();
  await page.getByText('古い電話から書いています').waitFor();
  await page.reload();
  expect(await page.getByText('古い電話から書いています').count()).toBe(1);
  await context.close();
});
