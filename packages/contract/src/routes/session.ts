import { z } from 'zod';
import { Id, StaffParams, Time, line } from '../common.ts';
import { DeskRole, OperatorRole, Right } from '../roles.ts';
import { defineRoute } from '../route.ts';

export const Login = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(120)
  .regex(/^[a-z0-9._%+@-]+$/u, 'may have letters, digits and . _ % + @ -');
export const NewPassword = z.string().min(12, 'must have at least 12 characters').max(256);
const Totp = z.string().regex(/^\d{6}$/u, 'must be six digits');

export const MyDesk = z.object({
  deskId: Id,
  name: z.string(),
  authorityName: z.string(),
  state: z.enum(['active', 'closed']),
  role: DeskRole.nullable(),
  rights: z.array(Right),
});
export const Me = z
  .object({
    staffId: Id,
    operatorId: Id,
    operatorName: z.string(),
    login: z.string(),
    name: z.string(),
    operatorRoles: z.array(OperatorRole),
    rights: z.array(Right).meta({ description: 'Rights in the whole operator' }),
    desks: z.array(MyDesk),
    totpEnabled: z.boolean(),
    mustChangePassword: z.boolean(),
    preferences: z.object({
      sendKey: z.enum(['ctrl_enter', 'enter']),
      language: z.enum(['ja', 'en']),
      sound: z.boolean(),
    }),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const SessionInfo = z
  .object({
    id: Id,
    createdAt: Time,
    lastSeenAt: Time,
    device: z.string().meta({ description: 'Browser and system, in a few words' }),
    current: z.boolean(),
  })
  .meta({ id: 'SessionInfo' });

const tag = 'Session';
export const sessionRoutes = {
  getSetup: defineRoute({
    method: 'GET',
    path: '/setup',
    auth: 'public',
    tag,
    summary: 'Whether the first administrator is still to be made',
    response: z.object({ needed: z.boolean() }),
  }),
  setUp: defineRoute({
    method: 'POST',
    path: '/setup',
    auth: 'public',
    tag,
    summary: 'Make the operator, its first administrator and the first desk, and sign in; works once',
    body: z.strictObject({
      operatorName: line(60),
      authorityName: line(60),
      deskName: line(60),
      name: line(40),
      login: Login,
      password: NewPassword,
    }),
    response: Me,
    errors: ['already_set_up', 'weak_password'],
  }),
  signIn: defineRoute({
    method: 'POST',
    path: '/session',
    auth: 'public',
    tag,
    summary: 'Sign in with password and, where enabled, a one-time code',
    body: z.strictObject({ login: Login, password: z.string().max(256), totp: Totp.optional() }),
    response: Me,
    errors: ['wrong_credentials', 'totp_required', 'too_many_attempts'],
  }),
  getMe: defineRoute({
    method: 'GET',
    path: '/session',
    auth: 'signed_in',
    tag,
    summary: 'Who is signed in',
    response: Me,
  }),
  signOut: defineRoute({ method: 'DELETE', path: '/session', auth: 'signed_in', tag, summary: 'Sign out' }),
  setPreferences: defineRoute({
    method: 'PATCH',
    path: '/session/preferences',
    auth: 'signed_in',
    tag,
    summary: 'Change own preferences',
    body: z.strictObject({
      sendKey: z.enum(['ctrl_enter', 'enter']).optional(),
      language: z.enum(['ja', 'en']).optional(),
      sound: z.boolean().optional(),
    }),
    response: Me,
  }),
  changePassword: defineRoute({
    method: 'POST',
    path: '/session/password',
    auth: 'signed_in',
    tag,
    summary: 'Change own password; ends all other own sessions',
    body: z.strictObject({ currentPassword: z.string().max(256), newPassword: NewPassword }),
    errors: ['wrong_credentials', 'weak_password', 'too_many_attempts'],
  }),
  beginTotp: defineRoute({
    method: 'POST',
    path: '/session/totp',
    auth: 'signed_in',
    tag,
    summary: 'Begin to set up one-time codes; answers with the secret to scan',
    body: z.strictObject({ password: z.string().max(256) }),
    response: z.object({ secret: z.string(), otpauthUrl: z.string() }),
    errors: ['wrong_credentials'],
  }),
  confirmTotp: defineRoute({
    method: 'PUT',
    path: '/session/totp',
    auth: 'signed_in',
    tag,
    summary: 'Turn one-time codes on by entering one',
    body: z.strictObject({ totp: Totp }),
    response: Me,
    errors: ['wrong_credentials'],
  }),
  disableTotp: defineRoute({
    method: 'DELETE',
    path: '/session/totp',
    auth: 'signed_in',
    tag,
    summary: 'Turn one-time codes off',
    body: z.strictObject({ password: z.string().max(256) }),
    errors: ['wrong_credentials'],
  }),
  listSessions: defineRoute({
    method: 'GET',
    path: '/sessions',
    auth: 'signed_in',
    tag,
    summary: 'Own sessions',
    response: z.object({ sessions: z.array(SessionInfo) }),
  }),
  endSession: defineRoute({
    method: 'DELETE',
    path: '/sessions/:sessionId',
    auth: 'signed_in',
    tag,
    summary: 'End one of the own sessions at once, its open event streams too',
    params: z.object({ sessionId: Id }),
  }),
  endStaffSessions: defineRoute({
    method: 'DELETE',
    path: '/staff/:staffId/sessions',
    auth: 'staff.manage',
    tag,
    summary: 'End all sessions of a member of staff at once',
    params: StaffParams,
  }),
} as const;
