import {
  ErrorBody,
  type BodyInputOf,
  type ErrorCode,
  type ParamsOf,
  type QueryInputOf,
  type ResponseOf,
  type RouteShape,
} from '@tomoshibi/contract';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { z } from 'zod';

/** Who sends a request: a signed-in person, or an API token. */
export type As = { readonly cookie: string } | { readonly bearer: string };

type Part<R, K extends string, V> =
  R extends Record<K, z.ZodType> ? (object extends V ? { [k in K]?: V } : { [k in K]: V }) : unknown;
interface Envelope {
  readonly as?: As | undefined;
  readonly headers?: Record<string, string>;
  /** The address the request comes from; 127.0.0.1 unless told otherwise. */
  readonly from?: string;
}
/** What a call of one route takes, by the route's own schemas. */
export type CallOf<R> = Envelope &
  Part<R, 'params', ParamsOf<R>> &
  Part<R, 'query', QueryInputOf<R>> &
  Part<R, 'body', BodyInputOf<R>>;
type CallArgs<R> = object extends CallOf<R> ? [call?: CallOf<R>] : [call: CallOf<R>];

/** The same without types, for input the contract refuses. */
export interface RawCall extends Envelope {
  readonly params?: object;
  readonly query?: object;
  readonly body?: unknown;
}

/** Thrown by `call` when the answer is an error of the API. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly code: ErrorCode;
  readonly details: readonly { field: string; reason: string }[];

  constructor(status: number, body: ErrorBody, log = '') {
    super(`${status} ${body.error.code}: ${body.error.message}${log}`);
    this.status = status;
    this.code = body.error.code;
    this.details = body.error.details ?? [];
  }
}

export interface ApiCaller {
  /** Calls a route as the console does; the parsed answer, or throws Refused. */
  call<const R extends RouteShape>(route: R, ...args: CallArgs<R>): Promise<ResponseOf<R>>;
  /** Calls a route that must refuse, and returns the refusal. */
  refusal<const R extends RouteShape>(route: R, ...args: CallArgs<R>): Promise<Refused>;
  /** Sends anything and returns the whole response. */
  raw(route: Pick<RouteShape, 'method' | 'path'>, call?: RawCall): Promise<LightMyRequestResponse>;
}

export function pathOf(path: string, params: object = {}): string {
  const values = new Map(Object.entries(params));
  return path.replaceAll(/:(\w+)/gu, (_, name: string) => encodeURIComponent(String(values.get(name))));
}

function queryOf(query: object = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.toString();
}

function credentials(as: As | undefined): Record<string, string> {
  if (!as) return {};
  return 'cookie' in as
    ? { cookie: as.cookie, 'x-requested-with': 'tomoshibi' }
    : { authorization: `Bearer ${as.bearer}` };
}

export function createCaller(http: FastifyInstance, logs: readonly string[]): ApiCaller {
  const raw: ApiCaller['raw'] = (route, call = {}) => {
    const query = queryOf(call.query);
    return http.inject({
      method: route.method,
      url: `/api/v1${pathOf(route.path, call.params)}${query ? `?${query}` : ''}`,
      remoteAddress: call.from ?? '127.0.0.1',
      headers: {
        ...credentials(call.as),
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(call.body === undefined ? {} : { payload: JSON.stringify(call.body) }),
    });
  };
  const call: ApiCaller['call'] = async (route, ...args) => {
    const response = await raw(route, args[0]);
    if (response.statusCode >= 400) {
      // A fault of the server is found by its log, which a test would otherwise swallow.
      const log = response.statusCode >= 500 ? `\n${logs.at(-1) ?? ''}` : '';
      throw new Refused(response.statusCode, ErrorBody.parse(response.json()), log);
    }
    const answer: unknown = route.response ? route.response.parse(response.json()) : undefined;
    return answer as ResponseOf<typeof route>;
  };
  return {
    raw,
    call,
    async refusal(route, ...args) {
      try {
        await call(route, ...args);
      } catch (error) {
        if (error instanceof Refused) return error;
        throw error;
      }
      throw new Error(`${route.method} ${route.path} was expected to refuse and did not.`);
    },
  };
}
