import { AxeBuilder } from '@axe-core/playwright';
import { routes, type TextKind } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../../e2e/browser.ts';
import { startTestApp, type TestApp, type TestOperator } from '../_support/app.ts';
import { asOwner } from '../_support/owner.ts';

let app: TestApp;
let operator: TestOperator;
let address: string;
beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  address = await app.listen();
});
afterAll(() => app.close());

const params = () => ({ deskId: operator.desk.deskId });
async function publish(kind: TextKind, bodies: Record<string, string>, turnedOff = false): Promise<void> {
  const { supervisor, officer } = operator.staff;
  const draft = await app.call(routes.saveTextDraft, {
    as: supervisor,
    params: { ...params(), kind },
    body: { revision: 0, bodies, turnedOff },
  });
  const version = { ...params(), versionId: draft.versionId };
  await app.call(routes.submitText, { as: supervisor, params: version, body: { revision: 1 } });
  await app.call(routes.approveText, { as: officer, params: version });
}
const pages = async () =>
  (await app.call(routes.listTexts, { as: operator.staff.officer, params: params() })).pages;
const pathOf = (url: string | null) => new URL(url ?? 'http://none.test/none').pathname;
const get = (url: string) => app.app.http.inject({ method: 'GET', url });

describe('a public page', () => {
  it('does not exist before a text is in force, and looks like any other missing page', async () => {
    expect(await pages()).toEqual({ policy: null, privacy: null });
    await publish('policy', { standard: 'だれでも相談できます。' });
    const path = pathOf((await pages()).policy);
    expect((await get(path)).statusCode).toBe(200);
    const missing = await get(path.replace('policy', 'privacy'));
    expect(missing.statusCode).toBe(404);
    const asked = ['/d/2345678923/policy', '/d/x', '/d/', '/d/%00/policy', `${path}/more`, `${path}x`];
    for (const url of asked) {
      const answer = await get(url);
      expect([url, answer.statusCode, answer.body]).toEqual([url, 404, missing.body]);
    }
  });

  it('sets no cookie, runs nothing, and may be kept by a browser', async () => {
    const answer = await get(pathOf((await pages()).policy));
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('public, max-age=300');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/u,
    );
    expect(answer.body).not.toMatch(/<script|style="|<img|<iframe|<form|onclick/u);
  });

  it('shows what was written as it was written, whatever it looks like', async () => {
    const evil =
      '# <script>alert(1)</script>\n"><img src=x onerror=alert(1)> & [a](javascript:alert(1)) [b](https://x.test/"onmouseover="y)';
    await publish('privacy', { standard: `${evil}\n{窓口名}` });
    await asOwner(app.databaseUrl, `update desks set name = '<b>窓口</b>"' where id = $1`, [
      operator.desk.deskId,
    ]);
    const { body } = await get(pathOf((await pages()).privacy));
    expect(body).not.toMatch(/<script|<img|<b>|href="javascript|"onmouseover/u);
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).toContain('&lt;b&gt;窓口&lt;/b&gt;&quot;');
    await asOwner(app.databaseUrl, 'update desks set name = $2 where id = $1', [
      operator.desk.deskId,
      operator.desk.name,
    ]);
  });

  it('comes in the forms there are, with readings as ruby, and in the standard one otherwise', async () => {
    await publish('policy', {
      standard: '# 秘密\n守ります。',
      easy: '# 秘密(ひみつ)\n守(まも)ります。',
      en: '# Secrecy\nWe keep it.',
    });
    const path = pathOf((await pages()).policy);
    const standard = (await get(path)).body;
    expect(standard).toContain('<html lang="ja">');
    for (const query of ['?form=ko', '?form=<x>', '?form=easy&form=en', '?form='])
      expect((await get(path + query)).body).toBe(standard);
    const easy = (await get(`${path}?form=easy`)).body;
    expect(easy).toContain('<ruby>秘密<rp>(</rp><rt>ひみつ</rt><rp>)</rp></ruby>');
    const english = (await get(`${path}?form=en-GB`)).body;
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('We keep it.');
    for (const form of ['日本語', 'やさしい日本語', 'English']) expect(english).toContain(form);
  });

  it('is gone when its text is turned off, and has the same address when it comes back', async () => {
    const before = (await pages()).policy;
    await publish('policy', {}, true);
    expect((await get(pathOf(before))).statusCode).toBe(404);
    expect((await pages()).policy).toBeNull();
    await publish('policy', { standard: 'もどりました。' });
    expect((await pages()).policy).toBe(before);
  });

  it('has an address of its own for every desk, also of other operators', async () => {
    const ours = (await pages()).policy;
    const former = operator;
    operator = await app.operator();
    await publish('policy', { standard: 'べつの窓口です。' });
    const theirs = (await pages()).policy;
    operator = former;
    expect(theirs).not.toBe(ours);
    expect((await get(pathOf(theirs))).body).toContain('べつの窓口です。');
    expect((await get(pathOf(ours))).body).not.toContain('べつの窓口です。');
  });
});

describe('in a browser', () => {
  it.each(['light', 'dark'] as const)(
    'axe finds nothing in the %s theme, at any width',
    async (colorScheme) => {
      const { ready } = await app.call(routes.getText, {
        as: operator.staff.supervisor,
        params: { ...params(), kind: 'policy' },
      });
      await publish('policy', ready);
      const path = pathOf((await pages()).policy);
      const browser = await launchBrowser();
      try {
        for (const form of ['standard', 'furigana', 'easy', 'en']) {
          const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 700 } });
          const page = await context.newPage();
          const refused: string[] = [];
          page.on('console', (message) => refused.push(message.text()));
          await page.goto(`${address}${path}?form=${form}`);
          expect(await page.locator('h1').count()).toBe(1);
          // The policy lets the page's own style through: without it the body would keep the browser's margin.
          expect(await page.evaluate('getComputedStyle(document.body).margin')).toBe('0px');
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
          const { violations } = await new AxeBuilder({ page })
            .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
            .analyze();
          expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))).toEqual([]);
          expect(refused).toEqual([]);
          await context.close();
        }
      } finally {
        await browser.close();
      }
    },
  );
});
