import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Sim } from '../core/sim.ts';
import { contentBytes, previewBytes } from '../core/stand-in.ts';
import { CONTROL_PREFIX } from './route.ts';

const contentParams = z.object({ messageId: z.string() });
const menuParams = z.object({ richMenuId: z.string() });

/** Bytes for the phone (pictures people sent, rich menu images) and the stream of change hints. */
export const registerMediaRoutes = (app: FastifyInstance, sim: Sim): void => {
  app.get(`${CONTROL_PREFIX}/content/:messageId`, async (request, reply) => {
    const content = sim.state.contents.get(contentParams.parse(request.params).messageId);
    if (!content || content.unsent) return reply.code(404).send({});
    if (content.kind === 'video') {
      const preview = previewBytes(content);
      return reply.type(preview.contentType).send(preview.data);
    }
    return reply.type(content.contentType).send(contentBytes(content));
  });
  app.get(`${CONTROL_PREFIX}/richmenus/:richMenuId/image`, async (request, reply) => {
    const image = sim.state.richMenus.get(menuParams.parse(request.params).richMenuId)?.image;
    if (!image) return reply.code(404).send({});
    return reply.type(image.contentType).send(Buffer.from(image.base64, 'base64'));
  });
  app.get(`${CONTROL_PREFIX}/events`, (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 1000\n\n');
    const stop = sim.bus.listen((hint) => {
      // A phone that does not read is better served by a refetch later than by an endless buffer here.
      if (reply.raw.writableLength < 1_000_000) reply.raw.write(`data: ${JSON.stringify(hint)}\n\n`);
    });
    request.raw.on('close', stop);
  });
};
