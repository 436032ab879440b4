import { assignmentRoutes, shiftRoutes } from '@tomoshibi/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api/call.ts';

interface Days {
  readonly from: string;
  readonly to: string;
}

export const rosterQuery = (deskId: string, { from, to }: Days) =>
  queryOptions({
    queryKey: ['desk', deskId, 'shifts', 'roster', from, to],
    queryFn: () => call(shiftRoutes.listShifts, { params: { deskId }, query: { from, to } }),
  });

export const ownShiftsQuery = ({ from, to }: Days) =>
  queryOptions({
    queryKey: ['own-shifts', from, to],
    queryFn: () => call(shiftRoutes.listOwnShifts, { query: { from, to } }),
  });

export const presentQuery = (deskId: string) =>
  queryOptions({
    queryKey: ['desk', deskId, 'shifts', 'present'],
    queryFn: () => call(shiftRoutes.listPresent, { params: { deskId } }),
    // How many talks are held changes without a word about shifts.
    refetchInterval: 30_000,
  });

export const absencesQuery = (deskId: string, whose: 'all' | 'own') =>
  queryOptions({
    queryKey: ['desk', deskId, 'shifts', 'absences', whose],
    queryFn: async () => {
      const route = whose === 'all' ? assignmentRoutes.listAbsences : assignmentRoutes.listOwnAbsences;
      return (await call(route, { params: { deskId } })).absences;
    },
  });

export const dutiesQuery = queryOptions({
  queryKey: ['duties'],
  queryFn: async () => (await call(shiftRoutes.listDuties)).duties,
  refetchInterval: 60_000,
});
