import { sessionRoutes, type DeskRight, type Me, type OperatorRight } from '@tomoshibi/contract';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { ApiError } from './api/api-error.ts';
import { call } from './api/call.ts';

/** Who is signed in; `null`: nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    try {
      return await call(sessionRoutes.getMe);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'signed_out') return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

/** The signed-in member of staff; used only below the gate that makes sure there is one. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('useMe is used below the sign-in gate only');
  return data;
}

export function hasOperatorRight(me: Me, right: OperatorRight): boolean {
  return me.rights.includes(right);
}

export function hasDeskRight(me: Me, deskId: string, right: DeskRight): boolean {
  return me.desks.some((desk) => desk.deskId === deskId && desk.rights.includes(right));
}

export function desksWith(me: Me, right: DeskRight): Me['desks'] {
  return me.desks.filter((desk) => desk.rights.includes(right));
}
