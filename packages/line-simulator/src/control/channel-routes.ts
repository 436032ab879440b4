import { jstMonth } from '../core/clock.ts';
import { hex32, newAccessToken, newUserId } from '../core/ids.ts';
import { channelSchema, type Channel } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { usageKey } from '../line/sending.ts';
import { ControlError, parseControl } from './errors.ts';
import { channelIn, type ControlRoute } from './route.ts';
import {
  channelInputSchema,
  channelPatchSchema,
  journalDropSchema,
  journalQuerySchema,
  type ChannelView,
} from './schemas.ts';

const FIRST_CHANNEL = 2_000_000_001;

const view = (sim: Sim, channel: Channel): ChannelView => ({
  ...channel,
  friends: sim.state.friendsOf(channel.channelId).length,
  usedThisMonth: sim.state.usage.get(usageKey(channel.channelId, jstMonth(sim.clock.now()))) ?? 0,
});

const freeId = (sim: Sim): string => {
  let id = FIRST_CHANNEL;
  while (sim.state.channels.has(String(id))) id += 1;
  return String(id);
};

const defaults = (channelId: string) => ({
  channelId,
  channelSecret: hex32(),
  channelAccessToken: newAccessToken(),
  basicId: `@${channelId.slice(-8).padStart(3, '0')}s`,
  botUserId: newUserId(),
  webhookUrl: null,
  webhookActive: true,
  webhookTimeoutMs: 2000,
  eventsPerRequest: 1,
  quota: { type: 'limited' as const, value: 30_000 },
  replyTokenSeconds: 60,
  contentPreparing: 0,
  chatMode: 'bot' as const,
  verified: true,
});
const redeliveryDefaults = { enabled: false, intervalMs: 1000, maxAttempts: 5 };

const create = (sim: Sim, body: unknown): ChannelView => {
  const input = parseControl(channelInputSchema, body);
  const channelId = input.channelId ?? freeId(sim);
  if (sim.state.channels.has(channelId))
    throw new ControlError(
      'conflict',
      'A channel with this id exists; choose another id or change that one.',
    );
  const token = input.channelAccessToken;
  if (token !== undefined && [...sim.state.channels.values()].some((c) => c.channelAccessToken === token))
    throw new ControlError('conflict', 'Another channel has this access token; each needs its own.');
  const redelivery = { ...redeliveryDefaults, ...input.redelivery };
  const channel = channelSchema.parse({ ...defaults(channelId), ...input, redelivery });
  sim.state.channels.set(channelId, channel);
  sim.bus.emit({ kind: 'channels' });
  return view(sim, channel);
};

const update = (sim: Sim, channel: Channel, body: unknown): ChannelView => {
  const patch = parseControl(channelPatchSchema, body);
  const redelivery = { ...channel.redelivery, ...patch.redelivery };
  const changed = channelSchema.parse({ ...channel, ...patch, redelivery });
  sim.state.channels.set(channel.channelId, changed);
  sim.bus.emit({ kind: 'channels' });
  return view(sim, changed);
};

const readJournal = (sim: Sim, channelId: string, query: unknown) => {
  const { after, limit, userId, newest } = parseControl(journalQuerySchema, query);
  const all = sim.state.journal.filter((entry) => entry.channelId === channelId);
  const matching = all.filter(
    (entry) => entry.seq > after && (userId === undefined || entry.userId === userId),
  );
  const entries = newest ? matching.slice(-limit) : matching.slice(0, limit);
  const last = entries.at(-1);
  const next = !newest && last && matching.length > limit ? last.seq : null;
  return { entries, next, total: all.length };
};

/** Channels (LINE official accounts) and the journal of what they sent. */
export const channelRoutes = (sim: Sim): ControlRoute[] => [
  {
    method: 'GET',
    url: '/channels',
    handle: () => ({ channels: [...sim.state.channels.values()].map((channel) => view(sim, channel)) }),
  },
  { method: 'POST', url: '/channels', handle: ({ body }) => create(sim, body) },
  { method: 'GET', url: '/channels/:channelId', handle: (call) => view(sim, channelIn(sim, call)) },
  {
    method: 'PATCH',
    url: '/channels/:channelId',
    handle: (call) => update(sim, channelIn(sim, call), call.body),
  },
  {
    method: 'DELETE',
    url: '/channels/:channelId',
    handle: (call) => {
      sim.state.removeChannel(channelIn(sim, call).channelId);
      sim.bus.emit({ kind: 'channels' });
    },
  },
  {
    method: 'GET',
    url: '/channels/:channelId/journal',
    handle: (call) => readJournal(sim, channelIn(sim, call).channelId, call.query),
  },
  {
    method: 'DELETE',
    url: '/channels/:channelId/journal',
    handle: (call) => {
      const { channelId } = channelIn(sim, call);
      const { upTo } = parseControl(journalDropSchema, call.query);
      sim.state.journal = sim.state.journal.filter(
        (entry) => entry.channelId !== channelId || (upTo !== undefined && entry.seq > upTo),
      );
      sim.bus.emit({ kind: 'journal', channelId });
    },
  },
];
