import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { failureCode, isPassing } from '../lib/api/api-error.ts';
import { meQuery } from '../lib/session.ts';

/** One cache of the server's answers. Any "signed out" anywhere brings the sign-in page, and back afterwards. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown): void => {
    if (failureCode(error) === 'signed_out') client.setQueryData(meQuery.queryKey, null);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => isPassing(error) && count < 2,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
