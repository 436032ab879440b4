import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { faultSchema, type faultInputSchema } from '../core/faults.ts';
import { webhookStatisticsSchema } from '../webhooks/statistics.ts';
import { CONTROL_PREFIX } from './route.ts';
import {
  channelViewSchema,
  clockViewSchema,
  friendsViewSchema,
  idTokenViewSchema,
  happenedSchema,
  journalViewSchema,
  seekerViewSchema,
  sendManyViewSchema,
  sentSchema,
  talkViewSchema,
  webhookProbeSchema,
  type accountLinkInputSchema,
  type channelInputSchema,
  type channelPatchSchema,
  type clockInputSchema,
  type editInputSchema,
  type menuSwitchInputSchema,
  type phoneMessageSchema,
  type postbackInputSchema,
  type rawEventSchema,
  type seekerInputSchema,
  type seekerPatchSchema,
  type sendManyInputSchema,
} from './schemas.ts';

const nothing = z.unknown().transform(() => undefined);
type In<T extends z.ZodType> = z.input<T>;

/** A refusal of the control API, with its status and body. */
export class ControlClientError extends Error {
  readonly status: number;

  constructor(status: number, body: string) {
    super(`The simulator answered ${status}: ${body}`);
    this.status = status;
  }
}

/** Typed calls of the control API of a simulator that runs anywhere. */
export const createControlClient = (baseUrl: string) => {
  const call = async <T extends z.ZodType>(
    method: string,
    path: string,
    schema: T,
    body?: unknown,
  ): Promise<z.infer<T>> => {
    const response = await fetch(new URL(`${CONTROL_PREFIX}${path}`, baseUrl), {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new ControlClientError(response.status, text);
    return schema.parse(JSON.parse(text));
  };
  const talkPath = (channelId: string, userId: string) => `/channels/${channelId}/seekers/${userId}`;

  return {
    createChannel: async (input: In<typeof channelInputSchema>) =>
      call('POST', '/channels', channelViewSchema, input),
    channels: async () =>
      (await call('GET', '/channels', z.object({ channels: z.array(channelViewSchema) }))).channels,
    channel: async (channelId: string) => call('GET', `/channels/${channelId}`, channelViewSchema),
    updateChannel: async (channelId: string, patch: In<typeof channelPatchSchema>) =>
      call('PATCH', `/channels/${channelId}`, channelViewSchema, patch),
    deleteChannel: async (channelId: string) => call('DELETE', `/channels/${channelId}`, nothing),

    createSeeker: async (input: In<typeof seekerInputSchema>) =>
      call('POST', '/seekers', seekerViewSchema, input),
    seekers: async () =>
      (await call('GET', '/seekers', z.object({ seekers: z.array(seekerViewSchema) }))).seekers,
    updateSeeker: async (userId: string, patch: In<typeof seekerPatchSchema>) =>
      call('PATCH', `/seekers/${userId}`, seekerViewSchema, patch),

    idToken: async (userId: string, clientId: string) =>
      (await call('POST', `/seekers/${userId}/id-token`, idTokenViewSchema, { clientId })).idToken,

    addFriends: async (channelId: string, count: number) =>
      (await call('POST', `/channels/${channelId}/friends`, friendsViewSchema, { count })).userIds,
    follow: async (channelId: string, userId: string) =>
      call('POST', `${talkPath(channelId, userId)}/follow`, happenedSchema, {}),
    block: async (channelId: string, userId: string) =>
      call('POST', `${talkPath(channelId, userId)}/block`, happenedSchema, {}),
    unblock: async (channelId: string, userId: string) =>
      call('POST', `${talkPath(channelId, userId)}/unblock`, happenedSchema, {}),
    send: async (channelId: string, userId: string, message: In<typeof phoneMessageSchema>) =>
      call('POST', `${talkPath(channelId, userId)}/send`, sentSchema, message),
    sendText: async (channelId: string, userId: string, text: string) =>
      call('POST', `${talkPath(channelId, userId)}/send`, sentSchema, { type: 'text', text }),
    postback: async (channelId: string, userId: string, input: In<typeof postbackInputSchema>) =>
      call('POST', `${talkPath(channelId, userId)}/postback`, happenedSchema, input),
    switchMenu: async (channelId: string, userId: string, input: In<typeof menuSwitchInputSchema>) =>
      call('POST', `${talkPath(channelId, userId)}/menu-switch`, happenedSchema, input),
    unsend: async (channelId: string, userId: string, messageId: string) =>
      call('POST', `${talkPath(channelId, userId)}/unsend`, happenedSchema, { messageId }),
    edit: async (channelId: string, userId: string, input: In<typeof editInputSchema>) =>
      call('POST', `${talkPath(channelId, userId)}/edit`, happenedSchema, input),
    linkAccount: async (channelId: string, userId: string, input: In<typeof accountLinkInputSchema>) =>
      call('POST', `${talkPath(channelId, userId)}/account-link`, happenedSchema, input),
    event: async (channelId: string, userId: string, input: In<typeof rawEventSchema>) =>
      call('POST', `${talkPath(channelId, userId)}/event`, happenedSchema, input),
    talk: async (channelId: string, userId: string) =>
      call('GET', `${talkPath(channelId, userId)}/talk`, talkViewSchema),

    journal: async (channelId: string, query: { after?: number; limit?: number; userId?: string } = {}) => {
      const search = new URLSearchParams();
      for (const [key, value] of Object.entries(query)) search.set(key, String(value));
      return call('GET', `/channels/${channelId}/journal?${search.toString()}`, journalViewSchema);
    },
    dropJournal: async (channelId: string, upTo?: number) =>
      call('DELETE', `/channels/${channelId}/journal${upTo === undefined ? '' : `?upTo=${upTo}`}`, nothing),
    sendMany: async (channelId: string, input: In<typeof sendManyInputSchema>) =>
      call('POST', `/channels/${channelId}/send-many`, sendManyViewSchema, input),
    batch: async (batchId: string) => call('GET', `/send-many/${batchId}`, sendManyViewSchema),
    webhooks: async (channelId: string) =>
      call('GET', `/channels/${channelId}/webhooks`, webhookStatisticsSchema),
    /** Waits until every event so far was delivered or given up; fails after the given time. */
    settle: async (channelId: string, withinMs = 15_000) => {
      const deadline = performance.now() + withinMs;
      for (;;) {
        const statistics = await call('GET', `/channels/${channelId}/webhooks`, webhookStatisticsSchema);
        if (statistics.pending === 0) return statistics;
        if (performance.now() > deadline)
          throw new Error(`${statistics.pending} webhook events are still waiting after ${withinMs} ms.`);
        await delay(10);
      }
    },
    testWebhook: async (channelId: string) =>
      call('POST', `/channels/${channelId}/webhooks/test`, webhookProbeSchema, {}),

    addFault: async (input: In<typeof faultInputSchema>) => call('POST', '/faults', faultSchema, input),
    faults: async () => (await call('GET', '/faults', z.object({ faults: z.array(faultSchema) }))).faults,
    removeFault: async (faultId: string) => call('DELETE', `/faults/${faultId}`, nothing),
    clearFaults: async () => call('DELETE', '/faults', nothing),

    clock: async () => call('GET', '/clock', clockViewSchema),
    setClock: async (input: In<typeof clockInputSchema>) => call('PUT', '/clock', clockViewSchema, input),
    reset: async (input: { keepChannels?: boolean } = {}) => call('POST', '/reset', nothing, input),
    health: async () => call('GET', '/health', z.object({ status: z.literal('ok') })),
  };
};
export type ControlClient = ReturnType<typeof createControlClient>;
