import type { ReactNode } from 'react';
import { Failure, LoadingLines } from './states.tsx';

interface LoadedProps<T> {
  readonly query: {
    readonly data: T | undefined;
    readonly error: unknown;
    readonly refetch: () => Promise<unknown>;
  };
  readonly words: { readonly loading: string; readonly failed: string; readonly retry: string };
  readonly reason: (error: unknown) => string;
  readonly children: (data: T) => ReactNode;
}

/** Something that is fetched: grey lines, then the thing itself, or what went wrong and the way to try again. */
export function Loaded<T>({ query, words, reason, children }: LoadedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error)
    return (
      <Failure
        title={words.failed}
        reason={reason(query.error)}
        retryLabel={words.retry}
        onRetry={() => void query.refetch()}
      />
    );
  return <LoadingLines label={words.loading} />;
}
