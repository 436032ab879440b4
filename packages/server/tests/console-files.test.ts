import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { registerConsoleFiles } from '../src/platform/http/console-files.ts';
import { registerHealth } from '../src/platform/http/health.ts';
import { createHttpServer } from '../src/platform/http/server.ts';
import { createLogger } from '../src/platform/logger.ts';

const logger = createLogger('silent');
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function serve(files: Record<string, string>): Promise<FastifyInstance> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'tomoshibi-console-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
    await writeFile(path.join(directory, name), content);
  }
  const app = createHttpServer(logger, false);
  await registerConsoleFiles(app, directory);
  open.push(
    () => app.close(),
    () => rm(directory, { recursive: true }),
  );
  return app;
}

const built = { 'index.html': '<!doctype html>灯', 'assets/app-1a2b.js': 'export {}', 'icon.svg': '<svg/>' };

test('every page is the one document, and never kept', async () => {
  const app = await serve(built);
  for (const url of ['/', '/index.html', '/talks/0197?pane=person', '/desks/x/settings']) {
    const response = await app.inject(url);
    expect([url, response.statusCode, response.body]).toEqual([url, 200, built['index.html']]);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  }
});

test('files with a hash in the name are kept for good, others are not', async () => {
  const app = await serve(built);
  const script = await app.inject('/assets/app-1a2b.js');
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(script.headers['content-type']).toContain('javascript');
  expect((await app.inject('/icon.svg')).headers['cache-control']).toBe('no-store');
});

test('the service worker and the manifest are never kept, and have the types browsers ask for', async () => {
  const app = await serve({ ...built, 'sw.js': '// push', 'manifest.webmanifest': '{}' });
  const worker = await app.inject('/sw.js');
  expect(worker.headers['content-type']).toContain('javascript');
  expect(worker.headers['cache-control']).toBe('no-store');
  expect(worker.headers['content-security-policy']).toContain("default-src 'self'");
  const manifest = await app.inject('/manifest.webmanifest');
  expect(manifest.headers['content-type']).toContain('application/manifest+json');
});

test('what is no page is not answered with one', async () => {
  const app = await serve(built);
  for (const url of ['/api/v1/nothing', '/api', '/webhooks/line/1', '/assets/gone-9f.js', '/metrics']) {
    const response = await app.inject(url);
    expect([url, response.statusCode]).toEqual([url, 404]);
    expect(response.json()).toMatchObject({ error: { code: 'not_found' } });
  }
  expect((await app.inject({ method: 'POST', url: '/talks' })).statusCode).toBe(404);
});

test('nothing outside the folder is served', async () => {
  const app = await serve(built);
  for (const url of ['/../package.json', '/..%2fpackage.json', '/assets/..%2f..%2f..%2fetc%2fpasswd'])
    expect([url, (await app.inject(url)).body]).not.toContain('root:');
  expect((await app.inject('/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd')).body).not.toContain('root:');
});

test('a console that was not built says so', async () => {
  const app = await serve({});
  const response = await app.inject('/');
  expect([response.statusCode, response.body]).toEqual([404, expect.stringContaining('npm run build')]);
});

test('a server whose database is away lives and is not ready', async () => {
  const app = createHttpServer(logger, false);
  open.push(() => app.close());
  let away = true;
  registerHealth(app, () => (away ? Promise.reject(new Error('away')) : Promise.resolve()));
  expect((await app.inject('/livez')).statusCode).toBe(200);
  expect((await app.inject('/readyz')).statusCode).toBe(503);
  away = false;
  expect((await app.inject('/readyz')).json()).toEqual({ status: 'ok' });
});

test('a browser that reads a compressed file gets the one made at build time', async () => {
  const app = await serve({ ...built, 'assets/app-1a2b.js.br': 'smaller', 'index.html.gz': 'small page' });
  const ask = (url: string, encoding: string) =>
    app.inject({ url, headers: { 'accept-encoding': encoding } });
  const script = await ask('/assets/app-1a2b.js', 'gzip, br');
  expect([script.body, script.headers['content-encoding']]).toEqual(['smaller', 'br']);
  expect(script.headers['content-type']).toContain('javascript');
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await ask('/talks', 'gzip')).body).toBe('small page');
  expect((await ask('/assets/app-1a2b.js', 'identity')).body).toBe('export {}');
});
