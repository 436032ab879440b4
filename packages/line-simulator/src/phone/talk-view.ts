import type { TalkView } from '../control/schemas.ts';
import type { Channel } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { chatKey } from '../core/state.ts';

/** Until when the loading animation of a chat is shown, or null. */
const loadingUntil = (sim: Sim, channelId: string, userId: string): number | null => {
  const until = sim.loading.get(chatKey(channelId, userId));
  return until !== undefined && until > sim.clock.now() ? until : null;
};

/** What one person's phone shows of one talk. A person's own rich menu goes before the default one. */
export const talkView = (sim: Sim, { channelId }: Channel, userId: string): TalkView => {
  const tie = sim.state.tie(channelId, userId);
  const richMenuId = tie.richMenuId ?? sim.state.defaultMenus.get(channelId);
  const menu = richMenuId === undefined ? undefined : sim.state.richMenus.get(richMenuId);
  return {
    status: tie.status,
    items: sim.state.talk(channelId, userId),
    loadingUntil: loadingUntil(sim, channelId, userId),
    richMenu: menu ? { richMenuId: menu.richMenuId, menu: menu.menu, hasImage: menu.image !== null } : null,
    now: sim.clock.now(),
  };
};
