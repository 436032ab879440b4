import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiFaultKinds, type Endpoint, type Fault } from '../core/faults.ts';
import type { Channel } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { invalidToken, LineError, monthlyLimit, rateLimited, serverError } from './errors.ts';

export interface Call {
  readonly requestId: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}
export interface ChannelCall extends Call {
  readonly channel: Channel;
}
export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly bytes?: { readonly contentType: string; readonly data: Buffer };
}
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type LineRoute =
  | { method: Method; url: string; endpoint: Endpoint; open: (call: Call) => Answer | Promise<Answer> }
  | {
      method: Method;
      url: string;
      endpoint: Endpoint;
      handle: (call: ChannelCall) => Answer | Promise<Answer>;
    };

const strings = (value: unknown): Record<string, string> => {
  const result: Record<string, string> = {};
  if (typeof value === 'object' && value !== null)
    for (const [key, entry] of Object.entries(value)) if (typeof entry === 'string') result[key] = entry;
  return result;
};

/** The channel whose token the caller holds: its long-lived one, or one that was issued. */
const authenticate = (sim: Sim, authorization: string | undefined): Channel => {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw invalidToken();
  for (const channel of sim.state.channels.values()) if (channel.channelAccessToken === token) return channel;
  const issued = sim.tokens.access(token);
  const channel = issued && sim.state.channels.get(issued.channelId);
  if (!channel) throw invalidToken();
  return channel;
};

// Leaves the caller without an answer: the socket stays open until the caller gives up, or is cut at once.
const neverAnswer = (fault: Fault, reply: FastifyReply): void => {
  reply.hijack();
  if (fault.ending === 'cut') reply.raw.socket?.destroy();
};

const before = async (fault: Fault | undefined): Promise<void> => {
  if (fault?.kind === 'latency') await delay(fault.delayMs);
  if (fault?.kind === 'rate-limit') throw rateLimited();
  if (fault?.kind === 'monthly-limit') throw monthlyLimit();
  if (fault?.kind === 'server-error') throw serverError();
};

const run = async (
  sim: Sim,
  route: LineRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> => {
  const requestId = request.id;
  const call = {
    requestId,
    params: strings(request.params),
    query: strings(request.query),
    headers: request.headers,
    body: request.body,
  };
  const channel = 'open' in route ? null : authenticate(sim, request.headers.authorization);
  const fault = sim.faults.strike(apiFaultKinds, channel?.channelId ?? null, route.endpoint);
  await before(fault);
  if (fault?.kind === 'timeout-before-accepting') {
    neverAnswer(fault, reply);
    return;
  }
  const answer =
    channel && !('open' in route) ? await route.handle({ ...call, channel }) : await openAnswer(route, call);
  if (fault?.kind === 'timeout-after-accepting') {
    neverAnswer(fault, reply);
    return;
  }
  if (fault?.kind === 'error-after-accepting') throw serverError();
  reply.code(answer.status ?? 200);
  if (answer.bytes) await reply.type(answer.bytes.contentType).send(answer.bytes.data);
  else await reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body ?? {}));
};

const openAnswer = async (route: LineRoute, call: Call): Promise<Answer> => {
  if (!('open' in route)) throw invalidToken();
  return route.open(call);
};

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;

const asLineError = (error: unknown): LineError => {
  if (error instanceof LineError) return error;
  const status = statusOf(error);
  if (status === 413) return new LineError(413, 'Request body is too large');
  if (status === 415) return new LineError(415, 'Unsupported media type');
  if (status >= 400 && status < 500) return new LineError(400, 'The request body could not be read');
  return serverError();
};

const MAX_BODY = 2 * 1024 * 1024;

/** Serves LINE's own API at the root of the host, with LINE's headers, errors and limits. */
export const registerLineRoutes = (app: FastifyInstance, sim: Sim, routes: readonly LineRoute[]): void => {
  void app.register((line, _options, done) => {
    line.removeAllContentTypeParsers();
    line.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, parsed) => {
      if (body === '') {
        parsed(null, undefined);
        return;
      }
      try {
        const value: unknown = JSON.parse(body.toString());
        parsed(null, value);
      } catch {
        parsed(new LineError(400, 'The request body could not be parsed as JSON'));
      }
    });
    line.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(body.toString()))),
    );
    line.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    line.addHook('onRequest', (request, reply, next) => {
      reply.header('x-line-request-id', request.id);
      next();
    });
    line.setErrorHandler((error, _request, reply) => {
      const line = asLineError(error);
      return reply
        .code(line.status)
        .headers(line.headers)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(line.body()));
    });
    for (const route of routes)
      line.route({
        method: route.method,
        url: route.url,
        bodyLimit: MAX_BODY,
        handler: async (request, reply) => {
          await run(sim, route, request, reply);
          return reply;
        },
      });
    done();
  });
};
