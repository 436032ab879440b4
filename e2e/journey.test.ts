import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Me, routes, Staff, type RouteShape } from '../packages/contract/src/index.ts';
import { launchBrowser } from './browser.ts';
import { startInstallation, type Installation } from './_support/installation.ts';
import { barriers, openScreen, type Screen } from './_support/screen.ts';

const ADMIN = { login: 'admin@akari.example', password: 'hajimari-no-asa-ni-tomosu' };
const COUNSELOR = { login: 'sato@akari.example', password: 'yoru-no-machi-ni-akari' };
const CHANNEL = { channelId: '1234567890', channelSecret: '6b1f0c9d7e5a4382a1c4d0e9b7f35218' };

let browser: Browser;
let place: Installation;
beforeAll(async () => {
  browser = await launchBrowser();
  place = await startInstallation();
});
afterAll(async () => {
  await browser?.close();
  await place?.close();
});

/** Waits until something on a screen is so; the deadline is generous, nothing is measured. */
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000, interval: 50 });

/** A request of the page's own session, for what this journey does not do by hand. */
async function ask<T extends z.ZodType>(
  page: Page,
  route: Pick<RouteShape, 'method' | 'path'>,
  options: { path?: string; body?: unknown; answer: T },
): Promise<z.output<T>> {
  const response = await page.request.fetch(`${place.consoleUrl}/api/v1${options.path ?? route.path}`, {
    method: route.method,
    headers: { 'x-requested-with': 'tomoshibi' },
    ...(options.body === undefined ? {} : { data: options.body }),
  });
  const answer: unknown = await response.json();
  if (!response.ok()) throw new Error(`${route.path}: ${JSON.stringify(answer)}`);
  return options.answer.parse(answer);
}

async function setUp(): Promise<{ temporaryPassword: string }> {
  const { page, context, faults } = await openScreen(browser, place.consoleUrl);
  const field = (name: string) => page.getByTestId(`setup-${name}`);
  await field('operatorName').waitFor();
  expect(await barriers(page)).toEqual([]);
  await field('operatorName').fill('相談支援センターあかり');
  await field('authorityName').fill('あおば市');
  await field('deskName').fill('あおば市 こども・若者LINE相談');
  await field('name').fill('高橋 直樹');
  await field('login').fill(ADMIN.login);
  await field('password').fill(ADMIN.password);
  await page.getByTestId('setup-submit').click();
  await page.getByRole('link', { name: '設定' }).first().waitFor();
  expect(await barriers(page)).toEqual([]);

  const me = await ask(page, routes.getMe, { answer: Me });
  const deskId = me.desks[0]?.deskId ?? '';
  await place.line.control.createChannel({
    ...CHANNEL,
    name: 'あおば市 こども・若者LINE相談',
    webhookUrl: `${place.consoleUrl}/webhooks/line/${CHANNEL.channelId}`,
  });
  await ask(page, routes.setChannel, {
    path: `/desks/${deskId}/channel`,
    body: { ...CHANNEL, accessToken: null },
    answer: z.unknown(),
  });
  const { temporaryPassword } = await ask(page, routes.createStaff, {
    body: {
      login: COUNSELOR.login,
      name: '佐藤 遥',
      desks: [{ deskId, role: 'counselor' }],
    },
    answer: z.object({ staff: Staff, temporaryPassword: z.string() }),
  });
  expect(faults).toEqual([]);
  await context.close();
  return { temporaryPassword };
}

async function beginAtConsole(temporaryPassword: string): Promise<Screen> {
  const screen = await openScreen(browser, place.consoleUrl);
  const { page } = screen;
  await page.getByTestId('sign-in-login').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByTestId('sign-in-login').fill(COUNSELOR.login);
  await page.getByTestId('sign-in-password').fill(temporaryPassword);
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('password-current').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByTestId('password-current').fill(temporaryPassword);
  await page.getByTestId('password-new').fill(COUNSELOR.password);
  await page.getByTestId('password-repeat').fill(COUNSELOR.password);
  await page.getByTestId('password-submit').click();
  await page.getByRole('link', { name: '相談' }).first().waitFor();
  return screen;
}

async function takePhone(): Promise<Screen> {
  const screen = await openScreen(browser, place.line.url);
  const { page } = screen;
  await page.getByTestId('new-seeker').click();
  await page.getByTestId('new-seeker-name').fill('みなと');
  await page.getByTestId('dialog-ok').click();
  await page.getByTestId('composer').waitFor();
  return screen;
}

async function write(phone: Page, text: string): Promise<void> {
  await phone.getByTestId('composer').fill(text);
  await phone.getByTestId('send').click();
  await phone.getByTestId('bubble-out').filter({ hasText: text }).waitFor();
}

const said = (page: Page, text: string): Locator => page.getByTestId('message').filter({ hasText: text });

it('carries a talk from an empty installation to its end, and on', async () => {
  const { temporaryPassword } = await setUp();
  const desk = await beginAtConsole(temporaryPassword);
  const phone = await takePhone();

  await write(phone.page, 'こんばんは。こんな時間にごめんなさい');
  await write(phone.page, 'まちがえて送りました');
  expect(await barriers(phone.page)).toEqual([]);

  const waiting = desk.page.getByTestId('queue-item');
  await waiting.filter({ hasText: 'まちがえて送りました' }).waitFor();
  expect(await waiting.getAttribute('data-state')).toBe('waiting');
  expect(await waiting.textContent()).not.toContain('みなと');
  await eventually(() => desk.page.title()).toContain('(1)');
  expect(await barriers(desk.page)).toEqual([]);

  await waiting.click();
  await said(desk.page, 'こんばんは。こんな時間にごめんなさい').waitFor();
  await desk.page.getByTestId('claim').click();
  await desk.page.getByTestId('composer').fill('こんばんは。相談員の佐藤です。\n送ってくれてありがとう。');
  await desk.page.getByTestId('composer').press('Control+Enter');
  const answer = said(desk.page, '送ってくれてありがとう。');
  await eventually(() => answer.getAttribute('data-delivery')).toBe('accepted');
  await phone.page.getByTestId('bubble-in').filter({ hasText: '送ってくれてありがとう。' }).waitFor();
  expect(await phone.page.getByTestId('bubble-in').count()).toBe(1);
  expect(await barriers(desk.page)).toEqual([]);
  expect(await barriers(phone.page)).toEqual([]);

  const mistake = phone.page.locator('.row.out', { hasText: 'まちがえて送りました' });
  await mistake.getByTestId('bubble-menu').click();
  await phone.page.getByTestId('unsend').click();
  await said(desk.page, '取り消されました').waitFor();
  await eventually(() => said(desk.page, 'まちがえて送りました').count()).toBe(0);

  await desk.page
    .getByTestId('note-input')
    .fill('声の調子ではなく文から、疲れが見える。明日の朝も様子を見る。');
  await desk.page.getByTestId('note-add').click();
  await desk.page.getByTestId('note').filter({ hasText: '明日の朝も様子を見る' }).waitFor();

  await desk.page.getByTestId('close-talk').click();
  await desk.page.getByTestId('close-confirm').waitFor();
  expect(await barriers(desk.page)).toEqual([]);
  await desk.page.getByTestId('close-confirm').click();
  await eventually(() => desk.page.getByTestId('queue-item').count()).toBe(0);
  expect(await barriers(desk.page)).toEqual([]);

  await write(phone.page, 'もうひとつ聞いてもいいですか');
  await waiting.filter({ hasText: 'もうひとつ聞いてもいいですか' }).click();
  await desk.page.getByTestId('claim').click();
  await desk.page.getByTestId('history-item').first().waitFor();
  await desk.page.getByTestId('composer').fill('もちろんです。');
  await desk.page.getByTestId('send').click();
  await phone.page.getByTestId('bubble-in').filter({ hasText: 'もちろんです。' }).waitFor();

  await desk.page.reload();
  await desk.page.getByTestId('queue-item').filter({ hasText: 'もちろんです。' }).waitFor();
  expect(await phone.page.getByTestId('bubble-in').count()).toBe(2);
  expect([...desk.faults, ...phone.faults, ...place.complaints]).toEqual([]);
});
