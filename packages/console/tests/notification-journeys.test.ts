import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../e2e/browser.ts';
import { eventually, openConsole, signIn, type Opened } from './console-page.ts';

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

describe('notifications', () => {
  it('stand at the bell until they are read', async () => {
    const { page } = opened;
    await signIn(page, 'sato');
    const bell = page.getByTestId('notification-bell');
    await page.getByRole('button', { name: 'お知らせ 2 件' }).click();
    const list = page.getByTestId('notification-list');
    await list.getByText('相談を引き継ぎました').waitFor();
    await list.getByText('3 回').waitFor();
    await page.getByRole('button', { name: 'すべて読んだことにする' }).click();
    await page.getByRole('button', { name: 'すべて読んだことにする' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    expect(await bell.getAttribute('aria-label')).toBe('お知らせ');
  });

  it('lead to what they are about, and a link to one that is gone says so', async () => {
    const { page, address } = opened;
    await signIn(page, 'sato');
    await page.getByTestId('notification-bell').click();
    await page.getByTestId('notification-list').getByRole('link').first().click();
    await page.waitForURL(`${address}/talks`);
    await page.getByRole('button', { name: 'お知らせ 1 件' }).waitFor();
    await page.goto(`${address}/n/nonsense`);
    await page.getByText('このお知らせは、もうありません').waitFor();
  });

  it('are chosen by kind and way, and kept', async () => {
    const { page, address } = opened;
    await signIn(page, 'sato');
    await page.goto(`${address}/settings/account`);
    const mail = page.getByRole('checkbox', { name: '承認と一斉のお知らせ: メール' });
    expect(await mail.isChecked()).toBe(false);
    await mail.check();
    await page.getByRole('textbox', { name: 'メールの宛先' }).fill('yoru@example.jp');
    await page.locator('form', { has: mail }).getByRole('button', { name: '保存する' }).click();
    await page.getByText('保存しました').waitFor();
    await page.reload();
    await mail.waitFor();
    expect(await mail.isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Safari · iPhone で受け取るのをやめる' }).click();
    await page.getByText('Safari · iPhone').first().waitFor();
    await page.getByText('ほかに受け取っている端末').waitFor({ state: 'detached' });
  });

  it('may say more or less, as the administrator sets', async () => {
    const { page, address } = opened;
    await signIn(page, 'admin');
    await page.goto(`${address}/settings/notifications`);
    const kind = page.getByRole('radio', { name: /^種類も載せる/u });
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await kind.click();
    await saved;
    await page.reload();
    await kind.waitFor();
    expect(await kind.isChecked()).toBe(true);
    await page.getByText('smtp_550').waitFor();
  });

  it('are shown by the service worker when pushed, the same matter under one tag, and an empty push says as little', async () => {
    const { page, address } = opened;
    await signIn(page, 'sato');
    const started = page.context().waitForEvent('serviceworker');
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/sw.js');
      await navigator.serviceWorker.ready;
    });
    const worker = await started;
    // A browser without a screen may refuse to show any; what the worker asks of it is looked at instead.
    await worker.evaluate(() => {
      const shown: unknown[] = [];
      Object.assign(globalThis, { shown });
      ServiceWorkerRegistration.prototype.showNotification = (title, options) => {
        shown.push({ title, tag: options?.tag, data: options?.data as unknown });
        return Promise.resolve();
      };
    });
    const shown = () =>
      worker.evaluate(() => {
        const all: unknown = Reflect.get(globalThis, 'shown');
        return all;
      });
    const developer = await page.context().newCDPSession(page);
    const workers: { registrationId: string }[] = [];
    developer.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      workers.push(...registrations);
    });
    await developer.send('ServiceWorker.enable');
    await eventually(() => workers.length).toBeGreaterThan(0);
    const registrationId = workers[0]?.registrationId ?? '';
    const push = (data: string) =>
      developer.send('ServiceWorker.deliverPushMessage', { origin: address, registrationId, data });
    const message = JSON.stringify({ title: '灯: 新しいお知らせ', tag: 'a', link: '/n/a', language: 'ja' });
    const once = { title: '灯: 新しいお知らせ', tag: 'a', data: { link: '/n/a' } };
    await push(message);
    await push(message);
    await eventually(shown).toEqual([once, once]);
    await push('not json');
    await eventually(shown).toEqual([once, once, { ...once, tag: 'tomoshibi', data: { link: '/' } }]);
  });
});
