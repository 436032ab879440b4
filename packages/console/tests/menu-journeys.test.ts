import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../e2e/browser.ts';
import { openConsole, signIn, type Opened } from './console-page.ts';
import { menuStateOf } from './mock-menus.ts';

let browser: Browser;
let opened: Opened;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const deskId = (): string => opened.server.data.desks[0]?.deskId ?? '';
const state = () => menuStateOf(opened.server, deskId());
async function openMenu(login = 'tanaka'): Promise<void> {
  const { page, address } = opened;
  await signIn(page, login);
  await page.getByRole('link', { name: '設定', exact: true }).waitFor();
  await page.goto(`${address}/settings/desks/${deskId()}/menu`);
  await page.getByRole('heading', { name: 'リッチメニュー', level: 1 }).waitFor();
}
async function axeFaults(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: opened.page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

describe('the menu of a desk', () => {
  beforeEach(async () => {
    opened = await openConsole(browser);
  });
  afterEach(async () => {
    expect(opened.faults).toEqual([]);
    await opened.close();
  });

  it('is written by keyboard, shows its picture at once, and is handed in', async () => {
    const { page } = opened;
    await openMenu();
    await page.getByText('もとになるメニューから始めています').waitFor();
    const first = page.getByTestId('menu-area-1');
    await first.getByLabel('大きな文字').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('話したい');
    await page.getByTestId('menu-pictures').getByText('話したい').waitFor();
    await first.getByLabel('押すと').selectOption('step');
    await first.getByLabel('ステップ').selectOption('topic');
    await page.getByLabel('6つ(2列)').check();
    await page.getByText('大きな文字などをすべて書くと、絵が新しくなります。').waitFor();
    await page.getByLabel('3つ(横1列)').check();
    await page.getByTestId('menu-face-talk').click();
    await page.getByTestId('menu-pictures').getByText('少し待って').waitFor();
    await page.getByTestId('menu-save').click();
    await page.getByText('下書きを保存しました。').waitFor();
    expect(state().open?.document.open.areas[0]).toEqual({
      label: '話したい',
      icon: 'talk',
      action: { do: 'step', node: 'topic' },
    });
    await page.getByTestId('menu-submit').click();
    await page.getByText('承認を待っています').waitFor();
    expect(await page.getByTestId('menu-save').count()).toBe(0);
    await page.getByTestId('menu-pictures').getByText('書いておく').waitFor();
  });

  it('says where it is wrong, and shows the menu the fault is in', async () => {
    const { page } = opened;
    await openMenu();
    await page.getByTestId('menu-face-closed').click();
    await page.getByTestId('menu-area-2').getByLabel('押すと').selectOption('call');
    await page.getByTestId('menu-face-open').click();
    await page.getByTestId('menu-save').click();
    await page.getByTestId('menu-area-2').getByText('電話番号').waitFor();
    const number = page.getByTestId('menu-area-2').getByLabel('電話番号');
    await number.and(page.locator('[aria-invalid="true"]')).waitFor();
    expect(state().open).toBeNull();
  });

  it('tells what LINE answered, and has it asked again', async () => {
    const { page } = opened;
    state().refused = true;
    await openMenu();
    await page.getByText('The maximum number of rich menus was reached').waitFor();
    await page.getByTestId('menu-retry').click();
    await page.getByText('もういちど、LINEに伝えています。').waitFor();
    await page.getByTestId('menu-retry').waitFor({ state: 'detached' });
  });

  it('can be seen, not changed, by a counselor', async () => {
    const { page } = opened;
    await openMenu('sato');
    await page.getByText('見るだけの権限です。').waitFor();
    expect(await page.getByTestId('menu-save').count()).toBe(0);
  });
});

describe.each([
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const)('$colorScheme at $viewport.width px, axe finds nothing', (screen) => {
  beforeEach(async () => {
    opened = await openConsole(browser, screen);
  });
  afterEach(() => opened.close());

  it('where a menu is written and where LINE refused one', async () => {
    const { page } = opened;
    state().refused = true;
    await openMenu();
    await page.getByTestId('menu-pictures').getByText('相談する').waitFor();
    expect(await axeFaults()).toEqual([]);
    await page.getByTestId('menu-area-1').getByLabel('押すと').selectOption('open');
    await page.getByTestId('menu-save').click();
    await page.locator('[aria-invalid="true"]').first().waitFor();
    expect(await axeFaults()).toEqual([]);
    // Nothing runs out of a narrow screen.
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
