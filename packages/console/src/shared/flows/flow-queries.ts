import { flowRoutes } from '@tomoshibi/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api/call.ts';

export const flowKey = (deskId: string) => ['desk', deskId, 'flow'] as const;
export const PENDING_FLOWS_KEY = ['pending-flows'] as const;

export const flowQuery = (deskId: string) =>
  queryOptions({
    queryKey: flowKey(deskId),
    queryFn: () => call(flowRoutes.getFlow, { params: { deskId } }),
  });

/** An officer's page is not on the live stream, so it asks again by itself. */
export const pendingFlowsQuery = queryOptions({
  queryKey: PENDING_FLOWS_KEY,
  queryFn: async () => (await call(flowRoutes.listPendingFlows)).pending,
  refetchInterval: 60_000,
});
