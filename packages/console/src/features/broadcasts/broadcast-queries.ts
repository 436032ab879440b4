import { routes, type BroadcastSegment } from '@tomoshibi/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api/call.ts';
import { broadcastsKey } from '../../lib/quota-queries.ts';

export const broadcastsQuery = (deskId: string) =>
  queryOptions({
    queryKey: [...broadcastsKey(deskId), 'list'],
    queryFn: async () => (await call(routes.listBroadcasts, { params: { deskId } })).broadcasts,
  });

export const broadcastQuery = (deskId: string, broadcastId: string) =>
  queryOptions({
    queryKey: [...broadcastsKey(deskId), 'one', broadcastId],
    queryFn: () => call(routes.getBroadcast, { params: { deskId, broadcastId } }),
  });

export const recipientsQuery = (deskId: string, segment: BroadcastSegment) =>
  queryOptions({
    queryKey: [...broadcastsKey(deskId), 'recipients', segment],
    queryFn: async () =>
      (await call(routes.countRecipients, { params: { deskId }, query: segment })).recipients,
    placeholderData: keepPreviousData,
  });
