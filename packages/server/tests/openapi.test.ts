import { routes, type RouteShape } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestApp, type TestApp } from './_support/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const Document = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

it('describes every route of the contract, and every reference in it leads somewhere', async () => {
  const answer = await test.app.http.inject({ method: 'GET', url: '/api/v1/openapi.json' });
  expect(answer.statusCode).toBe(200);
  const document = Document.parse(answer.json());
  const described = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map((operation) => operation.operationId),
  );
  expect(described.sort((a, b) => a.localeCompare(b))).toEqual(
    Object.keys(routes).sort((a, b) => a.localeCompare(b)),
  );
  const references = [...answer.body.matchAll(/"\$ref":"([^"]+)"/gu)].map((match) => match[1]);
  expect(references.length).toBeGreaterThan(20);
  for (const reference of new Set(references))
    expect(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)).toContain(
      reference,
    );
});

it('has every route of the contract registered', () => {
  const shapes: RouteShape[] = Object.values(routes);
  const missing = shapes.filter(
    (route) => !test.app.http.hasRoute({ method: route.method, url: `/api/v1${route.path}` }),
  );
  expect(missing.map((route) => `${route.method} ${route.path}`)).toEqual([]);
});
