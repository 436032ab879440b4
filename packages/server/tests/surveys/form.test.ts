import { AxeBuilder } from '@axe-core/playwright';
import { routes, SurveyDocument } from '@tomoshibi/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../../e2e/browser.ts';
import { DAY } from '../_support/clock.ts';
import { asOwner } from '../_support/owner.ts';
import { startSurveyDesk, SURVEY, type SurveyDesk } from '../_support/survey-desk.ts';

const FREE = SurveyDocument.parse({
  ...SURVEY,
  way: 'form',
  minimum: 1,
  intro: { standard: 'はじめに', furigana: '始(はじ)めに', en: 'Hello' },
  questions: [
    ...SURVEY.questions.slice(0, 1),
    {
      type: 'scale',
      key: 'ease',
      words: { standard: '話しやすさは?', furigana: '話(はな)しやすさは?' },
      low: { standard: 'にくい' },
      high: { standard: 'しやすい' },
    },
    { type: 'text', key: 'free', words: { standard: 'ひとことどうぞ' }, maxLength: 20 },
  ],
});

let desk: SurveyDesk;
let browser: Browser;
beforeAll(async () => {
  desk = await startSurveyDesk();
  await desk.ask(FREE);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

const get = (url: string) => desk.test.app.http.inject({ method: 'GET', url });
const post = (url: string, fields: Record<string, string>) =>
  desk.test.app.http.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
async function sent(): Promise<{ url: string; token: string; consultationId: string }> {
  const { seeker, consultationId } = await desk.ended();
  const token = await desk.tokenOf(seeker);
  return { url: `/s/${token}`, token, consultationId };
}
const texts = () =>
  desk.test.call(routes.listSurveyTexts, {
    as: desk.supervisor,
    params: { ...desk.params, surveyKey: 'kanagawa' },
    query: { from: '2026-11', to: '2035-12' },
  });
const counted = async () =>
  (await desk.results()).questions.map(({ tallies }) => tallies.find(({ wave }) => wave === 'end')?.n ?? 0);

describe('the page of a survey', () => {
  it('runs nothing, keeps nothing, and lets nobody in between', async () => {
    const { url } = await sent();
    const page = await get(url);
    expect(page.statusCode).toBe(200);
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/u,
    );
    expect(page.body).not.toMatch(/<script|style="|<img|<iframe|onclick|https?:\/\//u);
    expect(page.body).toContain('noindex');
  });

  it('is written in the forms of the survey, with readings above the words', async () => {
    const { url } = await sent();
    expect((await get(url)).body).toContain('話しやすさは?');
    const furigana = (await get(`${url}?form=furigana`)).body;
    expect(furigana).toContain('<ruby>話<rp>(</rp><rt>はな</rt>');
    expect((await get(`${url}?form=en`)).body).toContain('<html lang="en">');
    expect((await get(`${url}?form=%00`)).statusCode).toBe(200);
  });

  it('takes answers once; what is left out is 答えない, what comes again changes nothing', async () => {
    const { url, consultationId } = await sent();
    const before = await counted();
    const answers = { 'a.glad': 'yes', 'a.free': '<b>たすかった</b>', 'a.unknown': 'x' };
    const thanks = await post(url, answers);
    expect([thanks.statusCode, thanks.body.includes('ありがとう')]).toEqual([200, true]);
    const again = await post(url, { 'a.glad': 'no', 'a.ease': '1' });
    expect([again.statusCode, again.body.includes('ありがとう')]).toEqual([200, true]);
    expect((await get(url)).body).toContain('ありがとう');
    expect(await counted()).toEqual(before.map((n) => n + 1));
    const { texts: written } = await texts();
    expect(written.filter((one) => one.consultationId === consultationId)).toEqual([
      {
        question: 'ひとことどうぞ',
        wave: 'end',
        text: '<b>たすかった</b>',
        month: '2026-11',
        consultationId,
      },
    ]);
  });

  it('sent twice at once counts once', async () => {
    const { url } = await sent();
    const before = await counted();
    await Promise.all([1, 2, 3].map(() => post(url, { 'a.glad': 'yes' })));
    expect(await counted()).toEqual(before.map((n) => n + 1));
  });

  it('shows what is wrong and keeps what was written', async () => {
    const { url } = await sent();
    const nothing = await post(url, {});
    expect(nothing.statusCode).toBe(422);
    expect(nothing.body).toContain('まだひとつも選ばれていません');
    expect((await post(url, { 'a.ease': '77' })).statusCode).toBe(422);
    const long = await post(url, { 'a.ease': '4', 'a.free': '長'.repeat(21) });
    expect(long.statusCode).toBe(422);
    expect(long.body).toContain('20文字までで書いてください。');
    expect(long.body).toContain('長'.repeat(21));
    expect(long.body).toMatch(/value="4" checked/u);
    const json = await desk.test.app.http.inject({ method: 'POST', url, payload: { 'a.glad': 'yes' } });
    expect(json.statusCode).toBe(422);
  });

  it('that is old, made up or of another installation looks the same, and takes nothing', async () => {
    const { url, token } = await sent();
    await desk.later(15 * DAY);
    const before = await counted();
    const old = await get(url);
    expect(old.statusCode).toBe(404);
    expect(old.body).toContain('もう使えません');
    expect((await post(url, { 'a.glad': 'yes' })).statusCode).toBe(404);
    for (const made of ['x', `${token}x`, 'A'.repeat(22), '%00', '..%2f..', 'あ'.repeat(60)])
      expect([made, (await get(`/s/${encodeURIComponent(made)}`)).body]).toEqual([made, old.body]);
    expect(await counted()).toEqual(before);
    expect(desk.test.logs.join('\n')).not.toContain(token);
  });

  it('keeps free words sealed', async () => {
    const { url } = await sent();
    await post(url, { 'a.free': 'ひみつのことば' });
    const rows = await asOwner(desk.test.databaseUrl, 'select sealed from survey_texts');
    expect(rows.length).toBeGreaterThan(1);
    for (const { sealed } of rows)
      expect(Buffer.isBuffer(sealed) && sealed.includes(Buffer.from('ひみつ'))).toBe(false);
    expect((await texts()).texts.map(({ text }) => text)).toContain('ひみつのことば');
  });
});

describe('in a browser without scripts', () => {
  it.each(['light', 'dark'] as const)(
    'in the %s theme it is answered by keyboard, and axe finds nothing',
    async (colorScheme) => {
      const { url } = await sent();
      // The rules of axe need scripts; the page itself has none and is tried without.
      const context = await browser.newContext({
        colorScheme,
        viewport: { width: 390, height: 844 },
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const faultsOf = async () =>
        (
          await new AxeBuilder({ page })
            .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
            .analyze()
        ).violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
      await page.goto(`${desk.url}${url}`);
      expect(await faultsOf()).toEqual([]);
      await page.getByRole('button', { name: '送る' }).click();
      await page.getByRole('alert').waitFor();
      expect(await faultsOf()).toEqual([]);
      await page.getByRole('link', { name: 'ふりがな' }).click();
      await page.waitForURL(/form=furigana/u);
      expect(await faultsOf()).toEqual([]);
      const plain = await browser.newContext({
        javaScriptEnabled: false,
        viewport: { width: 320, height: 640 },
      });
      const form = await plain.newPage();
      await form.goto(`${desk.url}${url}`);
      await form.getByRole('radio', { name: 'そう思う', exact: true }).focus();
      await form.keyboard.press('Space');
      await form.getByRole('textbox').fill('ありがとう');
      await form.keyboard.press('Tab');
      await form.keyboard.press('Enter');
      await form.getByRole('heading', { name: '受け取りました' }).waitFor();
      expect((await plain.cookies()).length).toBe(0);
      await plain.close();
      await page.goto(`${desk.url}${url}`);
      expect(await faultsOf()).toEqual([]);
      await context.close();
    },
  );
});
