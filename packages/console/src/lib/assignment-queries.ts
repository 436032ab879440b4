import { assignmentRoutes, receptionRoutes } from '@tomoshibi/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api/call.ts';

/** Whose person this is. Asked again with the desk's queue, of which it decides a part. */
export const assignmentQuery = (deskId: string, seekerId: string) =>
  queryOptions({
    queryKey: ['desk', deskId, 'queue', 'assignment', seekerId],
    queryFn: () => call(assignmentRoutes.getAssignment, { params: { seekerId } }),
  });

/** Everybody with a counselor at the desk, or one's own people. */
export const assignedQuery = (deskId: string, whose: 'all' | 'mine') =>
  queryOptions({
    queryKey: ['desk', deskId, 'queue', 'assigned', whose],
    queryFn: async () => {
      const route = whose === 'all' ? assignmentRoutes.listAssignments : assignmentRoutes.listOwnAssignments;
      return (await call(route, { params: { deskId } })).people;
    },
    // Whether somebody waits or is in a talk changes without a word about the desk.
    refetchInterval: 30_000,
  });

export const assignmentCountsQuery = (deskId: string) =>
  queryOptions({
    queryKey: ['desk', deskId, 'queue', 'assignment-counts'],
    queryFn: async () => (await call(assignmentRoutes.countAssignments, { params: { deskId } })).counselors,
    refetchInterval: 30_000,
  });

export const assignmentRulesQuery = (deskId: string) =>
  queryOptions({
    queryKey: ['desk', deskId, 'queue', 'assignment-rules'],
    queryFn: () => call(assignmentRoutes.getAssignmentRules, { params: { deskId } }),
  });

/** Who could be a counselor or deputy: colleagues who hold talks at the desk. */
export const colleaguesQuery = (deskId: string) =>
  queryOptions({
    queryKey: ['desk', deskId, 'shifts', 'colleagues'],
    queryFn: async () => (await call(receptionRoutes.listColleagues, { params: { deskId } })).colleagues,
  });
