import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../e2e/browser.ts';
import { openConsole, openTalk, signIn, type Opened } from './console-page.ts';

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

async function openSurveys(): Promise<void> {
  const { page, server } = opened;
  await page.getByRole('link', { name: '設定', exact: true }).click();
  await page.getByRole('link', { name: '相談窓口', exact: true }).click();
  await page
    .getByTestId('desk')
    .filter({ hasText: server.data.desks[0]?.name ?? '' })
    .click();
  await page.getByTestId('desk-part-surveys').click();
}

describe.each(['light', 'dark'] as const)('in the %s theme a supervisor', (colorScheme) => {
  beforeEach(async () => {
    opened = await openConsole(browser, { colorScheme });
    await signIn(opened.page, 'tanaka');
  });
  afterEach(async () => {
    expect(opened.faults).toEqual([]);
    await opened.close();
  });

  it('begins with the ready questions, sees them as people will, adds one and hands them in', async () => {
    const { page } = opened;
    await openSurveys();
    await page.getByTestId('begin-preset').click();
    await page.getByTestId('survey-preview-phone').getByText('相談してよかったと思いますか。').waitFor();
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByTestId('form-furigana').click();
    await page.getByRole('button', { name: 'ページ', exact: true }).click();
    await page.getByTestId('survey-preview-page').locator('ruby').first().waitFor();
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByTestId('form-standard').click();
    await page.getByTestId('add-scale').click();
    await page.getByTestId('survey-faults').waitFor();
    expect(await page.getByTestId('survey-submit').isDisabled()).toBe(true);
    const added = page.getByTestId('survey-question').nth(3);
    await added.getByTestId('question-words').fill('話す速さは合っていましたか。');
    await added.getByLabel('左はし').fill('合わない');
    await added.getByLabel('右はし').fill('合っていた');
    await page.getByTestId('survey-preview-page').getByText('5 合っていた').waitFor();
    await added.getByRole('button', { name: '質問4を上へ' }).click();
    await page.getByTestId('survey-submit').click();
    await page.getByText('承認を待っています。').waitFor();
    await page.getByText('ほかの人の承認を待ってください。').waitFor();
    expect(await faultsOf(opened)).toEqual([]);
  });

  it('cannot ask for free words where nobody may be known by them', async () => {
    const { page } = opened;
    await openSurveys();
    await page.getByTestId('begin-own').click();
    await page.getByTestId('add-text').click();
    await page.getByTestId('survey-anonymous').check();
    await page.getByText('匿名のアンケートでは、自由に書く質問は使えません。').waitFor();
    expect(await page.getByTestId('add-text').count()).toBe(0);
  });

  it('reads results side by side, few answers as a number only, and words when asked for', async () => {
    const { page } = opened;
    await openSurveys();
    await page.getByTestId('begin-preset').click();
    await page.getByTestId('survey-title').waitFor();
    await page.goBack();
    await page.getByTestId('results-kanagawa').click();
    await page.getByText('45.1%').waitFor();
    expect(await page.getByTestId('survey-few').allTextContents()).toEqual([
      '後日: 5件未満のため、数だけを出しています(n = 4)。',
    ]);
    expect(await faultsOf(opened)).toEqual([]);
    await page.getByTestId('survey-texts').click();
    await page.getByText('少し楽になりました。').waitFor();
    expect(await faultsOf(opened)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await faultsOf(opened)).toEqual([]);
  });
});

it('beside a talk it is told whether the person answered', async () => {
  opened = await openConsole(browser);
  await signIn(opened.page, 'tanaka');
  await openTalk(opened.page, 'えにしだ');
  await opened.page.getByTestId('talk-surveys').getByText('回答あり').waitFor();
  await opened.close();
});
