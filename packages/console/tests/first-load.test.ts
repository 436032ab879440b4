import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../../../e2e/browser.ts';
import { DIST, openConsole, openTalk, queueItem, signIn } from './console-page.ts';

const LIMIT = 250_000;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

function countScripts(page: Page): () => number {
  const paths = new Set<string>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) paths.add(pathname);
  });
  return () => [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(join(DIST, path))).length, 0);
}

it('needs less than 250 KB of script up to an open talk, and nothing from elsewhere', async () => {
  const opened = await openConsole(browser);
  const { page } = opened;
  await signIn(page, 'sato');
  await queueItem(page, 'もみじ').waitFor();
  const loaded = countScripts(page);
  await page.reload();
  await openTalk(page, 'もみじ');
  await page.getByTestId('composer').waitFor();
  expect(loaded()).toBeGreaterThan(50_000);
  expect(loaded()).toBeLessThan(LIMIT);
  expect(opened.faults).toEqual([]);
  await opened.close();
});
