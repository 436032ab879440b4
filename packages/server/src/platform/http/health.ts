import type { FastifyInstance } from 'fastify';

/**
 * /livez says the process answers and never asks the database: a database cut must not restart all servers.
 * /readyz says requests can be served now.
 */
export function registerHealth(app: FastifyInstance, checkDatabase: () => Promise<unknown>): void {
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.get('/livez', () => Promise.resolve({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const ready =
      !closing &&
      (await checkDatabase().then(
        () => true,
        () => false,
      ));
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable' });
  });
}
