import { z } from 'zod';
import type { Channel, RichMenu } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { badRequest, LineError, parseLine } from './errors.ts';
import { list, text } from './limits.ts';
import { requireMenu } from './richmenus.ts';
import type { LineRoute } from './route.ts';

const bulkLinkSchema = z.looseObject({ richMenuId: text(100), userIds: list(text(100), 1, 500) });
const bulkUnlinkSchema = z.looseObject({ userIds: list(text(100), 1, 500) });

const requireImage = (menu: RichMenu): RichMenu => {
  if (!menu.image) throw badRequest('must upload richmenu image before applying it to user');
  return menu;
};

/** Which menu is shown: the default one, or one person's own. */
export const linkRoutes = (sim: Sim): LineRoute[] => {
  // Linking works for friends only; for anyone else LINE answers 200 and does nothing.
  const link = (channel: Channel, userId: string, richMenuId: string | null) => {
    const tie = sim.state.tie(channel.channelId, userId);
    if (tie.status !== 'friend') return;
    tie.richMenuId = richMenuId;
    sim.bus.emit({ kind: 'talk', channelId: channel.channelId, userId });
  };
  const all = '/v2/bot/user/all/richmenu';
  const one = '/v2/bot/user/:userId/richmenu';
  const changed = (channel: Channel) => sim.bus.emit({ kind: 'richmenu', channelId: channel.channelId });
  const routes: Omit<Extract<LineRoute, { handle: unknown }>, 'endpoint'>[] = [
    {
      method: 'POST',
      url: `${all}/:richMenuId`,
      handle: ({ channel, params }) => {
        const { richMenuId } = requireImage(requireMenu(sim, channel, params['richMenuId']));
        sim.state.defaultMenus.set(channel.channelId, richMenuId);
        changed(channel);
        return {};
      },
    },
    {
      method: 'GET',
      url: all,
      handle: ({ channel }) => {
        const richMenuId = sim.state.defaultMenus.get(channel.channelId);
        if (richMenuId === undefined) throw new LineError(404, 'no default richmenu');
        return { body: { richMenuId } };
      },
    },
    {
      method: 'DELETE',
      url: all,
      handle: ({ channel }) => {
        sim.state.defaultMenus.delete(channel.channelId);
        changed(channel);
        return {};
      },
    },
    {
      method: 'POST',
      url: `${one}/:richMenuId`,
      handle: ({ channel, params }) => {
        const { richMenuId } = requireImage(requireMenu(sim, channel, params['richMenuId']));
        link(channel, params['userId'] ?? '', richMenuId);
        return {};
      },
    },
    {
      method: 'GET',
      url: one,
      handle: ({ channel, params }) => {
        const { richMenuId } = sim.state.tie(channel.channelId, params['userId'] ?? '');
        if (richMenuId === null) throw new LineError(404, 'the user has no richmenu');
        return { body: { richMenuId } };
      },
    },
    {
      method: 'DELETE',
      url: one,
      handle: ({ channel, params }) => {
        link(channel, params['userId'] ?? '', null);
        return {};
      },
    },
    {
      method: 'POST',
      url: '/v2/bot/richmenu/bulk/link',
      handle: ({ channel, body }) => {
        const { richMenuId, userIds } = parseLine(bulkLinkSchema, body);
        requireImage(requireMenu(sim, channel, richMenuId));
        for (const userId of userIds) link(channel, userId, richMenuId);
        return { status: 202 };
      },
    },
    {
      method: 'POST',
      url: '/v2/bot/richmenu/bulk/unlink',
      handle: ({ channel, body }) => {
        const { userIds } = parseLine(bulkUnlinkSchema, body);
        for (const userId of userIds) link(channel, userId, null);
        return { status: 202 };
      },
    },
  ];
  return routes.map((route) => ({ ...route, endpoint: 'richmenu' }));
};
