import { z } from 'zod';
import { Id, StaffParams, Time, line } from '../common.ts';
import { DeskRole, OperatorRole } from '../roles.ts';
import { defineRoute } from '../route.ts';
import { Login } from './session.ts';

export const Staff = z
  .object({
    staffId: Id,
    login: z.string(),
    name: z.string(),
    state: z.enum(['active', 'disabled']),
    operatorRoles: z.array(OperatorRole),
    desks: z.array(z.object({ deskId: Id, role: DeskRole })),
    totpEnabled: z.boolean(),
    mustChangePassword: z.boolean(),
    lastSignInAt: Time.nullable(),
  })
  .meta({ id: 'Staff' });
export type Staff = z.infer<typeof Staff>;

export const ApiToken = z
  .object({
    tokenId: Id,
    name: z.string(),
    staffId: Id,
    staffName: z.string(),
    access: z.enum(['read', 'write']),
    createdAt: Time,
    expiresAt: Time,
    lastUsedAt: Time.nullable(),
  })
  .meta({ id: 'ApiToken' });

const Issued = z.object({
  staff: Staff,
  temporaryPassword: z.string().meta({ description: 'Shown once; must be changed at the first sign-in' }),
});

const tag = 'Staff';
export const staffRoutes = {
  listStaff: defineRoute({
    method: 'GET',
    path: '/staff',
    auth: 'staff.manage',
    tag,
    summary: 'All members of staff of the operator',
    response: z.object({ staff: z.array(Staff) }),
  }),
  createStaff: defineRoute({
    method: 'POST',
    path: '/staff',
    auth: 'staff.manage',
    tag,
    summary: 'Add a member of staff; a temporary password is made by the system',
    body: z.strictObject({
      login: Login,
      name: line(40),
      operatorRoles: z.array(OperatorRole).max(3).default([]),
      desks: z
        .array(z.strictObject({ deskId: Id, role: DeskRole }))
        .max(200)
        .default([]),
    }),
    response: Issued,
    errors: ['name_taken'],
  }),
  updateStaff: defineRoute({
    method: 'PATCH',
    path: '/staff/:staffId',
    auth: 'staff.manage',
    tag,
    summary: 'Change name, roles or state; disabling ends all sessions and streams at once',
    params: StaffParams,
    body: z.strictObject({
      name: line(40).optional(),
      state: z.enum(['active', 'disabled']).optional(),
      operatorRoles: z.array(OperatorRole).max(3).optional(),
      desks: z
        .array(z.strictObject({ deskId: Id, role: DeskRole }))
        .max(200)
        .optional(),
    }),
    response: Staff,
    errors: ['conflict'],
  }),
  resetPassword: defineRoute({
    method: 'POST',
    path: '/staff/:staffId/password-reset',
    auth: 'staff.manage',
    tag,
    summary: 'Issue a temporary password made by the system, turn one-time codes off and end all sessions',
    params: StaffParams,
    response: Issued,
  }),
  listTokens: defineRoute({
    method: 'GET',
    path: '/tokens',
    auth: 'token.manage',
    tag,
    summary: 'API tokens of the operator',
    response: z.object({ tokens: z.array(ApiToken) }),
  }),
  createToken: defineRoute({
    method: 'POST',
    path: '/tokens',
    auth: 'token.manage',
    tag,
    summary:
      'Make an API token that acts with the rights of one member of staff; made for somebody else, it never reaches talks',
    body: z.strictObject({
      name: line(60),
      staffId: Id,
      access: z.enum(['read', 'write']),
      expiresInDays: z.int().min(1).max(366),
    }),
    response: z.object({ token: ApiToken, secret: z.string().meta({ description: 'Shown once' }) }),
  }),
  revokeToken: defineRoute({
    method: 'DELETE',
    path: '/tokens/:tokenId',
    auth: 'token.manage',
    tag,
    summary: 'Revoke an API token at once',
    params: z.object({ tokenId: Id }),
  }),
} as const;
