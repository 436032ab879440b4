import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startInstallation, type Installation } from './_support/installation.ts';
import { barriers, openScreen, type Screen } from './_support/screen.ts';

const PASSWORD = 'yoru-no-machi-ni-akari';
const CHANNEL = { channelId: '1234567891', channelSecret: '0c9d6b1f7e5a4382a1c4d0e9b7f35218' };
const SV = 'tanaka@akari.example';
const OFFICER = 'yamamoto@aoba.example';
const DESK = `version: 1
operator: 相談支援センターあかり
authority: あおば市
desk:
  code: aoba
  name: あおば市 こども・若者LINE相談
channel:
  channelId: '${CHANNEL.channelId}'
  channelSecret: ${CHANNEL.channelSecret}
hours:
  weekly:
    daily: ['00:00-24:00']
  holidays: as_usual
notices: standard
rules:
  mode: live
staff:
  - login: ${SV}
    name: 田中 恵子
    role: supervisor
    password: ${PASSWORD}
  - login: ${OFFICER}
    name: 山本 誠
    role: officer
    password: ${PASSWORD}
`;

let browser: Browser;
let place: Installation;
beforeAll(async () => {
  browser = await launchBrowser();
  place = await startInstallation();
  await place.apply(DESK);
  await place.line.control.createChannel({
    ...CHANNEL,
    name: 'あおば市 こども・若者LINE相談',
    webhookUrl: `${place.consoleUrl}/webhooks/line/${CHANNEL.channelId}`,
  });
});
afterAll(async () => {
  await browser?.close();
  await place?.close();
});

async function signIn(login: string): Promise<Screen> {
  const screen = await openScreen(browser, place.consoleUrl);
  const { page } = screen;
  await page.getByTestId('sign-in-login').fill(login);
  await page.getByTestId('sign-in-password').fill(PASSWORD);
  await page.getByTestId('sign-in-submit').click();
  await page.getByRole('link', { name: '設定' }).first().waitFor();
  return screen;
}

/** The phone of somebody new; those of others stay on the same page. */
async function takePhone(name: string): Promise<Locator> {
  const { page } = await openScreen(browser, place.line.url);
  await page.getByTestId('new-seeker').click();
  await page.getByTestId('new-seeker-name').fill(name);
  await page.getByTestId('dialog-ok').click();
  const phone = page.locator('section').filter({ hasText: name });
  await phone.getByTestId('composer').waitFor();
  return phone;
}

async function write(phone: Locator, text: string): Promise<void> {
  await phone.getByTestId('composer').fill(text);
  await phone.getByTestId('send').click();
}
const heard = (phone: Locator, text: string) =>
  phone.getByTestId('bubble-in').filter({ hasText: text }).first();

/** Opens or closes the desk by hand, from the head of the queue. */
async function byHand(page: Page, what: '開く(新しい相談も受ける)' | '閉じる'): Promise<void> {
  await page.getByTestId('override-open').click();
  await page.getByRole('radio', { name: what, exact: true }).check();
  await page.getByTestId('override-reason').fill('相談員の研修のため');
  await page.getByRole('radio', { name: '手で戻すまで' }).check();
  expect(await barriers(page)).toEqual([]);
  await page.getByTestId('override-run').click();
}

it('a supervisor closes the desk, hears of danger, and offers the next opening', async () => {
  const sv = await signIn(SV);
  const { page } = sv;
  await page.goto(`${place.consoleUrl}/talks`);
  await byHand(page, '閉じる');
  await page.getByTestId('desk-phase').filter({ hasText: '閉じて' }).waitFor();

  const phone = await takePhone('みなと');
  await heard(phone, '友だち追加ありがとう').waitFor();
  await write(phone, '死にたい。もう消えてしまいたい');
  await heard(phone, '今は受付の時間ではないので').waitFor();

  await page.goto(`${place.consoleUrl}/alerts`);
  const alert = page.getByTestId('alert');
  await alert.getByTestId('alert-take').click();
  await alert.getByTestId('alert-take').waitFor({ state: 'detached' });
  expect(await barriers(page)).toEqual([]);
  await alert.getByTestId('alert-decide').click();
  await page.getByRole('radio', { name: '見守りながら話をつづける' }).check();
  await page.getByTestId('decide-confirm').click();
  await alert.waitFor({ state: 'detached' });

  await page.goto(`${place.consoleUrl}/talks`);
  await byHand(page, '開く(新しい相談も受ける)');
  await page.goto(`${place.consoleUrl}/settings/unreached`);
  await page.getByRole('checkbox', { name: 'すべて選ぶ' }).check();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: /次の開設を案内する/u }).click();
  await page.getByRole('button', { name: '送る', exact: true }).click();
  await page.getByText('1人に案内しました').waitFor();
  await heard(phone, 'この前は、お話を聞けなくてごめんなさい').waitFor();

  await write(phone, 'ありがとうございます。いま話せますか');
  await heard(phone, '受け取りました').waitFor();
  await page.goto(`${place.consoleUrl}/talks`);
  await page.locator('[data-queue-item][data-state="waiting"]').click();
  await page.getByTestId('claim').click();
  await page.getByTestId('composer').fill('はい、話せます。ここにいますよ。');
  await page.getByTestId('composer').press('Control+Enter');
  await heard(phone, 'ここにいますよ').waitFor();
  await page.goto(`${place.consoleUrl}/settings/unreached`);
  await page.getByText('対応できなかった人はいません').waitFor();
  expect(sv.faults).toEqual([]);
  await sv.context.close();
});

it('a text is written by a supervisor, approved by the officer, and then in force', async () => {
  const sv = await signIn(SV);
  const { page } = sv;
  await page.goto(`${place.consoleUrl}/settings/desks`);
  const href = await page.locator('a[href*="/settings/desks/"]').first().getAttribute('href');
  const deskId = /desks\/([0-9a-f-]{36})/u.exec(href ?? '')?.[1] ?? '';
  await page.goto(`${place.consoleUrl}/settings/desks/${deskId}/notices/busy`);
  await page.getByTestId('notice-body').fill('いま{待ち人数}人が待っています。順番にお返事します。');
  await page.getByTestId('notice-preview').filter({ hasText: '順番にお返事します' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByTestId('notice-submit').click();
  await page.getByTestId('notice-submit').waitFor({ state: 'detached' });

  const officer = await signIn(OFFICER);
  const sides = officer.page.getByTestId('pending-sides');
  await sides.filter({ hasText: 'いま{待ち人数}人が待っています' }).waitFor();
  expect(await barriers(officer.page)).toEqual([]);
  expect(await officer.page.getByRole('link', { name: '相談', exact: true }).count()).toBe(0);
  await officer.page.getByTestId('approve').click();
  await sides.waitFor({ state: 'detached' });

  await page.goto(`${place.consoleUrl}/settings/desks/${deskId}/notices`);
  await page.getByTestId('notice-busy').filter({ hasText: '有効' }).waitFor();
  expect([...sv.faults, ...officer.faults]).toEqual([]);
  await sv.context.close();
  await officer.context.close();
});

it('four questions are made, approved, and asked of the next person; the counselor reads the answers', async () => {
  const sv = await signIn(SV);
  const { page } = sv;
  await page.goto(`${place.consoleUrl}/settings/desks`);
  const href = await page.locator('a[href*="/settings/desks/"]').first().getAttribute('href');
  await page.goto(`${place.consoleUrl}${href ?? ''}/flow`);
  await page.getByTestId('flow-ready-intake').click();
  await page.locator('.react-flow__node').filter({ hasText: 'お住まいの地域' }).click();
  await page.getByTestId('option-label').first().fill('あおば市内');
  await page.getByTestId('flow-phone').getByRole('button', { name: '13〜15歳' }).click();
  await page.getByTestId('flow-phone').getByRole('button', { name: '答えない' }).click();
  await page.getByTestId('flow-phone').getByRole('button', { name: 'あおば市内' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByTestId('flow-submit').click();
  await page.getByText('承認を待っています。').waitFor();

  const officer = await signIn(OFFICER);
  await officer.page.goto(`${place.consoleUrl}/settings/approvals`);
  await officer.page.getByTestId('flow-changes').getByText('あおば市内').waitFor();
  expect(await barriers(officer.page)).toEqual([]);
  await officer.page.getByTestId('approve').click();
  await officer.page.getByText('承認を待っている文はありません。').waitFor();
  await page.getByText('第1版が動いています。').waitFor();

  const phone = await takePhone('かえで');
  await write(phone, 'こんばんは');
  const tap = (label: string) => phone.getByTestId('quick-reply').filter({ hasText: label }).click();
  await heard(phone, 'あなたの年代を教えてください').waitFor();
  await tap('13〜15歳');
  await heard(phone, 'あなたの性別を教えてください').waitFor();
  await tap('答えない');
  await heard(phone, 'お住まいの地域を教えてください').waitFor();
  await tap('あおば市内');
  await heard(phone, 'どんなことを相談したいですか').waitFor();
  await tap('学校のこと');
  await heard(phone, '相談員におつなぎします').waitFor();

  await page.goto(`${place.consoleUrl}/talks`);
  await page.locator('[data-queue-item][data-state="waiting"]').first().click();
  const answers = page.getByTestId('bot-answers');
  for (const answer of ['13〜15歳', '答えない', 'あおば市内', '学校のこと'])
    await answers.getByText(answer).waitFor();
  for (const screen of [sv, officer]) {
    expect(screen.faults).toEqual([]);
    await screen.context.close();
  }
});
