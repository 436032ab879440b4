import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { PASSWORD, type Talk } from './mock-data.ts';
import { MockServer } from './mock-server.ts';

export const DIST = fileURLToPath(new URL('../dist', import.meta.url));

export interface Opened {
  readonly server: MockServer;
  readonly address: string;
  readonly page: Page;
  /** What went wrong in the page: scripts that threw, content policy, requests to other hosts. */
  readonly faults: string[];
  close(): Promise<void>;
}

export async function startServer(): Promise<{ server: MockServer; address: string }> {
  if (!existsSync(`${DIST}/index.html`)) throw new Error('Build the console first: npm run build');
  const server = new MockServer(DIST);
  return { server, address: await server.listen() };
}

export function watch(page: Page, address: string): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) faults.push(`request to ${request.url()}`);
  });
  return faults;
}

export async function openConsole(browser: Browser, options: BrowserContextOptions = {}): Promise<Opened> {
  const { server, address } = await startServer();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'ja-JP',
    timezoneId: 'America/New_York',
    // A click that falls into a movement may meet nothing.
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults = watch(page, address);
  await page.goto(address);
  const close = async (): Promise<void> => {
    await context.close();
    await server.close();
  };
  return { server, address, page, faults, close };
}

export async function signIn(page: Page, login: string): Promise<void> {
  await page.getByTestId('sign-in-login').fill(login);
  await page.getByTestId('sign-in-password').fill(PASSWORD);
  await page.getByTestId('sign-in-submit').click();
}

export function queueItem(page: Page, name: string): Locator {
  return page.getByTestId('queue-item').filter({ hasText: name });
}

export async function openTalk(page: Page, name: string): Promise<Locator> {
  await queueItem(page, name).click();
  const talk = page.getByTestId('talk').filter({ has: page.getByRole('heading', { name }) });
  await talk.waitFor();
  return talk;
}

export function talkOf(server: MockServer, name: string): Talk {
  const talk = [...server.data.talks.values()].find(
    (one) => one.label.startsWith(name) && one.facts.state !== 'closed',
  );
  if (!talk) throw new Error(`no open talk of ${name}`);
  return talk;
}

/** Waits until something is so; the deadline is generous, nothing is measured. */
export function eventually<T>(look: () => T | Promise<T>) {
  return expect.poll(look, { timeout: 10_000, interval: 25 });
}
