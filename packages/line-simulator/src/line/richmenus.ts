import type { Channel, RichMenu } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { notFound } from './errors.ts';

export const requireMenu = (sim: Sim, channel: Channel, richMenuId: string | undefined): RichMenu => {
  const menu = sim.state.richMenus.get(richMenuId ?? '');
  if (menu?.channelId !== channel.channelId) throw notFound();
  return menu;
};

export const menusOf = (sim: Sim, channel: Channel): RichMenu[] =>
  [...sim.state.richMenus.values()].filter((menu) => menu.channelId === channel.channelId);
