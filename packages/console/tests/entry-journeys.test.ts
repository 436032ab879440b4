import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../e2e/browser.ts';
import { eventually, openConsole, queueItem, signIn, type Opened } from './console-page.ts';
import { PASSWORD } from './mock-data.ts';

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

describe('coming in', () => {
  it('says politely when the password is wrong', async () => {
    const { page } = opened;
    await page.getByTestId('sign-in-login').fill('sato');
    await page.getByTestId('sign-in-password').fill('wrong');
    await page.getByTestId('sign-in-submit').click();
    expect(await page.getByRole('alert').textContent()).toContain('違います');
  });

  it('asks for the second factor when there is one', async () => {
    const { page, server } = opened;
    const sato = server.data.people.find((one) => one.staff.login === 'sato');
    if (sato) sato.totp = true;
    await signIn(page, 'sato');
    await page.getByTestId('sign-in-totp').fill('123456');
    await page.getByTestId('sign-in-submit').click();
    await queueItem(page, 'もみじ').waitFor();
  });

  it('has a temporary password changed first', async () => {
    const { page, server } = opened;
    const sato = server.data.people.find((one) => one.staff.login === 'sato');
    if (sato) sato.staff.mustChangePassword = true;
    await signIn(page, 'sato');
    await page.getByTestId('password-current').fill(PASSWORD);
    await page.getByTestId('password-new').fill('short');
    await page.getByTestId('password-repeat').fill('short');
    await page.getByTestId('password-submit').click();
    await page.getByText('12文字以上にしてください。').waitFor();
    await page.getByTestId('password-new').fill('あたらしい合言葉のことば');
    await page.getByTestId('password-repeat').fill('あたらしい合言葉のことば');
    await page.getByTestId('password-submit').click();
    await queueItem(page, 'もみじ').waitFor();
    expect(sato?.password).toBe('あたらしい合言葉のことば');
  });

  it('begins with the first administrator on a new installation', async () => {
    const { page, server } = opened;
    server.setupNeeded = true;
    await page.reload();
    await page.getByTestId('setup-operatorName').fill('NPO法人 あおば相談センター');
    await page.getByTestId('setup-authorityName').fill('あおば市');
    await page.getByTestId('setup-deskName').fill('こども相談');
    await page.getByTestId('setup-name').fill('管理 あおい');
    await page.getByTestId('setup-login').fill('admin');
    await page.getByTestId('setup-password').fill('short');
    await page.getByTestId('setup-submit').click();
    await page.getByText('12文字以上にしてください。').waitFor();
    await page.getByTestId('setup-password').fill('ながいながい合言葉のことば');
    await page.getByTestId('setup-submit').click();
    await page.getByRole('heading', { name: '相談窓口', exact: true }).waitFor();
  });
});

describe('settings', () => {
  it('show only what one may do', async () => {
    const { page } = opened;
    await signIn(page, 'sato');
    await queueItem(page, 'もみじ').waitFor();
    await page.getByRole('link', { name: '設定' }).click();
    await page.getByRole('heading', { name: '自分の設定' }).waitFor();
    expect(await page.getByRole('link', { name: '職員' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: '操作の記録' }).count()).toBe(0);
  });

  it('add a member of staff and show the temporary password once', async () => {
    const { page, server } = opened;
    await signIn(page, 'admin');
    await page.getByRole('link', { name: '職員' }).click();
    await page.getByTestId('staff-add').click();
    await page.getByLabel('名前', { exact: true }).fill('鈴木 そら');
    await page.getByLabel('ログイン名', { exact: true }).fill('sato');
    await page.getByTestId('staff-save').click();
    await page.getByText('この欄を見直してください').waitFor();
    await page.getByLabel('ログイン名', { exact: true }).fill('suzuki');
    await page.getByTestId('staff-save').click();
    await page.getByText(PASSWORD).waitFor();
    await page.getByRole('button', { name: '伝えました' }).click();
    await eventually(() => page.getByTestId('staff-row').filter({ hasText: '鈴木 そら' }).count()).toBe(1);
    expect(await page.getByText(PASSWORD).count()).toBe(0);
    expect(server.data.people.map((one) => one.staff.login)).toContain('suzuki');
  });

  it('check the connection to LINE and say what to mend', async () => {
    const { page } = opened;
    await signIn(page, 'admin');
    await page.getByRole('link', { name: '相談窓口' }).click();
    await page.getByTestId('desk').first().click();
    await page.getByTestId('channel-check').click();
    await page.getByText('「応答設定」で、「チャット」をオフにしてください').waitFor();
    await page.getByText('今月は 1,204 通を使いました(上限 5,000 通)').waitFor();
    expect(await page.getByText('chatMode').count()).toBe(0);
  });

  it('speak English when asked to, and remember it', async () => {
    const { page } = opened;
    await signIn(page, 'sato');
    await queueItem(page, 'もみじ').waitFor();
    await page.getByTestId('person-menu').click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('heading', { name: /^Waiting/u }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { name: /^Waiting/u }).waitFor();
  });
});
