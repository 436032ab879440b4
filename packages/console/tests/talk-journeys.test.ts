import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../e2e/browser.ts';
import { eventually, openConsole, openTalk, queueItem, signIn, talkOf, type Opened } from './console-page.ts';
import { newTalk } from './mock-data.ts';
import { change, putMessage, tell } from './mock-talks.ts';

let browser: Browser;
let opened: Opened;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  opened = await openConsole(browser);
  await signIn(opened.page, 'sato');
  await queueItem(opened.page, 'もみじ').waitFor();
});
afterEach(async () => {
  await opened.close();
});

const out = (talk: ReturnType<typeof opened.page.getByTestId>, text: string) =>
  talk.locator('[data-testid="message"][data-direction="out"]').filter({ hasText: text });

describe('a talk', () => {
  it('is taken, answered, noted and ended', async () => {
    const { page, server, faults } = opened;
    const talk = await openTalk(page, 'かわせみ');
    await talk.getByTestId('claim').click();
    const composer = talk.getByTestId('composer');
    await composer.fill('こんばんは。相談員の佐藤です。');
    // Somebody who waits for an answer sees that one is being written.
    await talk.getByText('「入力中」の表示を相手に出しました').waitFor();
    await talk.getByTestId('send').click();
    const message = out(talk, '相談員の佐藤です。');
    await eventually(() => message.getAttribute('data-delivery')).toBe('accepted');
    expect(await message.textContent()).toContain('LINEが受け付けました');
    expect(await composer.inputValue()).toBe('');

    await talk.getByRole('button', { name: '待ってもらう' }).click();
    await talk.getByText('承認された文で伝えました').waitFor();
    await out(talk, '少し考えてから返事をします。').waitFor();

    await page.getByTestId('received-texts').getByText('受け取った自動応答文').click();
    await page.getByTestId('received-texts').getByText('第3版').waitFor();

    await page.getByTestId('note-input').fill('朝練がつらい');
    await page.getByTestId('note-add').click();
    await page.getByTestId('note').filter({ hasText: '朝練がつらい' }).waitFor();

    const home = page.getByTestId('home-authority');
    await home.selectOption({ label: 'あおば市 人権推進課' });
    await page.reload();
    await eventually(() => home.locator('option:checked').textContent()).toBe('あおば市 人権推進課');

    await talk.getByTestId('close-talk').click();
    await page.getByLabel('ほかの窓口・機関につないだ').check();
    await page.getByTestId('close-confirm').click();
    await talk.getByText('この相談は終わっています').waitFor();
    await eventually(() => queueItem(page, 'かわせみ').count()).toBe(0);
    const closed = [...server.data.talks.values()].find((one) => one.label.startsWith('かわせみ'));
    expect(closed?.facts.closeReason).toBe('referred');
    expect(faults).toEqual([]);
  });

  it('shows who was quicker when two take the same person', async () => {
    const { page, server } = opened;
    const talk = await openTalk(page, 'つくし');
    await talk.getByTestId('claim').waitFor();
    const tanaka = server.data.people.find((one) => one.staff.login === 'tanaka')?.staff;
    // Taken in the moment between the look and the press: the console has not heard of it yet.
    Object.assign(talkOf(server, 'つくし').facts, {
      state: 'active',
      assignee: { staffId: tanaka?.staffId, name: tanaka?.name },
    });
    await talk.getByTestId('claim').click();
    await page.getByText('田中 みのる さんが先に引き受けました').waitFor();
  });

  it('appears by itself, raises the count in the title and is announced', async () => {
    const { page, server } = opened;
    await eventually(() => page.title()).toMatch(/^\(2\)/u);
    const desk = server.data.desks[0];
    const talk = newTalk(desk?.deskId ?? '', 'あさがお 2301', new Date().toISOString());
    server.data.talks.set(talk.facts.id, talk);
    putMessage(server, talk, { text: 'はじめまして' });
    await queueItem(page, 'あさがお').waitFor();
    await eventually(() => page.title()).toMatch(/^\(3\)/u);
    await eventually(() => page.getByText('新しく待っている人がいます: あさがお 2301 さん').count()).toBe(1);
    const order = await page
      .getByTestId('queue-item')
      .evaluateAll((items) =>
        items
          .filter((item) => item.dataset['state'] === 'waiting')
          .map((item) => item.textContent.slice(1, 5)),
      );
    expect(order).toEqual(['かわせみ', 'つくし ', 'あさがお']);
  });

  it("of one's own stays in sight however many people wait", async () => {
    const { page, server } = opened;
    const desk = server.data.desks[0];
    for (let index = 10; index < 22; index += 1) {
      const talk = newTalk(desk?.deskId ?? '', `よもぎ 23${index}`, new Date().toISOString());
      server.data.talks.set(talk.facts.id, talk);
      putMessage(server, talk, { text: 'こんばんは' });
    }
    const waiting = page.locator('[data-testid="queue-item"][data-state="waiting"]');
    const more = page.getByRole('button', { name: 'ほか6人を見る' });
    await more.waitFor();
    expect(await waiting.count()).toBe(8);
    await more.click();
    expect(await waiting.count()).toBe(14);
  });

  it('is not ended unwarned while words wait for an answer', async () => {
    const { page, server } = opened;
    const talk = await openTalk(page, 'もみじ');
    putMessage(server, talkOf(server, 'もみじ'), { text: 'まだ話したいことがあります' });
    await talk.getByText('まだ話したいことがあります').waitFor();
    await talk.getByTestId('close-talk').click();
    await page.getByText('まだ返事をしていないメッセージがあります。').waitFor();
  });

  it('is not opened again, which would be audited, for what is written in it', async () => {
    const { page, server } = opened;
    const readings = () => server.seen.filter((one) => one.name === 'getConsultation').length;
    const talk = await openTalk(page, 'もみじ');
    await talk.getByTestId('composer').waitFor();
    const before = readings();
    putMessage(server, talkOf(server, 'もみじ'), { text: '聞いてくれますか' });
    await talk.getByText('聞いてくれますか').waitFor();
    await talk.getByText('いまなら無料枠').waitFor();
    await talk.getByTestId('composer').fill('はい、聞いています');
    await talk.getByTestId('send').click();
    await eventually(() => out(talk, 'はい、聞いています').getAttribute('data-delivery')).toBe('accepted');
    await eventually(() => talk.getByText('いまなら無料枠').count()).toBe(0);
    expect(readings()).toBe(before);
  });

  it('hides unsent words at once', async () => {
    const { page, server } = opened;
    const talk = await openTalk(page, 'もみじ');
    const stored = talkOf(server, 'もみじ');
    const message = putMessage(server, stored, { text: 'やっぱり言わなければよかった' });
    await talk.getByText('やっぱり言わなければよかった').waitFor();
    Object.assign(message, { unsentAt: new Date().toISOString(), text: null });
    tell(server, stored, message);
    change(server, stored, {});
    await eventually(() => talk.getByText('やっぱり言わなければよかった').count()).toBe(0);
    await eventually(() => talk.getByText('に取り消されました').count()).toBeGreaterThan(1);
  });

  it('stands beside another, and comes back after a reload', async () => {
    const { page } = opened;
    await openTalk(page, 'もみじ');
    await queueItem(page, 'すみれ').press('Shift+Enter');
    await eventually(() => page.getByTestId('talk').count()).toBe(2);
    await page.reload();
    await eventually(() => page.getByTestId('talk').count()).toBe(2);
    await queueItem(page, 'つくし').click();
    await eventually(() => page.getByTestId('talk').count()).toBe(2);
  });

  it('of great length is drawn in part and read back to its beginning', async () => {
    const { page } = opened;
    const talk = await openTalk(page, 'ながれぼし');
    await talk.getByText('その419').waitFor();
    expect(await talk.getByTestId('message').count()).toBeLessThan(60);
    const log = talk.getByRole('log');
    await log.hover();
    await eventually(async () => {
      await page.mouse.wheel(0, -4000);
      return talk.getByText('ここからはじまりました').isVisible();
    }).toBe(true);
    expect(await talk.getByText('その1:').isVisible()).toBe(true);
    await talk.getByRole('button', { name: '新しいメッセージへ' }).click();
    await talk.getByText('その419').waitFor();
  });

  it('keeps the place of somebody reading back, and offers the way to what came meanwhile', async () => {
    const { page, server } = opened;
    const talk = await openTalk(page, 'ながれぼし');
    await talk.getByText('その419').waitFor();
    const log = talk.getByRole('log');
    await log.hover();
    await page.mouse.wheel(0, -1500);
    await talk.getByRole('button', { name: '新しいメッセージへ' }).waitFor();
    const place = await log.evaluate((element) => element.scrollTop);
    putMessage(server, talkOf(server, 'ながれぼし'), { text: 'まだいますか' });
    await talk.getByRole('button', { name: '新しいメッセージ', exact: true }).waitFor();
    expect(await log.evaluate((element) => element.scrollTop)).toBe(place);
    await talk.getByRole('button', { name: '新しいメッセージ', exact: true }).click();
    await talk.getByText('まだいますか').waitFor();
  });

  it('is taken over by a supervisor, and leaves the screen of the counselor', async () => {
    const { page, address, server } = opened;
    const counselor = await openTalk(page, 'もみじ');
    await counselor.getByTestId('composer').waitFor();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const other = await context.newPage();
    await other.goto(address);
    await signIn(other, 'tanaka');
    const supervisor = await openTalk(other, 'もみじ');
    await supervisor.getByTestId('take-over').click();
    await other.getByTestId('take-over-confirm').click();
    await supervisor.getByTestId('composer').waitFor();
    await context.close();
    await eventually(() => talkOf(server, 'もみじ').facts.assignee?.name).toBe('田中 みのる');
    await page.getByText('この相談は、いまは見られません').waitFor();
    expect(await page.getByTestId('composer').count()).toBe(0);
    expect(await page.getByText('上履き').count()).toBe(0);
  });

  it('lets a person decide about a message of unknown fate', async () => {
    const { page } = opened;
    const talk = await openTalk(page, 'すみれ');
    const unknown = out(talk, '頭にうかぶことはありますか');
    expect(await unknown.textContent()).toContain('届いたか分かりません');
    await unknown.getByTestId('give-up-message').click();
    await eventually(() => unknown.getAttribute('data-delivery')).toBe('given_up');
    const failed = out(talk, 'いっしょに考えてみましょう');
    await failed.getByTestId('retry-message').click();
    await eventually(() => failed.getAttribute('data-delivery')).toBe('accepted');
  });
});

describe('writing', () => {
  it('never sends while Japanese is being converted', async () => {
    const { page, server } = opened;
    const sato = server.data.people.find((one) => one.staff.login === 'sato');
    if (sato) sato.preferences = { ...sato.preferences, sendKey: 'enter' };
    await page.reload();
    const talk = await openTalk(page, 'もみじ');
    const composer = talk.getByTestId('composer');
    await composer.focus();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.imeSetComposition', {
      text: 'だいじょうぶ',
      selectionStart: 6,
      selectionEnd: 6,
    });
    // Chrome reports the keys of an input method with code 229.
    await devtools.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    await devtools.send('Input.insertText', { text: '大丈夫' });
    expect(await composer.inputValue()).toBe('大丈夫');
    expect(await out(talk, '大丈夫').count()).toBe(0);
    await composer.press('Enter');
    await eventually(() => out(talk, '大丈夫').getAttribute('data-delivery')).toBe('accepted');
  });

  it('keeps the draft on the server and offers it again', async () => {
    const { page, server } = opened;
    const talk = await openTalk(page, 'もみじ');
    await talk.getByTestId('composer').fill('書きかけの返事');
    await talk.getByText('下書きを保存しました').waitFor();
    expect([...talkOf(server, 'もみじ').drafts.values()]).toEqual(['書きかけの返事']);
    await page.reload();
    await eventually(() => page.getByTestId('composer').inputValue()).toBe('書きかけの返事');
    await page.getByTestId('send').click();
    await eventually(() => [...talkOf(server, 'もみじ').drafts.values()]).toEqual(['']);
  });

  it('puts a template where the cursor stands', async () => {
    const { page } = opened;
    const talk = await openTalk(page, 'もみじ');
    await talk.getByTestId('template-open').click();
    await page.getByPlaceholder('定型文をさがす').fill('ちゃいるど');
    await page.getByTestId('template').click();
    await eventually(() => talk.getByTestId('composer').inputValue()).toContain('0120-99-7777');
  });

  it('answers a message by quoting it', async () => {
    const { page } = opened;
    const talk = await openTalk(page, 'もみじ');
    const message = talk.getByTestId('message').filter({ hasText: 'お母さんには言えてない' });
    await message.hover();
    await message.getByRole('button', { name: '引用して返す' }).click();
    await talk.getByTestId('composer').fill('お母さん、いそがしいんですね。');
    await page.keyboard.press('Control+Enter');
    const answer = out(talk, 'いそがしいんですね');
    await eventually(() => answer.getAttribute('data-delivery')).toBe('accepted');
    expect(await answer.locator('blockquote').textContent()).toContain('お母さんには言えてない');
  });
});

describe('a bad line', () => {
  it('is said, and nothing is called sent that is not', async () => {
    const { page, server } = opened;
    const talk = await openTalk(page, 'もみじ');
    server.unreachable = true;
    await talk.getByTestId('composer').fill('聞いていますよ');
    await talk.getByTestId('send').click();
    const message = out(talk, '聞いていますよ');
    await eventually(() => message.getAttribute('data-delivery')).toBe('posting');
    expect(await message.textContent()).not.toContain('LINEが受け付けました');
    await eventually(() => message.getAttribute('data-delivery')).toBe('held');
    expect(await message.textContent()).toContain('まだ送られていません');
    server.unreachable = false;
    await message.getByRole('button', { name: 'もう一度送る' }).click();
    await eventually(() => message.getAttribute('data-delivery')).toBe('accepted');
    const stored = talkOf(server, 'もみじ').messages.filter((one) => one.text === '聞いていますよ');
    expect(stored).toHaveLength(1);
  });

  it('shows a banner and catches up with what it missed', async () => {
    const { page, server } = opened;
    const talk = await openTalk(page, 'もみじ');
    await page.context().setOffline(true);
    server.dropStreams();
    await page.getByText('つながりを確かめています…').waitFor();
    putMessage(server, talkOf(server, 'もみじ'), { text: '聞こえますか' });
    await page.context().setOffline(false);
    await talk.getByText('聞こえますか').waitFor();
    await eventually(() => page.getByText('つながりを確かめています…').count()).toBe(0);
  });

  it('or an ended session brings one back to where one was', async () => {
    const { page, server } = opened;
    const talk = await openTalk(page, 'もみじ');
    await talk.getByTestId('composer').fill('もう少し聞かせて');
    await talk.getByText('下書きを保存しました').waitFor();
    server.endSessions();
    server.publish({ type: 'ended' });
    await page.getByText('期限が切れました').waitFor();
    await signIn(page, 'sato');
    await eventually(() => page.getByTestId('composer').inputValue()).toBe('もう少し聞かせて');
    expect(await page.getByRole('heading', { name: 'もみじ 2198', level: 2 }).count()).toBe(1);
  });
});

describe('on a phone', () => {
  it('shows one thing at a time, with the way back', async () => {
    await opened.close();
    opened = await openConsole(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
    const { page } = opened;
    await signIn(page, 'sato');
    const talk = await openTalk(page, 'もみじ');
    expect(await page.getByTestId('queue-item').count()).toBe(0);
    await talk.getByTestId('person-toggle').click();
    await page.getByTestId('person-pane').waitFor();
    await eventually(() => page.getByTestId('talk').count()).toBe(0);
    await page.getByRole('button', { name: 'もどる', exact: true }).click();
    await page.getByRole('button', { name: '一覧へもどる' }).click();
    await queueItem(page, 'もみじ').waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
  });
});
