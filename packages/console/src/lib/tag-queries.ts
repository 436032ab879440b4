import { tagRoutes } from '@tomoshibi/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api/call.ts';

/** Tags in use at a desk, with the number of people who have each. */
export const deskTagsQuery = (deskId: string) =>
  queryOptions({
    queryKey: ['desk', deskId, 'tags'],
    queryFn: async () => (await call(tagRoutes.listTags, { params: { deskId } })).tags,
  });

/** The tags of the person of a consultation, and those there are to choose from. */
export const seekerTagsQuery = (consultationId: string) =>
  queryOptions({
    queryKey: ['consultation', consultationId, 'tags'],
    queryFn: () => call(tagRoutes.getSeekerTags, { params: { consultationId } }),
  });
