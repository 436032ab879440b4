import { receptionRoutes } from '@tomoshibi/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api/call.ts';

export const unreachedQuery = (deskId: string, state: 'due' | 'all') =>
  queryOptions({
    queryKey: ['desk', deskId, 'ledger', state],
    queryFn: () => call(receptionRoutes.listUnreached, { params: { deskId }, query: { state } }),
  });
