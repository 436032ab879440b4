import { z } from 'zod';
import { openToken } from '../core/ids.ts';
import type { Sim } from '../core/sim.ts';
import { chatKey } from '../core/state.ts';
import { badRequest, LineError, notFound, parseLine } from './errors.ts';
import { text } from './limits.ts';
import type { ChannelCall, LineRoute } from './route.ts';

const webhookUrl = text(500).refine((value) => URL.canParse(value) && /^https?:/.test(value), {
  error: 'Invalid webhook endpoint URL',
});
const setEndpointSchema = z.looseObject({ endpoint: webhookUrl });
const testEndpointSchema = z.looseObject({ endpoint: webhookUrl.optional() });
const loadingSchema = z.looseObject({
  chatId: text(100),
  loadingSeconds: z
    .int({ error: 'Must be a multiple of 5 between 5 and 60' })
    .refine((value) => value >= 5 && value <= 60 && value % 5 === 0, {
      error: 'Must be a multiple of 5 between 5 and 60',
    })
    .default(20),
});
const markSchema = z.looseObject({ markAsReadToken: text(500) });

const REASONS: Record<string, string> = {
  could_not_connect: 'COULD_NOT_CONNECT',
  request_timeout: 'REQUEST_TIMEOUT',
  error_status_code: 'ERROR_STATUS_CODE',
  unclassified: 'UNCLASSIFIED',
};

const testWebhook = async (sim: Sim, { channel, body }: ChannelCall) => {
  const { endpoint } = parseLine(testEndpointSchema, body);
  const outcome = await sim.webhooks.probe(channel, endpoint ?? channel.webhookUrl, []);
  return {
    body: {
      success: outcome.ok,
      timestamp: new Date(sim.clock.now()).toISOString(),
      statusCode: outcome.statusCode ?? 0,
      reason: outcome.ok ? 'OK' : (REASONS[outcome.reason] ?? 'UNCLASSIFIED'),
      detail: outcome.statusCode === null ? '' : String(outcome.statusCode),
    },
  };
};

const webhookSettings = (sim: Sim): LineRoute[] => [
  {
    method: 'GET',
    url: '/v2/bot/channel/webhook/endpoint',
    endpoint: 'webhook-settings',
    handle: ({ channel }) => {
      if (channel.webhookUrl === null) throw notFound();
      return { body: { endpoint: channel.webhookUrl, active: channel.webhookActive } };
    },
  },
  {
    method: 'PUT',
    url: '/v2/bot/channel/webhook/endpoint',
    endpoint: 'webhook-settings',
    handle: ({ channel, body }) => {
      const { endpoint } = parseLine(setEndpointSchema, body);
      sim.state.channels.set(channel.channelId, { ...channel, webhookUrl: endpoint });
      sim.bus.emit({ kind: 'channels' });
      return {};
    },
  },
  {
    method: 'POST',
    url: '/v2/bot/channel/webhook/test',
    endpoint: 'webhook-settings',
    handle: async (call) => testWebhook(sim, call),
  },
];

const people = (sim: Sim): LineRoute[] => [
  {
    method: 'GET',
    url: '/v2/bot/profile/:userId',
    endpoint: 'profile',
    handle: ({ channel, params }) => {
      const seeker = sim.state.seekers.get(params['userId'] ?? '');
      if (!seeker) throw notFound();
      const tie = sim.state.tie(channel.channelId, seeker.userId);
      if (tie.status === 'blocked' || (tie.status === 'stranger' && tie.wroteAt === null)) throw notFound();
      const { userId, displayName, statusMessage, language } = seeker;
      return {
        body: { displayName, userId, ...(statusMessage === null ? {} : { statusMessage }), language },
      };
    },
  },
  {
    method: 'GET',
    url: '/v2/bot/followers/ids',
    endpoint: 'followers',
    handle: ({ channel, query }) => {
      if (!channel.verified) throw new LineError(403, 'Access to this API is not available for your account');
      const limit = query['limit'] === undefined ? 300 : Number(query['limit']);
      if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
        throw badRequest('limit must be between 1 and 1000');
      const start =
        query['start'] === undefined ? 0 : Number(Buffer.from(query['start'], 'base64url').toString());
      if (!Number.isInteger(start)) throw badRequest('Invalid start parameter');
      const all = sim.state.friendsOf(channel.channelId);
      const userIds = all.slice(start, start + limit).map(({ userId }) => userId);
      const end = start + userIds.length;
      return {
        body: {
          userIds,
          ...(end < all.length ? { next: Buffer.from(String(end)).toString('base64url') } : {}),
        },
      };
    },
  },
  {
    method: 'POST',
    url: '/v2/bot/user/:userId/linkToken',
    endpoint: 'link-token',
    handle: ({ channel, params }) => {
      const userId = params['userId'] ?? '';
      if (!sim.state.seekers.has(userId)) throw notFound();
      return { body: { linkToken: sim.tokens.issueLink(channel.channelId, userId) } };
    },
  },
];

const chat = (sim: Sim): LineRoute[] => [
  {
    method: 'POST',
    url: '/v2/bot/chat/loading/start',
    endpoint: 'chat',
    handle: ({ channel, body }) => {
      const { chatId, loadingSeconds } = parseLine(loadingSchema, body);
      if (!sim.state.seekers.has(chatId)) throw badRequest('Invalid chat ID');
      const { channelId } = channel;
      sim.loading.set(chatKey(channelId, chatId), sim.clock.now() + loadingSeconds * 1000);
      sim.bus.emit({ kind: 'loading', channelId, userId: chatId });
      return { status: 202 };
    },
  },
  {
    method: 'POST',
    url: '/v2/bot/chat/markAsRead',
    endpoint: 'chat',
    handle: ({ channel, body }) => {
      const { markAsReadToken } = parseLine(markSchema, body);
      const { channelId, channelSecret } = channel;
      const isOwn = [...sim.state.ties.values()].some(
        (tie) =>
          tie.channelId === channelId &&
          openToken('read', channelSecret, chatKey(channelId, tie.userId), markAsReadToken) !== undefined,
      );
      if (!isOwn) throw badRequest('Invalid mark as read token');
      return {};
    },
  },
];

/** The account itself, its webhook settings, people's profiles, and the small signs in a chat. */
export const botRoutes = (sim: Sim): LineRoute[] => [
  {
    method: 'GET',
    url: '/v2/bot/info',
    endpoint: 'info',
    handle: ({ channel: { botUserId, basicId, name, chatMode } }) => ({
      body: {
        userId: botUserId,
        basicId,
        displayName: name,
        chatMode,
        markAsReadMode: chatMode === 'chat' ? 'manual' : 'auto',
      },
    }),
  },
  ...webhookSettings(sim),
  ...people(sim),
  ...chat(sim),
];
