import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../e2e/browser.ts';
import { openConsole, openTalk, queueItem, signIn, type Opened } from './console-page.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function faultsOf({ page }: Opened): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

describe.each(['light', 'dark'] as const)('in the %s theme, axe finds nothing', (colorScheme) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await openConsole(browser, { colorScheme });
  });
  afterEach(() => opened.close());

  it('on the sign-in page', async () => {
    await opened.page.getByTestId('sign-in-login').waitFor();
    expect(await faultsOf(opened)).toEqual([]);
  });

  it('in the workspace', async () => {
    const { page } = opened;
    await signIn(page, 'tanaka');
    await openTalk(page, 'えにしだ');
    await page.getByTestId('composer').waitFor();
    expect(await faultsOf(opened)).toEqual([]);
  });

  it('beside failed messages and in dialogs', async () => {
    const { page } = opened;
    await signIn(page, 'sato');
    await openTalk(page, 'もみじ');
    await queueItem(page, 'すみれ').press('Shift+Enter');
    await page.getByTestId('give-up-message').first().waitFor();
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByTestId('close-talk').first().click();
    await page.getByTestId('close-confirm').waitFor();
    expect(await faultsOf(opened)).toEqual([]);
  });

  it('where people are tied to a counselor, and in the list of them', async () => {
    const { page } = opened;
    await signIn(page, 'tanaka');
    await openTalk(page, 'えにしだ');
    await page.getByTestId('assignment-open').click();
    await page.getByTestId('assignment-counselor').selectOption({ index: 1 });
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByTestId('assignment-save').click();
    await page.getByTestId('own-counselor').getByText('担当を変える').waitFor();
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByRole('link', { name: '設定', exact: true }).click();
    await page.getByRole('link', { name: '担当している方', exact: true }).click();
    await page.getByTestId('assigned-person').waitFor();
    expect(await faultsOf(opened)).toEqual([]);
  });

  it('where hours are set, and where a desk is opened or closed by hand', async () => {
    const { page, server } = opened;
    await signIn(page, 'tanaka');
    await page.getByRole('link', { name: '設定', exact: true }).click();
    await page.getByRole('link', { name: '相談窓口', exact: true }).click();
    await page
      .getByTestId('desk')
      .filter({ hasText: server.data.desks[0]?.name ?? '' })
      .click();
    await page.getByTestId('hours-open').click();
    await page.getByTestId('hours-timed').check();
    await page.getByTestId('season-add').click();
    await page.getByTestId('exception-open').click();
    await page.getByLabel('月曜日 1番目の終わり', { exact: true }).fill('17:00');
    await page.getByText('始まりと違う時刻にしてください。').waitFor();
    await page.getByRole('table').first().waitFor();
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByTestId('override-open').click();
    await page.getByTestId('override-run').waitFor();
    expect(await faultsOf(opened)).toEqual([]);
  });

  it('in the settings and their dialogs', async () => {
    const { page, server } = opened;
    await signIn(page, 'admin');
    const visit = async (link: string): Promise<void> => {
      await page.getByRole('link', { name: link, exact: true }).click();
      await page.getByRole('heading', { name: link, level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect([link, ...(await faultsOf(opened))]).toEqual([link]);
    };
    for (const link of ['自分の設定', '職員', '相談窓口', 'APIトークン', '通知の設定', '操作の記録'])
      await visit(link);
    await page.getByTestId('notification-bell').click();
    await page.getByTestId('notification-list').waitFor();
    expect(await faultsOf(opened)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: '職員', exact: true }).click();
    await page.getByTestId('staff-add').click();
    await page.getByTestId('staff-save').waitFor();
    expect(await faultsOf(opened)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: '相談窓口', exact: true }).click();
    await page
      .getByTestId('desk')
      .filter({ hasText: server.data.desks[0]?.name ?? '' })
      .click();
    await page.getByTestId('channel-check').click();
    await page.getByText('Webhookの届きかた').waitFor();
    expect(await faultsOf(opened)).toEqual([]);
  }, 120_000);
});
