import { broadcastRoutes } from '@tomoshibi/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api/call.ts';

/** The live stream names desk and topic when something of a broadcast changed; all below this is fetched again then. */
export const broadcastsKey = (deskId: string) => ['desk', deskId, 'broadcasts'] as const;

export const quotaQuery = (deskId: string) =>
  queryOptions({
    queryKey: [...broadcastsKey(deskId), 'quota'],
    queryFn: () => call(broadcastRoutes.getQuota, { params: { deskId } }),
  });

export const quotaRulesQuery = (deskId: string) =>
  queryOptions({
    queryKey: [...broadcastsKey(deskId), 'rules'],
    queryFn: () => call(broadcastRoutes.getQuotaRules, { params: { deskId } }),
  });
