import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { gather } from '../../platform/gather.ts';
import { isSignedByLine } from '../../line/signature.ts';
import { readWebhook } from '../../line/webhook-event.ts';
import type { ChannelDirectory } from '../channels/index.ts';
import { arrivalOf, insertEvents, type NewEvent } from './inbound-store.ts';
import { rawPlace } from './raw-place.ts';

const BODY_LIMIT = 1024 * 1024;
/** Events of one commit; more only makes the commit slower to answer. */
const EVENTS_AT_ONCE = 400;
const ANSWER = '{}';
const ANSWER_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'content-length': ANSWER.length,
};

/**
 * POST /webhooks/line/{channelId}: checks the signature over the raw bytes, makes the events durable, answers 200.
 * Nothing else happens inside LINE's two seconds; the worker does the rest.
 */
export function registerWebhookRoute(
  http: FastifyInstance,
  context: Context,
  channels: Pick<ChannelDirectory, 'find'>,
): void {
  // One commit for all requests in flight is worth three times the throughput of a commit for each.
  const store = gather<readonly NewEvent[], 'stored'>({
    most: EVENTS_AT_ONCE,
    size: (events) => events.length,
    async together(requests) {
      await insertEvents(context.db, requests.flat());
      return requests.map(() => 'stored');
    },
  });
  let arrivals = 0;

  async function receive(request: FastifyRequest<{ Params: { channelId: string } }>): Promise<void> {
    const channel = await channels.find(request.params.channelId);
    if (!channel) throw new AppError('not_found', 'No desk is connected to this channel.');
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const header = request.headers['x-line-signature'];
    if (!isSignedByLine(body, typeof header === 'string' ? header : undefined, channel.secrets))
      throw new AppError(
        'bad_signature',
        "The X-Line-Signature header does not match the body and the channel's secret.",
      );
    const receivedAt = context.clock.now();
    const events = readWebhook(body, receivedAt);
    if (!events) throw new AppError('not_json', 'The body is not a LINE webhook.');
    const keys = await context.keys(channel.operatorId);
    if (events.length === 0) return;
    await store(
      events.map((event) => {
        arrivals += 1;
        return {
          channel,
          webhookEventId: event.id,
          eventAt: event.at,
          arrival: arrivalOf(receivedAt, arrivals),
          sealed: keys.seal(rawPlace(channel.channelId, event.id), event.json),
        };
      }),
    );
    context.hints.publish('inbox', `${channel.operatorId}/${channel.channelId}`);
  }

  void http.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // JSON is named too: a known type is found at once, the wildcard only after a search.
    scope.addContentTypeParser(
      ['application/json', '*'],
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
      (_request, body, parsed) => {
        parsed(null, body);
      },
    );
    scope.post<{ Params: { channelId: string } }>(
      '/webhooks/line/:channelId',
      { bodyLimit: BODY_LIMIT },
      async (request, reply) => {
        try {
          await receive(request);
        } catch (error) {
          if (error instanceof AppError) throw error;
          // Whatever kept the events from being stored, LINE must learn that they were not.
          const refusal = new AppError('unavailable', 'The events could not be stored; send them again.');
          refusal.cause = error;
          throw refusal;
        }
        // LINE reads the status alone; the page headers and the reply machinery would cost a sixth of the whole.
        reply.hijack();
        reply.raw.writeHead(200, ANSWER_HEADERS).end(ANSWER);
      },
    );
    done();
  });
}
