import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../e2e/browser.ts';
import { eventually, openConsole, openTalk, signIn, talkOf, type Opened } from './console-page.ts';

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

async function openDesk(): Promise<void> {
  const { page, server } = opened;
  await page.getByRole('link', { name: '設定', exact: true }).click();
  await page.getByRole('link', { name: '相談窓口', exact: true }).click();
  await page
    .getByTestId('desk')
    .filter({ hasText: server.data.desks[0]?.name ?? '' })
    .click();
}

beforeEach(async () => {
  opened = await openConsole(browser);
});
afterEach(async () => {
  expect(opened.faults).toEqual([]);
  await opened.close();
});

describe('a supervisor', () => {
  it('offers the next opening to those who were not reached', async () => {
    const { page } = opened;
    await signIn(page, 'tanaka');
    await page.getByRole('link', { name: '設定', exact: true }).click();
    await page.getByRole('link', { name: '対応できなかった人' }).click();
    await page.getByRole('row').filter({ hasText: 'なずな' }).getByText('未対応').waitFor();
    await page.getByLabel('なずな 3100を選ぶ').check();
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByRole('button', { name: '次の開設を案内する(1人)' }).click();
    await page.getByRole('button', { name: '送る', exact: true }).click();
    await page.getByRole('row').filter({ hasText: 'なずな' }).getByText('案内ずみ').waitFor();
    await page.getByText('1人に案内しました').waitFor();
    expect(await page.getByText('案内ずみ').count()).toBeGreaterThan(0);
  });

  it('sets the rules of the desk, which are there again', async () => {
    const { page } = opened;
    await signIn(page, 'tanaka');
    await openDesk();
    await page.getByTestId('desk-part-rules').click();
    await page.getByLabel('お返事がないとき、様子をうかがう', { exact: true }).check();
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByTestId('rules-save').click();
    await page.getByText('保存しました').waitFor();
    await page.reload();
    await eventually(() =>
      page.getByLabel('お返事がないとき、様子をうかがう', { exact: true }).isChecked(),
    ).toBe(true);
  });

  it('takes the talks of the desk into the secure room, which is there again', async () => {
    const { page } = opened;
    await signIn(page, 'tanaka');
    await openDesk();
    await page.getByTestId('desk-part-rules').click();
    const exit = page.getByLabel('「いそいで閉じる」で開くページ');
    await page.getByLabel('LINEのトーク', { exact: true }).waitFor();
    expect(await exit.count()).toBe(0);
    await page.getByLabel('相談の部屋', { exact: true }).check();
    await exit.fill('https://weather.example.jp/');
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByTestId('room-save').click();
    await page.getByText('保存しました').waitFor();
    await page.reload();
    await eventually(() => exit.inputValue()).toBe('https://weather.example.jp/');
    expect(await page.getByLabel('相談の部屋', { exact: true }).isChecked()).toBe(true);
  });

  it('goes through the pages of a desk, each of them without fault', async () => {
    const { page } = opened;
    await signIn(page, 'tanaka');
    await openDesk();
    const parts = ['hours', 'rules', 'people', 'keywords', 'sending', 'figures', 'overview'];
    for (const part of parts) {
      const link = page.getByTestId(`desk-part-${part}`);
      await link.click();
      await eventually(() => link.getAttribute('aria-current')).toBe('page');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await eventually(() => page.getByText('読み込んでいます').count()).toBe(0);
      expect([part, await page.getByText('読み込めませんでした').count()]).toEqual([part, 0]);
      expect([part, ...(await faultsOf(opened))]).toEqual([part]);
    }
  }, 120_000);
});

describe('a counselor', () => {
  it('hands a talk over with a note', async () => {
    const { page, server } = opened;
    await signIn(page, 'sato');
    const talk = await openTalk(page, 'もみじ');
    await talk.getByRole('button', { name: '引き継ぐ' }).click();
    await page.getByTestId('hand-over-confirm').click();
    await page.getByText('引き継ぐ相手を選んでください。').waitFor();
    await page.getByLabel('田中 みのる').check();
    await page.getByLabel('引き継ぎメモ').fill('学校のことを話してくれています。');
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByTestId('hand-over-confirm').click();
    await eventually(() => talkOf(server, 'もみじ').facts.assignee?.name).toBe('田中 みのる');
    await talk.waitFor({ state: 'detached' });
  });

  it('does not find at a desk what is not theirs', async () => {
    const { page } = opened;
    await signIn(page, 'sato');
    await openDesk();
    await page.getByTestId('desk-part-people').waitFor();
    for (const part of ['keywords', 'sending', 'figures', 'materials'])
      expect(await page.getByTestId(`desk-part-${part}`).count()).toBe(0);
    await page.goto(`${page.url()}/figures`);
    await page.getByText('この画面は見つかりませんでした').waitFor();
  });
});
