import { useQueries } from '@tanstack/react-query';
import { desksWith, useMe } from '../../../lib/session.ts';
import { limitsQuery } from '../../../lib/desk-queries.ts';

/** Talks the signed-in person may hold at once at the chosen desk, or at the most generous of all; null: none known. */
export function useOwnLimit(deskId: string | null): number | null {
  const me = useMe();
  const desks = desksWith(me, 'talk.claim').filter((desk) => deskId === null || desk.deskId === deskId);
  const answers = useQueries({ queries: desks.map((desk) => limitsQuery(desk.deskId)) });
  return answers.reduce<number | null>((most, { data }) => {
    const own = data?.people.find(({ staff }) => staff.staffId === me.staffId)?.effective;
    return own === undefined ? most : Math.max(most ?? 0, own);
  }, null);
}
