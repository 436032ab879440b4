import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../e2e/browser.ts';
import { eventually, openConsole, queueItem, signIn, type Opened } from './console-page.ts';
import { newTalk } from './mock-data.ts';

let browser: Browser;
let opened: Opened;
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

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  beforeEach(async () => {
    opened = await openConsole(browser, { colorScheme });
  });
  afterEach(() => opened.close());

  it('a supervisor plans a shift, and axe finds nothing on the way', async () => {
    const { page } = opened;
    await signIn(page, 'tanaka');
    await page.getByRole('link', { name: 'シフト' }).click();
    await page.getByRole('heading', { name: 'いまの体制' }).waitFor();
    expect(await faultsOf(opened)).toEqual([]);
    await page
      .getByRole('button', { name: /^佐藤 はるか さんのシフトを/u })
      .first()
      .click();
    await page.getByTestId('shift-save').waitFor();
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByLabel('開始').fill('18:00');
    await page.getByLabel('終了').fill('22:00');
    await page.getByTestId('shift-save').click();
    await page.getByTestId('shift').filter({ hasText: '18:00〜22:00' }).first().waitFor();
    await page.getByRole('button', { name: '月', exact: true }).click();
    expect(await faultsOf(opened)).toEqual([]);
    expect(opened.faults).toEqual([]);
  }, 60_000);

  it('the desk’s pages say what may be set about seats, and what the slots mean', async () => {
    const { page, server } = opened;
    await signIn(page, 'tanaka');
    await page.getByRole('link', { name: 'シフト' }).waitFor();
    await page.goto(`${opened.address}/settings/desks/${server.data.desks[0]?.deskId}/people`);
    await page.getByTestId('capacity-save').waitFor();
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByTestId('desk-part-figures').click();
    await page.getByText('40.7%').first().waitFor();
    expect(await faultsOf(opened)).toEqual([]);
  });
});

describe('somebody at work', () => {
  beforeEach(async () => {
    opened = await openConsole(browser, { viewport: { width: 390, height: 844 } });
  });
  afterEach(() => opened.close());

  it('checks in from elsewhere on a phone, and out again', async () => {
    const { page } = opened;
    await signIn(page, 'sato');
    await page.getByTestId('person-menu').click();
    await page.getByTestId('menu-attend').click();
    await page.getByLabel('自宅など、事業所の外').check();
    await page.getByLabel('個室にいて、ほかの人に画面が見えません').check();
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByTestId('attend-do').click();
    await page.getByTestId('attend-do').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'シフト' }).click();
    await page.getByTestId('attend').filter({ hasText: '退勤する' }).click();
    await page.getByText('最後まで続けられます').waitFor();
    await page.getByTestId('attend-do').click();
    await page.getByTestId('attend').filter({ hasText: '出勤する' }).waitFor();
    expect(opened.faults).toEqual([]);
  });
});

describe('the queue', () => {
  beforeEach(async () => {
    opened = await openConsole(browser);
  });
  afterEach(() => opened.close());

  it('lets a supervisor put somebody first, and says so', async () => {
    const { page } = opened;
    await signIn(page, 'tanaka');
    await queueItem(page, 'つくし').waitFor();
    // Behind whoever has an alert: that outranks every place given by hand.
    const first = () => page.getByTestId('queue-item').nth(1).textContent();
    await eventually(first).toContain('かわせみ');
    await queueItem(page, 'つくし').hover();
    await page.getByRole('button', { name: 'つくし 2210 さんの順番を変える' }).click();
    await page.getByLabel('理由（ほかの職員も読みます）').fill('前の相談が途中で切れたため');
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByTestId('place-do').click();
    await eventually(first).toContain('つくし');
    await eventually(first).toContain('田中 みのるが先頭に: 前の相談が途中で切れたため');
  });

  it('copes with five thousand who wait: few are drawn, all can be reached by keyboard', async () => {
    const { page, server } = opened;
    const deskId = server.data.desks[0]?.deskId ?? '';
    for (let n = 0; n < 5000; n += 1) {
      const talk = newTalk(deskId, `ひと ${n}`, new Date(Date.now() - 60_000 + n).toISOString());
      server.data.talks.set(talk.facts.id, talk);
    }
    await signIn(page, 'sato');
    await page.getByRole('button', { name: /^ほか/u }).click();
    const items = page.getByTestId('queue-item');
    await eventually(() => items.count()).toBeGreaterThan(20);
    expect(await items.count()).toBeLessThan(100);
    await page.getByRole('listitem').filter({ hasText: 'ひと 3' }).first().waitFor();
    await page.keyboard.press('Alt+q');
    for (let n = 0; n < 40; n += 1) await page.keyboard.press('Alt+j');
    await eventually(() => page.locator(':focus').textContent()).toMatch(/ひと 3[0-9]/u);
    expect(await items.count()).toBeLessThan(100);
    expect(opened.faults).toEqual([]);
  }, 120_000);
});
