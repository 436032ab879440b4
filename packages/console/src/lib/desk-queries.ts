import { routes } from '@tomoshibi/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api/call.ts';

export const desksQuery = queryOptions({
  queryKey: ['desks'],
  queryFn: async () => (await call(routes.listDesks)).desks,
});

export const templatesQuery = (deskId: string) =>
  queryOptions({
    queryKey: ['templates', deskId],
    queryFn: async () => {
      const { templates } = await call(routes.listTemplates, { params: { deskId } });
      return templates.sort((a, b) => a.position - b.position || a.title.localeCompare(b.title, 'ja'));
    },
  });

/** A desk's hours; fetched again whenever the server says that they or the phase changed. */
export const hoursQuery = (deskId: string) =>
  queryOptions({
    queryKey: ['desk', deskId, 'hours'],
    queryFn: () => call(routes.getHours, { params: { deskId } }),
  });
