import type { BodyInputOf, ParamsOf, ResponseOf, RouteShape } from '../../packages/contract/src/index.ts';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { routes } from '../../packages/contract/src/index.ts';
import { z } from 'zod';
import { DemoError } from './settings.ts';

const Query = z.record(z.string(), z.string());

type Input<R> = (R extends { params: unknown } ? { params: ParamsOf<R> } : object) &
  (R extends { query: unknown } ? { query?: Readonly<Record<string, string>> } : object) &
  (R extends { body: unknown } ? { body: BodyInputOf<R> } : object);

/** The HTTP API as one member of staff. */
export interface Api {
  call<const R extends RouteShape>(route: R, input: Input<R>): Promise<ResponseOf<R>>;
}

function pathOf(path: string, params: object): string {
  const values = new Map(Object.entries(params));
  return path.replaceAll(/:(\w+)/gu, (_, name: string) => encodeURIComponent(String(values.get(name))));
}

async function request(baseUrl: string, cookie: string, route: RouteShape, input: object): Promise<Response> {
  const params = 'params' in input && typeof input.params === 'object' ? input.params : null;
  const query = 'query' in input ? `?${new URLSearchParams(Query.parse(input.query)).toString()}` : '';
  const response = await fetch(`${baseUrl}/api/v1${pathOf(route.path, params ?? {})}${query}`, {
    method: route.method,
    headers: {
      'x-requested-with': 'tomoshibi',
      'idempotency-key': randomUUID(),
      ...(cookie === '' ? {} : { cookie }),
      ...('body' in input ? { 'content-type': 'application/json' } : {}),
    },
    ...('body' in input ? { body: JSON.stringify(input.body) } : {}),
  });
  if (!response.ok)
    throw new DemoError(`${route.method} ${route.path}: ${response.status} ${await response.text()}`);
  return response;
}

export async function signIn(baseUrl: string, login: string, password: string): Promise<Api> {
  const answer = await request(baseUrl, '', routes.signIn, { body: { login, password } });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  return {
    async call(route, input) {
      const response = await request(baseUrl, cookie, route, input);
      const parsed: unknown = route.response ? route.response.parse(await response.json()) : undefined;
      // The schema that parsed the answer is the one its type is made from.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return parsed as ResponseOf<typeof route>;
    },
  };
}

/** Asks again until there is an answer. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const until = performance.now() + 30_000;
  while (performance.now() < until) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(50);
  }
  throw new DemoError(`${what} を待ちきれませんでした。 / Waited too long for: ${what}.`);
}
