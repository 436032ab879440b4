import { routes, type BroadcastSegment } from '@tomoshibi/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api/call.ts';

// The live stream names desk and topic when something of a broadcast changed; all of these are fetched again then.
const key = (deskId: string, ...rest: readonly unknown[]) => ['desk', deskId, 'broadcasts', ...rest];

export const broadcastsKey = (deskId: string) => key(deskId);

export const broadcastsQuery = (deskId: string) =>
  queryOptions({
    queryKey: key(deskId, 'list'),
    queryFn: async () => (await call(routes.listBroadcasts, { params: { deskId } })).broadcasts,
  });

export const broadcastQuery = (deskId: string, broadcastId: string) =>
  queryOptions({
    queryKey: key(deskId, 'one', broadcastId),
    queryFn: () => call(routes.getBroadcast, { params: { deskId, broadcastId } }),
  });

export const recipientsQuery = (deskId: string, segment: BroadcastSegment) =>
  queryOptions({
    queryKey: key(deskId, 'recipients', segment),
    queryFn: async () =>
      (await call(routes.countRecipients, { params: { deskId }, query: segment })).recipients,
    placeholderData: keepPreviousData,
  });

export const quotaQuery = (deskId: string) =>
  queryOptions({
    queryKey: key(deskId, 'quota'),
    queryFn: () => call(routes.getQuota, { params: { deskId } }),
  });

export const quotaRulesQuery = (deskId: string) =>
  queryOptions({
    queryKey: key(deskId, 'rules'),
    queryFn: () => call(routes.getQuotaRules, { params: { deskId } }),
  });
