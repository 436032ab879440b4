import { alertRoutes } from '@tomoshibi/contract';
import { queryOptions, type QueryKey } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** Everything shown of a desk's alerts; the stream tells when it changed. */
export const alertsKey = (deskId: string): QueryKey => ['desk', deskId, 'alerts'];

/** Alerts of a desk that nobody has decided about. */
export const openAlertsQuery = (deskId: string) =>
  queryOptions({
    queryKey: [...alertsKey(deskId), 'open'],
    queryFn: async () => (await call(alertRoutes.listAlerts, { params: { deskId } })).alerts,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

/** The alerts of one talk with what happened to them, the newest first. */
export const talkAlertsQuery = (deskId: string, consultationId: string) =>
  queryOptions({
    queryKey: [...alertsKey(deskId), 'talk', consultationId],
    queryFn: async () => (await call(alertRoutes.listTalkAlerts, { params: { consultationId } })).alerts,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
