import { broadcastRoutes, type BroadcastSegment, type BroadcastState } from '@tomoshibi/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api/call.ts';
import { broadcastsKey } from '../../lib/quota-queries.ts';

/** Officers follow no talks and so have no live stream; what is under way is asked for again. */
const UNDER_WAY_MS = 3_000;
const again = (states: readonly (BroadcastState | undefined)[]) =>
  states.some((state) => state === 'approved' || state === 'sending') ? UNDER_WAY_MS : false;

export const broadcastsQuery = (deskId: string) =>
  queryOptions({
    queryKey: [...broadcastsKey(deskId), 'list'],
    queryFn: async () => (await call(broadcastRoutes.listBroadcasts, { params: { deskId } })).broadcasts,
    refetchInterval: ({ state: { data } }) => again(data?.map(({ state }) => state) ?? []),
  });

export const broadcastQuery = (deskId: string, broadcastId: string) =>
  queryOptions({
    queryKey: [...broadcastsKey(deskId), 'one', broadcastId],
    queryFn: () => call(broadcastRoutes.getBroadcast, { params: { deskId, broadcastId } }),
    refetchInterval: ({ state: { data } }) => again([data?.state]),
  });

export const recipientsQuery = (deskId: string, segment: BroadcastSegment) =>
  queryOptions({
    queryKey: [...broadcastsKey(deskId), 'recipients', segment],
    queryFn: async () =>
      (await call(broadcastRoutes.countRecipients, { params: { deskId }, query: segment })).recipients,
    placeholderData: keepPreviousData,
  });
