import type { Me } from '@tomoshibi/contract';
import { useQueryClient } from '@tanstack/react-query';
import { meQuery } from '../../lib/session.ts';

/** Lets somebody in: what another person saw before is forgotten first. */
export function useEntered(): (me: Me) => void {
  const client = useQueryClient();
  return (me) => {
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== meQuery.queryKey[0] });
    client.setQueryData(meQuery.queryKey, me);
  };
}
