// npm run handbook:pictures: retakes the pictures of docs/handbook from a demo that was started anew (its ports by PORT
// and LINE_SIMULATOR_PORT, as for the demo itself).
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.ts';
import { ROOT, readSettings } from './demo/settings.ts';
import { arrange, PASSWORD, PEOPLE } from './handbook/arrange.ts';

const FOLDER = join(ROOT, 'docs/handbook/images');
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

interface Picture {
  readonly name: string;
  readonly path: string;
  /** A heading that must be seen, and is brought to the top. */
  readonly heading?: string;
  readonly before?: (page: Page) => Promise<void>;
}

async function openPage(browser: Browser, viewport: typeof WIDE): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  console.log(name);
}

const settings = readSettings();

async function photograph(browser: Browser, login: string, pictures: readonly Picture[]): Promise<void> {
  const page = await openPage(browser, WIDE);
  await page.goto(settings.consoleUrl);
  await page.getByTestId('sign-in-login').fill(login);
  await page.getByTestId('sign-in-password').fill(PASSWORD);
  await page.getByTestId('sign-in-submit').click();
  await page.getByRole('navigation').first().waitFor();
  for (const { name, path, heading, before } of pictures) {
    await page.goto(`${settings.consoleUrl}${path}`);
    if (heading !== undefined) {
      const there = page.getByRole('heading', { name: heading, exact: true }).first();
      await there.waitFor();
      // Below the bar that stays at the top of a desk's pages.
      await there.evaluate((element) => {
        if (element instanceof HTMLElement) element.style.scrollMarginTop = '8.5rem';
        element.scrollIntoView({ block: 'start' });
      });
    }
    await before?.(page);
    await shoot(page, name);
  }
  await page.context().close();
}

const scene = await arrange(settings);
const desk = `/settings/desks/${scene.schoolId}`;
const browser = await launchBrowser();
try {
  await photograph(browser, PEOPLE.counselor, [
    {
      name: 'talks',
      path: '/talks',
      before: async (page) => {
        await page.getByTestId('queue-item').filter({ hasText: '泣きそう' }).first().click();
        const log = page.getByLabel(/さんとのやりとり$/u);
        await log.getByText('泣きそう').last().scrollIntoViewIfNeeded();
      },
    },
    { name: 'notifications', path: '/settings/account', heading: '通知' },
  ]);
  await photograph(browser, PEOPLE.supervisor, [
    { name: 'alerts', path: '/alerts', heading: 'アラート' },
    { name: 'shifts', path: '/shifts', heading: 'シフト' },
    { name: 'present', path: '/shifts', heading: 'いまの体制' },
    {
      name: 'hours',
      path: `/settings/desks/${scene.womenId}/hours`,
      heading: '曜日ごとの時間',
    },
    { name: 'rules', path: `${desk}/rules`, heading: '運用の規則' },
    { name: 'texts', path: `${desk}/notices`, heading: '自動で送る文' },
    { name: 'materials', path: `${desk}/materials`, heading: '紙で配る' },
    { name: 'menu', path: `${desk}/menu`, heading: 'どのときのメニュー' },
    { name: 'survey', path: `${desk}/surveys/kanagawa/results`, heading: '送った数と答えた数' },
    { name: 'broadcast', path: `/settings/broadcasts/${scene.schoolId}/${scene.broadcastId}` },
    {
      name: 'unreached',
      path: '/settings/unreached',
      before: async (page) => {
        await page.getByLabel('窓口', { exact: true }).selectOption(scene.womenId);
        await page.getByRole('checkbox', { name: 'すべて選ぶ' }).waitFor();
      },
    },
  ]);
  await photograph(browser, PEOPLE.prefecture, [
    {
      name: 'flow',
      path: `/settings/desks/${scene.pregnancyId}/flow`,
      heading: 'シナリオ',
      before: async (page) => {
        await page.locator('.react-flow__node').filter({ hasText: '知りたいこと' }).first().click();
        await page.getByTestId('step-form').waitFor();
      },
    },
    {
      name: 'bot',
      path: '/talks',
      before: async (page) => {
        await page.getByText('シナリオが応対中').click();
        await page.getByTestId('queue-item').first().click();
        await page.getByTestId('bot-answers').waitFor();
      },
    },
  ]);
  await photograph(browser, PEOPLE.officer, [
    { name: 'approvals', path: '/settings/approvals', heading: '承認待ちの文' },
  ]);
  await photograph(browser, PEOPLE.administrator, [
    { name: 'start', path: `/settings/desks/${scene.newDeskId}/start`, heading: '窓口をひらく準備' },
  ]);
  const phone = await openPage(browser, PHONE);
  await phone.goto(scene.placeUrl);
  await shoot(phone, 'place-page');
  const { channelId, userId } = scene.school;
  await phone.goto(`${settings.lineUrl}/?channel=${channelId}&seeker=${userId}`);
  await phone.getByTestId('bubble-in').first().waitFor();
  await shoot(phone, 'phone-received');
  await phone.goto(scene.roomUrl);
  await phone.getByRole('button', { name: '部屋に入る' }).click();
  await phone.locator('#log').waitFor();
  await shoot(phone, 'room-phone');
} finally {
  await browser.close();
}
