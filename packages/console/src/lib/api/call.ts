import type { BodyInputOf, ParamsOf, QueryInputOf, ResponseOf, RouteShape } from '@tomoshibi/contract';
import { z } from 'zod';
import { ApiError, isPassing } from './api-error.ts';
import { readFailure } from './read-failure.ts';

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** One key per action of the user; automatic retries use the same, so nothing happens twice. */
  readonly key?: string;
  /** Lets the request outlive the page (saving a draft while the tab closes). */
  readonly keepalive?: boolean;
}

type ParamsPart<R> = R extends { params: z.ZodObject } ? { params: ParamsOf<R> } : { params?: undefined };
type QueryPart<R> = R extends { query: z.ZodObject } ? { query?: QueryInputOf<R> } : { query?: undefined };
type BodyPart<R> = R extends { body: z.ZodType } ? { body: BodyInputOf<R> } : { body?: undefined };
export type CallInput<R> = ParamsPart<R> & QueryPart<R> & BodyPart<R>;
type CallArgs<R> =
  Partial<CallInput<R>> extends CallInput<R>
    ? [input?: CallInput<R>, options?: CallOptions]
    : [input: CallInput<R>, options?: CallOptions];

interface LooseInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

const Parts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.undefined()])).optional();
const RETRY_DELAYS_MS = [400, 1200, 3000] as const;

/** The address of a route below /api/v1 with its parameters and query filled in. */
export function addressOf(route: RouteShape, input: LooseInput = {}): string {
  const params = Parts.parse(input.params) ?? {};
  const path = route.path.replace(/:(\w+)/gu, (_, name: string) => encodeURIComponent(String(params[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(Parts.parse(input.query) ?? {}))
    if (value !== undefined) query.set(name, String(value));
  return `/api/v1${path}${query.size > 0 ? `?${query}` : ''}`;
}

function requestOf(route: RouteShape, input: LooseInput, key: string, options: CallOptions): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json', 'x-requested-with': 'tomoshibi' };
  if (route.method !== 'GET' && !route.asks) headers['idempotency-key'] = key;
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  return {
    method: route.method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.keepalive ? { keepalive: true } : {}),
  };
}

async function attempt(route: RouteShape, address: string, request: RequestInit): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(address, request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('offline', 0);
  }
  if (!answer.ok) throw await readFailure(answer);
  if (!route.response) return undefined;
  const parsed = route.response.safeParse(await answer.json().catch(() => undefined));
  if (!parsed.success) throw new ApiError('bad_answer', answer.status);
  return parsed.data;
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms * (0.8 + Math.random() * 0.4));
  });

/** Calls a declared route; the answer is parsed with the contract's schema, failures are `ApiError`s. */
export function call<R extends RouteShape>(route: R, ...args: CallArgs<R>): Promise<ResponseOf<R>>;
export async function call(
  route: RouteShape,
  input: LooseInput = {},
  options: CallOptions = {},
): Promise<unknown> {
  const address = addressOf(route, input);
  const request = requestOf(route, input, options.key ?? crypto.randomUUID(), options);
  const delays = route.method === 'GET' || route.asks || options.keepalive ? [] : RETRY_DELAYS_MS;
  for (const delay of delays) {
    try {
      return await attempt(route, address, request);
    } catch (error) {
      if (!isPassing(error)) throw error;
      await pause(delay);
    }
  }
  return attempt(route, address, request);
}
