import type { Content } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { contentBytes, previewBytes } from '../core/stand-in.ts';
import { LineError, notFound } from './errors.ts';
import type { Answer, ChannelCall, LineRoute } from './route.ts';

const find = (sim: Sim, { channel, params }: ChannelCall): Content => {
  const content = sim.state.contents.get(params['messageId'] ?? '');
  if (content?.channelId !== channel.channelId) throw notFound();
  if (content.unsent) throw new LineError(410, 'Gone');
  return content;
};

// LINE accepts the request, and has no bytes to give yet.
const notReady: Answer = {
  status: 202,
  bytes: { contentType: 'application/octet-stream', data: Buffer.alloc(0) },
};

// Each look at content that is still being prepared brings it one step nearer; tests set how many steps.
const isReady = (content: Content): boolean => {
  if (content.preparing === 0) return true;
  content.preparing -= 1;
  return false;
};

/** What people sent: bytes, a preview, and whether a video is ready. */
export const contentRoutes = (sim: Sim): LineRoute[] => [
  {
    method: 'GET',
    url: '/v2/bot/message/:messageId/content',
    endpoint: 'content',
    handle: (call): Answer => {
      const content = find(sim, call);
      if (!isReady(content)) return notReady;
      return { bytes: { contentType: content.contentType, data: contentBytes(content) } };
    },
  },
  {
    method: 'GET',
    url: '/v2/bot/message/:messageId/content/preview',
    endpoint: 'content',
    handle: (call): Answer => {
      const content = find(sim, call);
      if (content.kind === 'audio' || content.kind === 'file') throw notFound();
      if (!isReady(content)) return notReady;
      return { bytes: previewBytes(content) };
    },
  },
  {
    method: 'GET',
    url: '/v2/bot/message/:messageId/content/transcoding',
    endpoint: 'content',
    handle: (call): Answer => {
      const content = find(sim, call);
      if (content.kind !== 'video' && content.kind !== 'audio') throw notFound();
      return { body: { status: isReady(content) ? 'succeeded' : 'processing' } };
    },
  },
];
