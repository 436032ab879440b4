import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { AppError } from '../app-error.ts';

/** Bundled files carry a hash of their content in the name and never change. */
const FOREVER = 'public, max-age=31536000, immutable';
const assets = `${sep}assets${sep}`;
/** Below these, an unknown address is an error and not a page of the console. */
const NOT_PAGES = /^\/(?:api|webhooks|assets|d|f|room|livez|readyz|metrics)(?:\/|$|\?)/u;

/** Serves the built console; addresses that are its pages get its one document. */
export async function registerConsoleFiles(app: FastifyInstance, directory: string): Promise<void> {
  const built = existsSync(join(directory, 'index.html'));
  if (built)
    await app.register(fastifyStatic, {
      root: directory,
      wildcard: false,
      index: false,
      cacheControl: false,
      preCompressed: true,
      setHeaders(reply, path) {
        reply.header('cache-control', path.includes(assets) ? FOREVER : 'no-store');
      },
    });
  app.get('/*', async (request, reply) => {
    if (NOT_PAGES.test(request.url)) throw new AppError('not_found', 'There is nothing at this address.');
    if (!built)
      return reply
        .code(404)
        .type('text/plain; charset=utf-8')
        .send('The console is not built. Run: npm run build\n');
    return reply.sendFile('index.html');
  });
}
