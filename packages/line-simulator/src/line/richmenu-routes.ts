import { hex32 } from '../core/ids.ts';
import type { RichMenu } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { badRequest, LineError, notFound, parseLine } from './errors.ts';
import { imageSize } from './image-size.ts';
import { richMenuRequestSchema } from './message-schema.ts';
import { aliasRoutes } from './richmenu-alias-routes.ts';
import { linkRoutes } from './richmenu-link-routes.ts';
import { menusOf, requireMenu } from './richmenus.ts';
import type { ChannelCall, LineRoute } from './route.ts';

const MAX_MENUS = 1000;
const MAX_IMAGE_BYTES = 1024 * 1024;

const view = ({ richMenuId, menu }: RichMenu) => ({ richMenuId, ...menu });

const create = (sim: Sim, { channel, body }: ChannelCall) => {
  const menu = parseLine(richMenuRequestSchema, body);
  if (menusOf(sim, channel).length >= MAX_MENUS)
    throw badRequest('The maximum number of rich menus was reached');
  const richMenuId = `richmenu-${hex32()}`;
  sim.state.richMenus.set(richMenuId, { richMenuId, channelId: channel.channelId, menu, image: null });
  sim.bus.emit({ kind: 'richmenu', channelId: channel.channelId });
  return { body: { richMenuId } };
};

const upload = (sim: Sim, { channel, params, body, headers }: ChannelCall) => {
  const menu = requireMenu(sim, channel, params['richMenuId']);
  const contentType = headers['content-type'];
  if (contentType !== 'image/png' && contentType !== 'image/jpeg')
    throw new LineError(415, 'Unsupported media type');
  if (!Buffer.isBuffer(body) || body.length === 0) throw badRequest('An image is required');
  if (body.length > MAX_IMAGE_BYTES) throw new LineError(413, 'Request body is too large');
  if (menu.image) throw badRequest('An image has already been uploaded to the richmenu');
  const size = imageSize(body);
  if (!size || size.width < 800 || size.width > 2500 || size.height < 250 || size.width / size.height < 1.45)
    throw badRequest('The image size is invalid');
  menu.image = { contentType, base64: body.toString('base64') };
  sim.bus.emit({ kind: 'richmenu', channelId: channel.channelId });
  return {};
};

const remove = (sim: Sim, { channel, params }: ChannelCall) => {
  const { richMenuId } = requireMenu(sim, channel, params['richMenuId']);
  sim.state.richMenus.delete(richMenuId);
  if (sim.state.defaultMenus.get(channel.channelId) === richMenuId)
    sim.state.defaultMenus.delete(channel.channelId);
  for (const tie of sim.state.ties.values()) if (tie.richMenuId === richMenuId) tie.richMenuId = null;
  sim.bus.emit({ kind: 'richmenu', channelId: channel.channelId });
  return {};
};

const menuRoutes = (sim: Sim): LineRoute[] => [
  { method: 'POST', url: '/v2/bot/richmenu', endpoint: 'richmenu', handle: (call) => create(sim, call) },
  {
    method: 'POST',
    url: '/v2/bot/richmenu/validate',
    endpoint: 'richmenu',
    handle: ({ body }) => {
      parseLine(richMenuRequestSchema, body);
      return {};
    },
  },
  {
    method: 'GET',
    url: '/v2/bot/richmenu/list',
    endpoint: 'richmenu',
    handle: ({ channel }) => ({ body: { richmenus: menusOf(sim, channel).map(view) } }),
  },
  {
    method: 'GET',
    url: '/v2/bot/richmenu/:richMenuId',
    endpoint: 'richmenu',
    handle: ({ channel, params }) => ({ body: view(requireMenu(sim, channel, params['richMenuId'])) }),
  },
  {
    method: 'DELETE',
    url: '/v2/bot/richmenu/:richMenuId',
    endpoint: 'richmenu',
    handle: (call) => remove(sim, call),
  },
  {
    method: 'POST',
    url: '/v2/bot/richmenu/:richMenuId/content',
    endpoint: 'richmenu',
    handle: (call) => upload(sim, call),
  },
  {
    method: 'GET',
    url: '/v2/bot/richmenu/:richMenuId/content',
    endpoint: 'richmenu',
    handle: ({ channel, params }) => {
      const { image } = requireMenu(sim, channel, params['richMenuId']);
      if (!image) throw notFound();
      return { bytes: { contentType: image.contentType, data: Buffer.from(image.base64, 'base64') } };
    },
  },
];

/** Rich menus: create, upload, alias, default, per person. */
export const richMenuRoutes = (sim: Sim): LineRoute[] => [
  ...menuRoutes(sim),
  ...aliasRoutes(sim),
  ...linkRoutes(sim),
];
