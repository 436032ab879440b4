import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../e2e/browser.ts';
import { eventually, openConsole, openTalk, queueItem, signIn, talkOf, type Opened } from './console-page.ts';
import { change } from './mock-talks.ts';

let browser: Browser;
let opened: Opened;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  opened = await openConsole(browser);
});
afterEach(async () => {
  expect(opened.faults).toEqual([]);
  await opened.close();
});

const card = (page: Page, name: string) => page.getByTestId('alert').filter({ hasText: name });

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

describe('alerts', () => {
  it('stand on the board with the gravest first, and are taken and decided by keyboard', async () => {
    const { page, server } = opened;
    await signIn(page, 'tanaka');
    const link = page.getByTestId('nav-alerts');
    await eventually(() => link.textContent()).toContain('2件が判断待ち。緊急 1件');
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'アラート', level: 1 }).waitFor();
    await eventually(() => page.getByTestId('alert').count()).toBe(2);
    expect(await page.getByTestId('alert').first().textContent()).toContain('ひなげし');
    const urgent = card(page, 'ひなげし');
    expect(await urgent.textContent()).toContain('緊急');
    await urgent.getByTestId('alert-take').focus();
    await page.keyboard.press('Enter');
    await urgent.getByText('あなたが対応中').waitFor();
    await urgent.getByTestId('alert-decide').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('decide-confirm').click();
    // Nothing is chosen beforehand.
    await page.getByRole('alert').filter({ hasText: '判断をひとつ選んでください' }).waitFor();
    await page.getByLabel('見守りながら話をつづける').check();
    await page.getByLabel('そう判断した理由').fill('家の人がそばにいる');
    await page.getByTestId('decide-confirm').click();
    await eventually(() => page.getByTestId('alert').count()).toBe(1);
    expect(server.data.alerts.find(({ alert }) => alert.level === 'urgent')?.alert).toMatchObject({
      decision: 'watch',
      note: '家の人がそばにいる',
    });
    await eventually(() => link.textContent()).toContain('1件が判断待ち');
  });

  it('are decided by one: the other is told by whom and how', async () => {
    const { page, server } = opened;
    await signIn(page, 'tanaka');
    await page.getByTestId('nav-alerts').click();
    await card(page, 'もみじ').getByTestId('alert-decide').click();
    const found = server.data.alerts.find(({ alert }) => alert.pseudonym.startsWith('もみじ'));
    Object.assign(found?.alert ?? {}, {
      decidedAt: new Date().toISOString(),
      decidedBy: { staffId: crypto.randomUUID(), name: '主任 森' },
      decision: 'no_danger',
    });
    await page.getByLabel('緊急対応に移る').check();
    await page.getByTestId('decide-confirm').click();
    await page.getByText('主任 森 さんが先に「危険はなさそう」と判断しました。').waitFor();
  });

  it('show in the list, over the talk and in its words', async () => {
    const { page } = opened;
    await signIn(page, 'sato');
    await queueItem(page, 'もみじ').getByText('検知 高').waitFor();
    const talk = await openTalk(page, 'もみじ');
    await talk.getByTestId('alert-bar').getByText('まだだれも見ていません').waitFor();
    const marks = talk.locator('mark');
    await eventually(() => marks.allTextContents()).toEqual(['いじめ', '上履き隠された', 'お母さん']);
    expect(await marks.nth(0).getAttribute('title')).toBe('指定の言葉 · 中');
    expect(await marks.nth(1).getAttribute('title')).toBe('言いかえの辞書 · 高');
    expect(await marks.nth(2).getAttribute('title')).toBe('窓口の言葉 · 別の意味かもしれません(ほかの意味)');
    const lines = await marks.evaluateAll((found) =>
      found.map((mark) => getComputedStyle(mark).textDecorationStyle),
    );
    expect(new Set(lines).size).toBe(3);
    // A counselor may look after it; deciding is for others.
    expect(await talk.getByTestId('alert-decide').count()).toBe(0);
    await talk.getByTestId('alert-take').click();
    await talk.getByText('あなたが対応中').waitFor();
  });

  it('raise a waiting talk above those who wait longer, at once', async () => {
    const { page, server } = opened;
    await signIn(page, 'sato');
    const waiting = page.locator('[data-testid="queue-item"][data-state="waiting"]');
    await eventually(() => waiting.first().textContent()).toContain('かわせみ');
    change(server, talkOf(server, 'つくし'), {
      alert: {
        alertId: crypto.randomUUID(),
        level: 'urgent',
        open: true,
        stage: 'counselor',
        seen: false,
        likelyFalse: false,
      },
    });
    await eventually(() => waiting.first().textContent()).toContain('つくし');
    await page.getByText('アラートです。つくし 2210 さん、緊急').waitFor({ state: 'attached' });
  });

  it('have a clock, contacts and words for each desk', async () => {
    const { page, server } = opened;
    await signIn(page, 'tanaka');
    await page.getByRole('link', { name: '設定' }).click();
    await page.getByRole('link', { name: '相談窓口', exact: true }).click();
    await page
      .getByTestId('desk')
      .filter({ hasText: server.data.desks[0]?.name ?? '' })
      .click();
    await page.getByTestId('desk-part-keywords').click();
    const late = page.getByLabel('緊急: 当番の連絡先へ知らせるまでの分');
    await late.fill('1');
    await page.getByText('当番へ知らせる時間は、SVより後にしてください。').waitFor();
    await late.fill('4');
    await page.getByTestId('alert-clock-save').click();
    await page.getByText('保存しました').waitFor();
    await page.getByTestId('alert-contact-add').click();
    await page.getByLabel('名前', { exact: true }).fill('夜の当番');
    await page.getByLabel('メールアドレス').fill('toban');
    await page.getByRole('button', { name: '保存する', exact: true }).last().click();
    await page.getByText('メールアドレスの形になっていません。').waitFor();
    await page.getByLabel('メールアドレス').fill('toban@example.jp');
    await page.getByRole('button', { name: '保存する', exact: true }).last().click();
    await page.getByText('toban@example.jp').waitFor();
    await page.getByTestId('alert-term-add').click();
    await page.getByLabel('言葉', { exact: true }).fill('青葉橋');
    await page.getByRole('button', { name: '保存する', exact: true }).last().click();
    await page.getByRole('button', { name: '休止する: 青葉橋' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it('axe finds nothing on the board, on its dialog and on a phone', async () => {
    await opened.close();
    opened = await openConsole(browser, { colorScheme });
    const { page } = opened;
    await signIn(page, 'tanaka');
    await page.getByTestId('nav-alerts').click();
    await card(page, 'ひなげし').getByText('経過').click();
    await card(page, 'ひなげし').getByRole('list').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await card(page, 'ひなげし').getByTestId('alert-decide').click();
    await page.getByTestId('decide-confirm').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await faultsOf(page)).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wider).toBe(false);
  });
});
