import { deskRoutes, hoursRoutes, limitRoutes, receptionRoutes } from '@tomoshibi/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api/call.ts';

export const desksQuery = queryOptions({
  queryKey: ['desks'],
  queryFn: async () => (await call(deskRoutes.listDesks)).desks,
});

export const deskQuery = (deskId: string) =>
  queryOptions({
    queryKey: ['desk', deskId],
    queryFn: () => call(deskRoutes.getDesk, { params: { deskId } }),
  });

export const templatesQuery = (deskId: string) =>
  queryOptions({
    queryKey: ['templates', deskId],
    queryFn: async () => {
      const { templates } = await call(deskRoutes.listTemplates, { params: { deskId } });
      return templates.sort((a, b) => a.position - b.position || a.title.localeCompare(b.title, 'ja'));
    },
  });

/** A desk's hours; fetched again whenever the server says that they or the phase changed. */
export const hoursQuery = (deskId: string) =>
  queryOptions({
    queryKey: ['desk', deskId, 'hours'],
    queryFn: () => call(hoursRoutes.getHours, { params: { deskId } }),
  });

/** Whether a desk lacks staff to open; asked again when staff come and go, and each minute as hours begin. */
export const receptionQuery = (deskId: string) =>
  queryOptions({
    queryKey: ['desk', deskId, 'shifts', 'reception'],
    queryFn: () => call(receptionRoutes.getReception, { params: { deskId } }),
    refetchInterval: 60_000,
  });

/** How many talks who may hold at once at a desk. */
export const limitsQuery = (deskId: string) =>
  queryOptions({
    queryKey: ['desk', deskId, 'shifts', 'limits'],
    queryFn: () => call(limitRoutes.getLimits, { params: { deskId } }),
  });
