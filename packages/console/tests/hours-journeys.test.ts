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

const deskId = (): string => opened.server.data.desks[0]?.deskId ?? '';
async function openHours(login = 'tanaka'): Promise<void> {
  const { page, address } = opened;
  await signIn(page, login);
  await page.getByRole('link', { name: '設定', exact: true }).waitFor();
  await page.goto(`${address}/settings/desks/${deskId()}/hours`);
  await page.getByRole('heading', { name: '受付時間', level: 1 }).waitFor();
}
const savedTimes = (): number => opened.server.seen.filter(({ name }) => name === 'saveHours').length;

describe('setting the hours', () => {
  it('begins with evenings, shows at once what they mean, and saves', async () => {
    const { page } = opened;
    await openHours();
    await page.getByTestId('hours-timed').check();
    await page.getByText('まだ保存していません').waitFor();
    await page.getByTestId('hours-words').getByText('週に5日').waitFor();
    await page.getByRole('button', { name: '土曜日 に時間を足す' }).click();
    await page.getByTestId('hours-words').getByText('週に6日').waitFor();
    await page.getByTestId('hours-save').click();
    await page.getByText('保存してあるとおりです').waitFor();
    await page.getByText('いまの版').waitFor();
  });

  it('puts right what is typed, copies a day, and goes back', async () => {
    const { page } = opened;
    await openHours();
    await page.getByTestId('hours-timed').check();
    const start = page.getByLabel('月曜日 1番目の始まり', { exact: true });
    await start.fill('９時');
    await start.blur();
    expect(await start.inputValue()).toBe('09:00');
    await page.getByRole('button', { name: '月曜日 の時間をほかの日へ写す' }).click();
    await page.getByRole('menuitem', { name: 'すべての曜日へ' }).click();
    expect(await page.getByLabel('日曜日 1番目の始まり', { exact: true }).inputValue()).toBe('09:00');
    await page.getByRole('button', { name: '元にもどす' }).click();
    await page.getByText('保存してあるとおりです').waitFor();
  });

  it('names the wrong field and does not save', async () => {
    const { page } = opened;
    await openHours();
    await page.getByTestId('hours-timed').check();
    const end = page.getByLabel('火曜日 1番目の終わり', { exact: true });
    await end.fill('17:00');
    await page.getByText('始まりと違う時刻にしてください。').waitFor();
    expect(await end.getAttribute('aria-invalid')).toBe('true');
    await page.getByText('直すところが 1 か所あります').waitFor();
    expect(await page.getByTestId('hours-save').isDisabled()).toBe(true);
    await end.fill('翌2時');
    await page.getByText('21:00 のように入れてください。').waitFor();
    await end.fill('26:00');
    await page.getByText('まだ保存していません').waitFor();
    expect(savedTimes()).toBe(0);
  });

  it('never writes over what somebody else saved meanwhile', async () => {
    const { page, server } = opened;
    await openHours();
    await page.getByTestId('hours-timed').check();
    await page.evaluate(async (id) => {
      await fetch(`/api/v1/desks/${id}/hours`, {
        method: 'PUT',
        headers: {
          'content-type': 'application/json',
          'x-requested-with': 'tomoshibi',
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify({ version: 0, timetable: null }),
      });
    }, deskId());
    await page.getByTestId('hours-save').click();
    await page.getByText('ほかの人が新しい時間を保存しました。').waitFor();
    await page.getByRole('button', { name: '新しい内容を読み込む' }).click();
    await page.getByText('保存してあるとおりです').waitFor();
    expect(server.seen.filter(({ name }) => name === 'saveHours')).toHaveLength(2);
  });

  it('is shown to a counselor without an editor', async () => {
    const { page } = opened;
    await openHours('sato');
    await page.getByTestId('hours-words').waitFor();
    await page.getByRole('table').waitFor();
    expect(await page.getByTestId('hours-save').count()).toBe(0);
    expect(await page.getByTestId('override-open').count()).toBe(0);
  });
});

describe('opening and closing by hand', () => {
  it('asks for a reason and an end, shows it, and ends', async () => {
    const { page } = opened;
    await openHours();
    await page.getByTestId('override-open').click();
    await page.getByTestId('override-reason').fill('相談員が足りないため');
    await page.getByLabel('手で戻すまで').check();
    await page.getByTestId('override-run').click();
    await page.getByText('相談員が足りないため').waitFor();
    await page.getByTestId('hours-phase').getByText('時間外').waitFor();
    await page.getByTestId('hours-why').waitFor();
    await page.getByRole('button', { name: '予定どおりに戻す' }).click();
    await page.getByTestId('hours-phase').getByText('受付中').waitFor();
  });

  it('never says open while the desk waits for its staff', async () => {
    const { page } = opened;
    await page.route('**/reception', (route) =>
      route.fulfill({
        json: {
          phase: 'closed',
          short: 'あと2人の出勤が必要です',
          waiting: 0,
          outside: 0,
          active: 0,
          seats: 4,
        },
      }),
    );
    await openHours();
    await page.getByTestId('hours-phase').getByText('受付前').waitFor();
    await page.getByText('あと2人の出勤が必要です').waitFor();
  });

  it('is done from the head of the queue as well', async () => {
    const { page } = opened;
    await signIn(page, 'tanaka');
    await page.getByTestId('desk-switch').selectOption(deskId());
    await page.getByTestId('desk-phase').getByText('受付中').waitFor();
    await page.getByTestId('override-open').click();
    await page.getByTestId('override-reason').fill('点検のため');
    await page.getByLabel('終わりの時刻').fill('23:59');
    await page.getByTestId('override-run').click();
    await eventually(async () => page.getByTestId('desk-phase').textContent()).toContain(
      '手動で閉じています',
    );
  });
});
