import { z } from 'zod';
import { DeskParams, Id, StaffRef } from '../common.ts';
import { defineRoute } from '../route.ts';

const tag = 'Shifts';

export const TalkLimit = z.int().min(0).max(20);

/** Roles that hold talks and so have a limit of their own. */
export const TALKING_ROLES = ['counselor', 'senior_counselor', 'supervisor'] as const;

export const TalkLimits = z
  .object({
    desk: TalkLimit.meta({ description: 'What holds for everybody without a limit of role or person' }),
    roles: z.object({
      counselor: TalkLimit.nullable(),
      senior_counselor: TalkLimit.nullable(),
      supervisor: TalkLimit.nullable(),
    }),
    people: z.array(
      z.object({
        staff: StaffRef,
        role: z.enum(TALKING_ROLES),
        limit: TalkLimit.nullable(),
        effective: TalkLimit.meta({ description: 'The limit that counts: person, else role, else desk' }),
      }),
    ),
  })
  .meta({ id: 'TalkLimits' });
export type TalkLimits = z.infer<typeof TalkLimits>;

export const limitRoutes = {
  getLimits: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/limits',
    auth: 'desk.read',
    tag,
    summary: 'How many talks who may hold at once',
    params: DeskParams,
    response: TalkLimits,
  }),
  setLimits: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/limits',
    auth: 'shift.manage',
    tag,
    summary: 'Set limits by role and by person; null or left out: none of their own',
    params: DeskParams,
    body: z.strictObject({
      roles: TalkLimits.shape.roles.partial(),
      people: z.array(z.strictObject({ staffId: Id, limit: TalkLimit })).max(500),
    }),
    response: TalkLimits,
  }),
};
