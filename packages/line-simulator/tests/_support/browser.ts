import { existsSync } from 'node:fs';
import packaged from '@sparticuz/chromium';
import { chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** A page in the machine's Chromium, or in the one that comes with the packages; errors on it fail the test. */
export const openPage = async ({ width, height, colorScheme = 'light' }: Screen): Promise<Page> => {
  const executablePath = installed.find((path) => existsSync(path)) ?? (await packaged.executablePath());
  const browser = await chromium.launch({ executablePath, args: quiet });
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    locale: 'ja-JP',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  onTestFinished(async () => {
    await browser.close();
    if (problems.length > 0) throw new Error(`The page reported: ${problems.join('; ')}`);
  });
  return page;
};
