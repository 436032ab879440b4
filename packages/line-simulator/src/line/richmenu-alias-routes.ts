import { z } from 'zod';
import type { Channel } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { badRequest, notFound, parseLine } from './errors.ts';
import { text } from './limits.ts';
import { menusOf, requireMenu } from './richmenus.ts';
import type { LineRoute } from './route.ts';

const aliasId = z
  .string({ error: 'May not be empty' })
  .regex(/^[a-z0-9_-]{1,32}$/, 'Invalid rich menu alias ID');
const aliasSchema = z.looseObject({ richMenuAliasId: aliasId, richMenuId: text(100) });
const aliasUpdateSchema = z.looseObject({ richMenuId: text(100) });

/** Names for rich menus, by which a tab of one menu opens another. */
export const aliasRoutes = (sim: Sim): LineRoute[] => {
  const key = (channel: Channel, alias: string | undefined) => `${channel.channelId}/${alias ?? ''}`;
  const requireAlias = (channel: Channel, alias: string | undefined) => {
    const richMenuId = sim.state.aliases.get(key(channel, alias));
    if (alias === undefined || richMenuId === undefined) throw notFound();
    return { richMenuAliasId: alias, richMenuId };
  };
  const url = '/v2/bot/richmenu/alias/:alias';
  return [
    {
      method: 'POST',
      url: '/v2/bot/richmenu/alias',
      endpoint: 'richmenu',
      handle: ({ channel, body }) => {
        const { richMenuAliasId, richMenuId } = parseLine(aliasSchema, body);
        if (!menusOf(sim, channel).some((menu) => menu.richMenuId === richMenuId))
          throw badRequest('richmenu not found');
        if (sim.state.aliases.has(key(channel, richMenuAliasId)))
          throw badRequest('conflict richmenu alias id');
        sim.state.aliases.set(key(channel, richMenuAliasId), richMenuId);
        return {};
      },
    },
    {
      method: 'GET',
      url: '/v2/bot/richmenu/alias/list',
      endpoint: 'richmenu',
      handle: ({ channel }) => {
        const prefix = `${channel.channelId}/`;
        const aliases = [...sim.state.aliases].filter(([name]) => name.startsWith(prefix));
        return {
          body: {
            aliases: aliases.map(([name, richMenuId]) => ({
              richMenuAliasId: name.slice(prefix.length),
              richMenuId,
            })),
          },
        };
      },
    },
    {
      method: 'GET',
      url,
      endpoint: 'richmenu',
      handle: ({ channel, params }) => ({ body: requireAlias(channel, params['alias']) }),
    },
    {
      method: 'POST',
      url,
      endpoint: 'richmenu',
      handle: ({ channel, params, body }) => {
        const { richMenuAliasId } = requireAlias(channel, params['alias']);
        const { richMenuId } = parseLine(aliasUpdateSchema, body);
        requireMenu(sim, channel, richMenuId);
        sim.state.aliases.set(key(channel, richMenuAliasId), richMenuId);
        return {};
      },
    },
    {
      method: 'DELETE',
      url,
      endpoint: 'richmenu',
      handle: ({ channel, params }) => {
        const { richMenuAliasId } = requireAlias(channel, params['alias']);
        sim.state.aliases.delete(key(channel, richMenuAliasId));
        return {};
      },
    },
  ];
};
