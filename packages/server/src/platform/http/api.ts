import type { BodyOf, FileAnswer, ParamsOf, QueryOf, ResponseOf, RouteShape } from '@tomoshibi/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { hasRightSomewhere, type Caller } from '../actor.ts';
import { AppError } from '../app-error.ts';

interface Parsed<R extends RouteShape> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What a handler gets: parsed input, and the caller unless the route is public. */
export type ApiRequest<R extends RouteShape> = Parsed<R> &
  (R['auth'] extends 'public' ? unknown : { readonly caller: Caller });
export type ApiHandler<R extends RouteShape> = (request: ApiRequest<R>) => Promise<ResponseOf<R>>;

/** What the API needs of the modules: who calls, and the memory of answered requests. */
export interface ApiGuards {
  /** The caller, or null when nobody is signed in. Refuses foreign origins for cookie sessions. */
  authenticate(request: FastifyRequest): Promise<Caller | null>;
  /** Runs the work once per (caller, Idempotency-Key) and answers repetitions with the first status and answer. */
  once(
    caller: Caller,
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => Promise<unknown>,
  ): Promise<unknown>;
}

export interface Api {
  /** Registers one route of the contract; the compiler holds the handler to its schemas. */
  route<const R extends RouteShape>(route: R, handler: ApiHandler<R>): void;
}

function parsePart(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const details = result.error.issues.map((issue) => ({
    field: issue.path.length === 0 ? part : issue.path.join('.'),
    reason: issue.message,
  }));
  const named = details.map((detail) => `${detail.field}: ${detail.reason}`).join('; ');
  throw new AppError('invalid_input', `The request is not as the API asks: ${named}`.slice(0, 500), details);
}

function requireRouteAuth(route: RouteShape, caller: Caller | null, request: FastifyRequest): void {
  if (route.auth === 'public') return;
  if (!caller) throw new AppError('signed_out', 'Sign in, or send an API token as Authorization: Bearer.');
  if (caller.access === 'read' && request.method !== 'GET')
    throw new AppError('forbidden', 'This API token may read only.');
  if (caller.mustChangePassword && route.path !== '/session' && route.path !== '/session/password')
    throw new AppError('forbidden', 'Change the temporary password first: POST /api/v1/session/password.');
  if (route.auth !== 'signed_in' && !hasRightSomewhere(caller, route.auth))
    throw new AppError('forbidden', `Your role does not include ${route.auth}.`);
}

function sendFile(reply: FastifyReply, answer: FileAnswer | undefined): Buffer {
  if (!answer) throw new Error('A file route answered without a file.');
  const { type, name, body } = answer;
  // The plain name is for clients that cannot read the other.
  const plain = name.replaceAll(/[^\w.-]+/gu, '-').replace(/^-+/u, '');
  reply.type(type);
  reply.header(
    'content-disposition',
    `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  );
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

export function createApi(app: FastifyInstance, guards: ApiGuards): Api {
  return {
    route(route, handler) {
      app.route({
        method: route.method,
        url: `/api/v1${route.path}`,
        async handler(request, reply) {
          const caller = route.auth === 'public' ? null : await guards.authenticate(request);
          requireRouteAuth(route, caller, request);
          const params = parsePart(route.params, request.params, 'params');
          const query = parsePart(route.query, request.query, 'query');
          const body = parsePart(route.body, request.body ?? {}, 'body');
          // The schemas that parsed these parts are the ones the handler's types are made from.
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion
          const input = { params, query, body, caller, request, reply } as unknown as ApiRequest<
            typeof route
          >;
          const work = async () => {
            const answer = await handler(input);
            if (route.response) return route.response.parse(answer);
            if (route.file) return sendFile(reply, answer);
            if (!route.stream) reply.code(204);
            return undefined;
          };
          const answer =
            caller && route.method !== 'GET' && !route.asks
              ? await guards.once(caller, request, reply, work)
              : await work();
          return reply.sent || route.stream ? reply : reply.send(answer);
        },
      });
    },
  };
}
