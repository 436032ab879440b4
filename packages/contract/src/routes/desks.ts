import { z } from 'zod';
import { DeskParams, Id, Time, line, text } from '../common.ts';
import { DeskRole } from '../roles.ts';
import { defineRoute } from '../route.ts';

export const Authority = z.object({ authorityId: Id, name: z.string() }).meta({ id: 'Authority' });
export type Authority = z.infer<typeof Authority>;

export const DeskCode = z
  .string()
  .min(2)
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/u, 'may have lower-case letters, digits and hyphens');

const deskSettings = {
  name: line(60),
  nameDisplay: z.enum(['pseudonym', 'line_name']),
  talkLimit: z.int().min(1).max(20).meta({ description: 'Talks one counselor may hold at once (R24)' }),
};

export const Desk = z
  .object({
    deskId: Id,
    code: z.string(),
    authority: Authority,
    ...deskSettings,
    state: z.enum(['active', 'closed']),
    version: z.int(),
    channel: z
      .object({
        channelId: z.string(),
        webhookUrl: z.string(),
        tokenKind: z.enum(['stateless', 'long_lived']),
        previousSecretUntil: Time.nullable(),
        basicId: z.string().nullable(),
        lastEventAt: Time.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Desk' });
export type Desk = z.infer<typeof Desk>;

export const ChannelCheckItem = z.object({
  item: z.enum(['credentials', 'chat_mode', 'webhook_url', 'webhook_active', 'webhook_test', 'quota']),
  result: z.enum(['ok', 'mend', 'unknown']),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export const ChannelCheck = z
  .object({ checkedAt: Time, items: z.array(ChannelCheckItem) })
  .meta({ id: 'ChannelCheck' });
export type ChannelCheck = z.infer<typeof ChannelCheck>;

export const Template = z
  .object({ templateId: Id, title: z.string(), text: z.string(), position: z.int() })
  .meta({ id: 'Template' });
export type Template = z.infer<typeof Template>;

export const Usage = z
  .object({
    month: z.string(),
    free: z.int().meta({ description: 'Requests answered with a reply token, not billed by LINE' }),
    billed: z.int().meta({ description: 'Requests sent as push, billed once each by LINE' }),
    counselorMessages: z.int(),
  })
  .meta({ id: 'Usage' });

export const Member = z
  .object({
    staffId: Id,
    name: z.string(),
    login: z.string(),
    role: DeskRole,
    state: z.enum(['active', 'disabled']),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;

const ChannelSecret = z.string().regex(/^[0-9a-f]{32}$/u, 'must be the 32 hexadecimal characters LINE shows');

const tag = 'Desks';
export const deskRoutes = {
  listDesks: defineRoute({
    method: 'GET',
    path: '/desks',
    auth: 'signed_in',
    tag,
    summary: 'Desks the caller may see',
    response: z.object({ desks: z.array(Desk) }),
  }),
  getDesk: defineRoute({
    method: 'GET',
    path: '/desks/:deskId',
    auth: 'desk.read',
    tag,
    summary: 'One desk',
    params: DeskParams,
    response: Desk,
  }),
  listAuthorities: defineRoute({
    method: 'GET',
    path: '/authorities',
    auth: 'desk.create',
    tag,
    summary: 'Authorities of the operator',
    response: z.object({ authorities: z.array(Authority) }),
  }),
  createAuthority: defineRoute({
    method: 'POST',
    path: '/authorities',
    auth: 'desk.create',
    tag,
    summary: 'Add an authority',
    body: z.strictObject({ name: line(60) }),
    response: Authority,
    errors: ['name_taken'],
  }),
  createDesk: defineRoute({
    method: 'POST',
    path: '/desks',
    auth: 'desk.create',
    tag,
    summary: 'Add a desk',
    body: z.strictObject({
      authorityId: Id,
      code: DeskCode,
      name: deskSettings.name,
      nameDisplay: deskSettings.nameDisplay.default('pseudonym'),
      talkLimit: deskSettings.talkLimit.default(2),
    }),
    response: Desk,
    errors: ['name_taken'],
  }),
  updateDesk: defineRoute({
    method: 'PATCH',
    path: '/desks/:deskId',
    auth: 'desk.manage',
    tag,
    summary: 'Change settings; a closed desk keeps its talks and takes no new ones',
    params: DeskParams,
    body: z.strictObject({
      version: z
        .int()
        .meta({ description: 'Version the change was made from; refused when somebody changed it since' }),
      name: deskSettings.name.optional(),
      nameDisplay: deskSettings.nameDisplay.optional(),
      talkLimit: deskSettings.talkLimit.optional(),
      state: z.enum(['active', 'closed']).optional(),
    }),
    response: Desk,
    errors: ['version_changed'],
  }),
  setChannel: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/channel',
    auth: 'desk.manage',
    tag,
    summary:
      "Connect the desk's LINE channel or rotate its credentials; the former secret stays valid for a day",
    params: DeskParams,
    body: z.strictObject({
      channelId: z.string().regex(/^\d{5,20}$/u, 'must be the digits LINE shows as Channel ID'),
      channelSecret: ChannelSecret.optional().meta({ description: 'Left out: the stored one is kept' }),
      accessToken: z
        .string()
        .min(10)
        .max(1000)
        .nullable()
        .optional()
        .meta({ description: 'Long-lived token; null: stateless tokens are issued from id and secret' }),
    }),
    response: Desk,
    errors: ['name_taken'],
  }),
  checkChannel: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/channel/check',
    auth: 'desk.manage',
    tag,
    summary: "Ask LINE about the channel's settings and say what to mend",
    params: DeskParams,
    response: ChannelCheck,
    errors: ['conflict'],
  }),
  listMembers: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/members',
    auth: 'desk.read',
    tag,
    summary: 'Staff of a desk',
    params: DeskParams,
    response: z.object({ members: z.array(Member) }),
  }),
  getUsage: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/usage',
    auth: 'figures.read',
    tag,
    summary: 'Free and billed LINE messages of a desk in a month (Asia/Tokyo)',
    params: DeskParams,
    query: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u, 'must be like 2026-11') }),
    response: Usage,
  }),
  listTemplates: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/templates',
    auth: 'desk.read',
    tag,
    summary: 'Texts ready to use in replies',
    params: DeskParams,
    response: z.object({ templates: z.array(Template) }),
  }),
  createTemplate: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/templates',
    auth: 'template.manage',
    tag,
    summary: 'Add a template',
    params: DeskParams,
    body: z.strictObject({
      title: line(40),
      text: text(5000),
      position: z.int().min(0).max(9999).default(0),
    }),
    response: Template,
  }),
  updateTemplate: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/templates/:templateId',
    auth: 'template.manage',
    tag,
    summary: 'Change a template',
    params: DeskParams.extend({ templateId: Id }),
    body: z.strictObject({ title: line(40), text: text(5000), position: z.int().min(0).max(9999) }),
    response: Template,
  }),
  deleteTemplate: defineRoute({
    method: 'DELETE',
    path: '/desks/:deskId/templates/:templateId',
    auth: 'template.manage',
    tag,
    summary: 'Remove a template',
    params: DeskParams.extend({ templateId: Id }),
  }),
} as const;
