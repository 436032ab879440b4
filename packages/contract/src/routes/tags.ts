import { z } from 'zod';
import { ConsultationParams, DeskParams, line } from '../common.ts';
import { defineRoute } from '../route.ts';

export const TAGS_AT_MOST = 20;
export const SeekerTag = line(20).meta({ id: 'SeekerTag' });

const tag = 'Tags';
export const tagRoutes = {
  listTags: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/tags',
    auth: 'desk.read',
    tag,
    summary: 'Tags in use at a desk, and how many people have each',
    params: DeskParams,
    response: z.object({ tags: z.array(z.object({ tag: SeekerTag, people: z.int() })) }),
  }),
  getSeekerTags: defineRoute({
    method: 'GET',
    path: '/consultations/:consultationId/tags',
    auth: 'talk.read_own',
    tag,
    summary: 'Tags of the person of a consultation, and those the desk uses',
    params: ConsultationParams,
    response: z.object({ tags: z.array(SeekerTag), inUse: z.array(SeekerTag) }),
  }),
  setSeekerTags: defineRoute({
    method: 'PUT',
    path: '/consultations/:consultationId/tags',
    auth: 'talk.note',
    tag,
    summary: 'Set the tags of the person of a consultation; they never see them',
    params: ConsultationParams,
    body: z.strictObject({
      tags: z
        .array(SeekerTag)
        .max(TAGS_AT_MOST)
        .refine((tags) => new Set(tags).size === tags.length, 'must name each tag once'),
    }),
    response: z.object({ tags: z.array(SeekerTag) }),
  }),
} as const;
