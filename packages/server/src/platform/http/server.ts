import { ERROR_STATUS, type ErrorBody } from '@tomoshibi/contract';
import cookie from '@fastify/cookie';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { AppError } from '../app-error.ts';
import type { Logger } from '../logger.ts';

const BODY_LIMIT = 256 * 1024;

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  // Mantine writes computed styles into style attributes and one style element.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

function asAppError(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AppError('too_large', 'The request is larger than allowed.');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AppError('unsupported_media_type', 'Send JSON with Content-Type: application/json.');
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new AppError('not_json', 'The body is not JSON.');
    default:
      if (error.statusCode === 400) return new AppError('not_json', 'The request could not be read.');
      return new AppError('internal', 'Something went wrong on our side.');
  }
}

/** A Fastify server with the house's error form, headers and limits; it knows no route. */
export function createHttpServer(logger: Logger, secure: boolean): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    // A proxy on this machine may say who called; anybody else saying so is not believed.
    trustProxy: 'loopback',
    requestTimeout: 30_000,
    keepAliveTimeout: 75_000,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  });
  app.register(cookie);
  // Many clients name JSON as the type of a body they do not send; that is no body, not a broken one.
  const readJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void readJson(request, body.toString(), done);
  });

  app.addHook('onSend', (request, reply, _payload, done) => {
    reply.header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('cross-origin-resource-policy', 'same-origin');
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    if (secure) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done();
  });

  app.setErrorHandler((raw: FastifyError | AppError, request, reply) => {
    const error = asAppError(raw);
    const status = ERROR_STATUS[error.code];
    if (status >= 500)
      logger.error({
        event: 'request_failed',
        requestId: request.id,
        route: request.routeOptions.url,
        code: error.code,
        err: error.cause ?? raw,
      });
    const body: ErrorBody = {
      error: {
        code: error.code,
        message: error.code === 'internal' ? `${error.message} Request ${request.id}.` : error.message,
        ...(error.details.length > 0 ? { details: [...error.details] } : {}),
      },
    };
    const wait = error.details.find(({ field }) => field === 'retryAfterSeconds')?.reason;
    if (wait !== undefined) reply.header('retry-after', wait);
    else if (status === 503) reply.header('retry-after', '2');
    return reply.code(status).send(body);
  });

  app.setNotFoundHandler(() => {
    throw new AppError('not_found', 'There is nothing at this address.');
  });
  return app;
}
