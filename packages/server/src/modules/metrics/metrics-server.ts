import type { FastifyInstance } from 'fastify';
import { createHttpServer } from '../../platform/http/server.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Metrics } from './create-metrics.ts';

/** GET /metrics on a port of its own, so that the address people use never shows it. */
export function createMetricsServer(metrics: Metrics, logger: Logger): FastifyInstance {
  const http = createHttpServer(logger, false);
  http.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await metrics.read();
    return reply.type(contentType).send(text);
  });
  return http;
}
