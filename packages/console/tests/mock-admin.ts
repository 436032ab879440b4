import { randomUUID } from 'node:crypto';
import type { BodyOf, Desk, ParamsOf, Staff, routes } from '@tomoshibi/contract';
import { PASSWORD, type MockData } from './mock-data.ts';
import { MockError, type Context, type Handler } from './mock-context.ts';
import { mine } from './mock-session.ts';

type Routes = typeof routes;
type Params<K extends keyof Routes> = { params: ParamsOf<Routes[K]> };
type Body<K extends keyof Routes> = { body: BodyOf<Routes[K]> };

function deskOf(data: MockData, deskId: string): Desk {
  const desk = data.desks.find((one) => one.deskId === deskId);
  if (!desk) throw new MockError('not_found');
  return desk;
}

function staffOf({ data }: Context, staffId: string): Staff {
  const person = data.people.find((one) => one.staff.staffId === staffId);
  if (!person) throw new MockError('not_found');
  return person.staff;
}

const tokens: {
  tokenId: string;
  name: string;
  staffId: string;
  staffName: string;
  access: 'read' | 'write';
  createdAt: string;
  expiresAt: string;
  lastUsedAt: null;
}[] = [];

export const adminHandlers: Record<string, Handler> = {
  listStaff: (_, { data }) => ({ staff: data.people.map((one) => one.staff) }),
  createStaff: ({ body }: Body<'createStaff'>, { data }) => {
    if (data.people.some((one) => one.staff.login === body.login))
      throw new MockError('name_taken', [{ field: 'login', reason: 'is already used' }]);
    const staff: Staff = {
      ...body,
      staffId: randomUUID(),
      state: 'active',
      totpEnabled: false,
      mustChangePassword: true,
      lastSignInAt: null,
    };
    data.people.push({
      staff,
      password: PASSWORD,
      totp: false,
      preferences: { sendKey: 'ctrl_enter', language: 'ja', sound: true },
    });
    return { staff, temporaryPassword: PASSWORD };
  },
  updateStaff: ({ params, body }: Params<'updateStaff'> & Body<'updateStaff'>, context) =>
    Object.assign(staffOf(context, params.staffId), body),
  resetPassword: ({ params }: Params<'resetPassword'>, context) => ({
    staff: Object.assign(staffOf(context, params.staffId), { mustChangePassword: true }),
    temporaryPassword: PASSWORD,
  }),
  listTokens: () => ({ tokens }),
  createToken: ({ body }: Body<'createToken'>, context) => {
    const { name: staffName } = staffOf(context, body.staffId);
    const now = Date.now();
    const token = {
      tokenId: randomUUID(),
      name: body.name,
      staffId: body.staffId,
      staffName,
      access: body.access,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + body.expiresInDays * 86_400_000).toISOString(),
      lastUsedAt: null,
    };
    tokens.push(token);
    return { token, secret: `tmsb_${randomUUID()}` };
  },
  revokeToken: ({ params }: Params<'revokeToken'>) => {
    const at = tokens.findIndex((one) => one.tokenId === params.tokenId);
    if (at >= 0) tokens.splice(at, 1);
  },
  listDesks: (_, { data }) => ({ desks: data.desks }),
  getDesk: ({ params }: Params<'getDesk'>, { data }) => deskOf(data, params.deskId),
  listAuthorities: (_, { data }) => ({ authorities: data.desks.map((desk) => desk.authority) }),
  createAuthority: ({ body }: Body<'createAuthority'>) => ({ authorityId: randomUUID(), name: body.name }),
  createDesk: ({ body }: Body<'createDesk'>, { data }) => {
    if (data.desks.some((desk) => desk.code === body.code))
      throw new MockError('name_taken', [{ field: 'code', reason: 'is already used' }]);
    const authority = data.desks.find((desk) => desk.authority.authorityId === body.authorityId)?.authority;
    const desk: Desk = {
      deskId: randomUUID(),
      code: body.code,
      authority: authority ?? { authorityId: body.authorityId, name: '新しい課' },
      name: body.name,
      nameDisplay: body.nameDisplay,
      talkLimit: body.talkLimit,
      state: 'active',
      version: 1,
      channel: null,
    };
    data.desks.push(desk);
    return desk;
  },
  updateDesk: ({ params, body }: Params<'updateDesk'> & Body<'updateDesk'>, { data }) => {
    const desk = deskOf(data, params.deskId);
    if (desk.version !== body.version) throw new MockError('version_changed');
    return Object.assign(desk, body, { version: desk.version + 1 });
  },
  setChannel: ({ params, body }: Params<'setChannel'> & Body<'setChannel'>, { data }) =>
    Object.assign(deskOf(data, params.deskId), {
      channel: {
        channelId: body.channelId,
        webhookUrl: `https://tomoshibi.example.jp/webhooks/line/${body.channelId}`,
        tokenKind: body.accessToken ? 'long_lived' : 'stateless',
        previousSecretUntil: body.channelSecret ? new Date(Date.now() + 86_400_000).toISOString() : null,
        basicId: '@aoba-soudan',
        lastEventAt: null,
      },
    }),
  checkChannel: () => ({
    checkedAt: new Date().toISOString(),
    items: [
      { item: 'credentials', result: 'ok', facts: {} },
      { item: 'chat_mode', result: 'mend', facts: { chatMode: 'chat' } },
      { item: 'webhook_url', result: 'ok', facts: {} },
      { item: 'webhook_active', result: 'ok', facts: {} },
      { item: 'webhook_test', result: 'unknown', facts: { statusCode: 0 } },
      { item: 'quota', result: 'ok', facts: { limit: 5000, used: 1204 } },
    ],
  }),
  listMembers: ({ params }: Params<'listMembers'>, { data }) => ({
    members: data.people.flatMap(({ staff }) => {
      const role = staff.desks.find((one) => one.deskId === params.deskId)?.role;
      return role
        ? [{ staffId: staff.staffId, name: staff.name, login: staff.login, role, state: staff.state }]
        : [];
    }),
  }),
  getUsage: () => ({ month: '2026-11', free: 812, billed: 143, counselorMessages: 1104 }),
  listTemplates: ({ params }: Params<'listTemplates'>, { data }) => ({
    templates: data.templates.get(params.deskId) ?? [],
  }),
  createTemplate: ({ params, body }: Params<'createTemplate'> & Body<'createTemplate'>, { data }) => {
    const template = { templateId: randomUUID(), ...body };
    data.templates.set(params.deskId, [...(data.templates.get(params.deskId) ?? []), template]);
    return template;
  },
  updateTemplate: ({ params, body }: Params<'updateTemplate'> & Body<'updateTemplate'>, { data }) => {
    const template = data.templates.get(params.deskId)?.find((one) => one.templateId === params.templateId);
    if (!template) throw new MockError('not_found');
    return Object.assign(template, body);
  },
  deleteTemplate: ({ params }: Params<'deleteTemplate'>, { data }) => {
    const kept = data.templates.get(params.deskId)?.filter((one) => one.templateId !== params.templateId);
    data.templates.set(params.deskId, kept ?? []);
  },
  listAudit: (_, context) => ({
    rows: Array.from({ length: 12 }, (_unused, index) => ({
      id: String(100 - index),
      at: new Date(Date.now() - index * 480_000).toISOString(),
      actorKind: index % 4 === 3 ? 'system' : 'staff',
      actorName: index % 4 === 3 ? null : mine(context).staff.name,
      action: ['consultation.open', 'consultation.claim', 'message.send', 'delivery.accept'][index % 4],
      deskId: context.data.desks[0]?.deskId ?? null,
      subjectKind: 'consultation',
      subjectId: randomUUID(),
      details: index % 2 === 0 ? { method: 'reply', attempts: 1 } : {},
    })),
    more: true,
  }),
};
