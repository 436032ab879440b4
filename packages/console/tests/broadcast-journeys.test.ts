import { AxeBuilder } from '@axe-core/playwright';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../e2e/browser.ts';
import { eventually, openConsole, signIn, type Opened } from './console-page.ts';
import { PASSWORD } from './mock-data.ts';

let browser: Browser;
let opened: Opened;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(options: Parameters<typeof openConsole>[1] = {}): Promise<void> {
  opened = await openConsole(browser, options);
  const { data } = opened.server;
  const deskId = data.desks[0]?.deskId ?? '';
  data.people.push({
    staff: {
      staffId: randomUUID(),
      login: 'yamamoto',
      name: '山本 誠',
      state: 'active',
      operatorRoles: [],
      desks: [{ deskId, role: 'officer' }],
      totpEnabled: false,
      mustChangePassword: false,
      lastSignInAt: null,
    },
    password: PASSWORD,
    totp: false,
    preferences: { sendKey: 'ctrl_enter', language: 'ja', sound: false },
  });
}

/** Signs in and goes to the list of broadcasts. */
async function enter(login: string): Promise<void> {
  const { page, address } = opened;
  await signIn(page, login);
  await page.getByRole('link', { name: '設定', exact: true }).waitFor();
  await page.goto(`${address}/settings/broadcasts`);
  await page.getByTestId('broadcast').first().waitFor();
}

async function visit(title: string): Promise<void> {
  const { page } = opened;
  await page.getByTestId('broadcast').filter({ hasText: title }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

describe('broadcasts', () => {
  beforeEach(() => open());
  afterEach(async () => {
    expect(opened.faults).toEqual([]);
    await opened.close();
  });

  it('are written with a preview, the count and the cost, and submitted', async () => {
    await enter('tanaka');
    const { page } = opened;
    await page.getByTestId('broadcast-add').click();
    await page.getByTestId('broadcast-title').fill('1月の開設');
    await page.getByTestId('broadcast-text').fill('あした17時から相談をひらきます。');
    const preview = page.getByRole('figure', { name: 'LINEでの見え方' });
    expect(await preview.textContent()).toContain('あした17時から相談をひらきます。');
    await eventually(() => page.getByTestId('broadcast-count').textContent()).toBe('1,284人');
    await page.getByText('相談のための取り置きに472通くいこむため').waitFor();
    await page.getByTestId('segment-consultations').selectOption('never');
    await eventually(() => page.getByTestId('broadcast-count').textContent()).toBe('402人');
    expect(await page.getByText('くいこむため').count()).toBe(0);
    await page.getByTestId('broadcast-submit').click();
    await page.getByRole('heading', { level: 1, name: '1月の開設' }).waitFor();
    await page.getByRole('heading', { level: 2, name: '承認待ち' }).waitFor();
    expect(await page.getByTestId('broadcast-approve').count()).toBe(0);
  });

  it('are approved by the officer, who sees text, people and cost', async () => {
    await enter('yamamoto');
    const { page } = opened;
    expect(await page.getByTestId('broadcast-add').count()).toBe(0);
    await visit('冬休みの相談時間のお知らせ');
    await page.getByText('12月24日から1月7日までは').waitFor();
    await page.getByTestId('broadcast-count').waitFor();
    await page.getByTestId('broadcast-approve').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1,284人に送ります').waitFor();
    await dialog.getByRole('button', { name: '承認する' }).click();
    await page.getByText('送信待ち').first().waitFor();
  });

  it('are stopped by keyboard while they go out', async () => {
    await enter('tanaka');
    const { page } = opened;
    await visit('あしたの開設のお知らせ');
    expect(await page.getByRole('progressbar').getAttribute('aria-valuetext')).toBe(
      '1,284人のうち502人が済みました',
    );
    await page.getByTestId('broadcast-stop').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    // A dialog takes the focus a moment after it opens.
    await eventually(() => dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true);
    await dialog.getByRole('button', { name: '止める' }).press('Enter');
    await eventually(() => page.getByTestId('broadcast-stopped').textContent()).toBe('782');
    await eventually(() => page.getByTestId('broadcast-left').textContent()).toBe('0');
    expect(await page.getByRole('progressbar').getAttribute('aria-valuetext')).toBe(
      '1,284人のうち502人が済みました',
    );
  });

  it('tell a supervisor what became of each person, and an officer the figures only', async () => {
    await enter('tanaka');
    const { page } = opened;
    await visit('11月の開設のお知らせ');
    await page.getByTestId('recipients-open').click();
    await eventually(() => page.getByTestId('recipient').count()).toBe(2);
    await page.getByTestId('recipients-filter').selectOption('skipped');
    await eventually(() => page.getByTestId('recipient').count()).toBe(1);
    await page.getByTestId('recipient').filter({ hasText: 'ブロックされていた' }).waitFor();
    await opened.close();
    await open();
    await enter('yamamoto');
    await opened.page.getByTestId('broadcast').filter({ hasText: '11月の開設のお知らせ' }).click();
    await opened.page.getByTestId('broadcast-accepted').waitFor();
    expect(await opened.page.getByTestId('recipients-open').count()).toBe(0);
  });
});

describe.each([
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 390 },
] as const)('axe finds nothing in $colorScheme at $width px', ({ colorScheme, width }) => {
  it('on the list, a form, and a broadcast of each kind', { timeout: 120_000 }, async () => {
    await open({ colorScheme, viewport: { width, height: 900 } });
    const { page, address } = opened;
    const faults = async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    };
    await enter('tanaka');
    expect(await faults()).toEqual([]);
    for (const title of ['冬休みの相談時間のお知らせ', '受付時間の変更', '11月の開設のお知らせ']) {
      await visit(title);
      expect([title, ...(await faults())]).toEqual([title]);
      await page.goto(`${address}/settings/broadcasts`);
    }
    await page.getByTestId('broadcast-add').click();
    await page.getByTestId('broadcast-count').waitFor();
    expect(await faults()).toEqual([]);
    await opened.close();
  });
});
