import { routes, type RouteShape } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './_support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('the app serves every route of the contract', () => {
  const all: [string, RouteShape][] = Object.entries(routes);
  const missing = all.filter(
    ([, route]) => !app.app.http.hasRoute({ method: route.method, url: `/api/v1${route.path}` }),
  );
  expect(missing.map(([name]) => name)).toEqual([]);
});

test('no two routes share a method and a path', () => {
  const seen = Object.values<RouteShape>(routes).map(({ method, path }) => `${method} ${path}`);
  expect(new Set(seen).size).toBe(seen.length);
});
