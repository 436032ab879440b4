import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { answerForm, readForm, type Address } from './answer-form.ts';
import { closedHtml, fieldName, formHtml, thanksHtml } from './form-page.ts';
import { FORM_POLICY } from './form-style.ts';

const Params = z.object({ token: z.string().max(200) });
// A form nobody knows is answered with the standard one.
const Query = z.object({ form: z.string().max(30).nullable().catch(null).default(null) });
const BODY_LIMIT = 64 * 1024;
const KEY = fieldName('');

function addressOf(request: FastifyRequest): Address {
  return { ...Params.parse(request.params), ...Query.parse(request.query) };
}

/** The fields of a posted form, by question. */
function fieldsOf(body: unknown): Map<string, string> {
  const fields = new URLSearchParams(typeof body === 'string' ? body : '');
  return new Map(
    [...fields].flatMap(([name, value]) =>
      name.startsWith(KEY) ? [[name.slice(KEY.length), value.replaceAll('\r\n', '\n')] as const] : [],
    ),
  );
}

/**
 * The page of a survey, /s/{token}: for the one person who was sent it, without sign-in, cookies or scripts. What is
 * answered travels in the body alone.
 */
export function registerSurveyForm(http: FastifyInstance, context: Context): void {
  const html = (reply: FastifyReply, status: number, page: string): FastifyReply =>
    reply
      .code(status)
      .header('content-security-policy', FORM_POLICY)
      .type('text/html; charset=utf-8')
      .send(page);
  const closed = (reply: FastifyReply, { form }: Address) =>
    html(reply, 404, closedHtml('closed', form ?? 'standard'));
  const orAway = (work: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) =>
    async function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
      try {
        return await work(request, reply);
      } catch (error) {
        context.logger.error({ event: 'survey_page_failed', err: error });
        return html(reply.header('retry-after', '5'), 503, closedHtml('away', 'standard'));
      }
    };

  http.register((scope, _options, done) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: BODY_LIMIT },
      (_request, body, parsed) => parsed(null, body),
    );
    scope.get(
      '/s/:token',
      orAway(async (request, reply) => {
        const address = addressOf(request);
        const view = await readForm(context, address);
        if (!view) return closed(reply, address);
        return html(reply, 200, view.questions.length > 0 ? formHtml(view) : thanksHtml(view));
      }),
    );
    scope.post(
      '/s/:token',
      orAway(async (request, reply) => {
        const address = addressOf(request);
        const sent = await answerForm(context, address, fieldsOf(request.body));
        if (!sent) return closed(reply, address);
        if ('refused' in sent) return html(reply, 422, formHtml(sent.view, sent.refused));
        return html(reply, 200, thanksHtml(sent.done));
      }),
    );
    done();
  });
}
