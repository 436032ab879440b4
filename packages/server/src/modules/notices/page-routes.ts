import { PageKind } from '@tomoshibi/contract';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { publicPageHtml } from './page-html.ts';
import { PAGE_POLICY } from './page-style.ts';
import { readPublicPage } from './read-public-page.ts';

const Address = z.object({ publicId: z.string().max(40), kind: PageKind.nullable().default(null) });
// A form nobody knows is answered with the standard one, so that a link with a slip in it still helps.
const Query = z.object({ form: z.string().max(30).catch('standard').default('standard') });

/** A page changes a few times a year; a browser may keep it for this long. */
const KEEP_SECONDS = 300;

function nothingHere(reply: FastifyReply): FastifyReply {
  return reply
    .code(404)
    .type('text/plain; charset=utf-8')
    .send('このアドレスのページはありません。\nThere is no page at this address.\n');
}

/** The desks' public pages: /d/{public id}, /d/{public id}/policy and /privacy. Nobody signs in, no cookie is set. */
export function registerPageRoutes(http: FastifyInstance, context: Context): void {
  for (const url of ['/d/:publicId', '/d/:publicId/:kind'])
    http.get(url, async (request, reply) => {
      const address = Address.safeParse(request.params);
      const query = Query.parse(request.query);
      const page = address.success ? await readPublicPage(context, { ...address.data, ...query }) : null;
      if (!page) return nothingHere(reply);
      return reply
        .header('content-security-policy', PAGE_POLICY)
        .header('cache-control', `public, max-age=${KEEP_SECONDS}`)
        .type('text/html; charset=utf-8')
        .send(publicPageHtml(page));
    });
  http.get('/d/*', (_request, reply) => nothingHere(reply));
}
