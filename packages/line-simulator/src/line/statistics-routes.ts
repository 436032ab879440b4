import { jstDay, jstMonth } from '../core/clock.ts';
import type { SendMethod } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { LineError, notFound } from './errors.ts';
import type { LineRoute } from './route.ts';
import { deliveryKey, usageKey } from './sending.ts';

const FIRST_COUNTED_DAY = '20180331';

const dayIn = (query: Readonly<Record<string, string>>): string => {
  const date = query['date'];
  if (date === undefined || !/^\d{8}$/.test(date))
    throw new LineError(400, 'The value for the "date" parameter is invalid', {
      details: [{ message: 'Must be in the format yyyyMMdd', property: 'date' }],
    });
  return date;
};

const delivery = (sim: Sim, method: SendMethod): LineRoute => ({
  method: 'GET',
  url: `/v2/bot/message/delivery/${method}`,
  endpoint: 'statistics',
  handle: ({ channel, query }) => {
    const day = dayIn(query);
    if (day < FIRST_COUNTED_DAY) return { body: { status: 'out_of_service' } };
    if (day >= jstDay(sim.clock.now())) return { body: { status: 'unready' } };
    const success = sim.state.usage.get(deliveryKey(channel.channelId, method, day)) ?? 0;
    return { body: { status: 'ready', success } };
  },
});

/** Quota, what was sent on a day, how many friends there are, how a narrowcast went. */
export const statisticsRoutes = (sim: Sim): LineRoute[] => [
  {
    method: 'GET',
    url: '/v2/bot/message/quota',
    endpoint: 'quota',
    handle: ({ channel }) => ({ body: channel.quota }),
  },
  {
    method: 'GET',
    url: '/v2/bot/message/quota/consumption',
    endpoint: 'quota',
    handle: ({ channel }) => {
      const month = jstMonth(sim.clock.now());
      return { body: { totalUsage: sim.state.usage.get(usageKey(channel.channelId, month)) ?? 0 } };
    },
  },
  ...(['reply', 'push', 'multicast', 'broadcast'] as const).map((method) => delivery(sim, method)),
  {
    method: 'GET',
    url: '/v2/bot/insight/followers',
    endpoint: 'statistics',
    handle: ({ channel, query }) => {
      const day = query['date'] === undefined ? jstDay(sim.clock.now() - 86_400_000) : dayIn(query);
      if (day >= jstDay(sim.clock.now())) return { body: { status: 'unready' } };
      const ties = [...sim.state.ties.values()].filter((tie) => tie.channelId === channel.channelId);
      return {
        body: {
          status: 'ready',
          followers: ties.filter((tie) => tie.everFriend).length,
          targetedReaches: ties.filter((tie) => tie.status === 'friend').length,
          blocks: ties.filter((tie) => tie.status === 'blocked').length,
        },
      };
    },
  },
  {
    method: 'GET',
    url: '/v2/bot/message/progress/narrowcast',
    endpoint: 'narrowcast',
    handle: ({ channel, query }) => {
      const found = sim.narrowcasts.get(query['requestId'] ?? '');
      if (found?.channelId !== channel.channelId) throw notFound();
      const time = new Date(found.acceptedAt).toISOString();
      const { successCount, targetCount } = found;
      return {
        body: {
          phase: 'succeeded',
          successCount,
          failureCount: targetCount - successCount,
          targetCount,
          acceptedTime: time,
          completedTime: time,
        },
      };
    },
  },
];
