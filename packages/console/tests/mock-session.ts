import { randomUUID } from 'node:crypto';
import type { BodyOf, routes } from '@tomoshibi/contract';
import { meOf, type Person } from './mock-data.ts';
import { MockError, type Context, type Handler } from './mock-context.ts';

type Body<K extends keyof typeof routes> = { body: BodyOf<(typeof routes)[K]> };

export function mine({ person }: Context): Person {
  if (!person) throw new MockError('signed_out');
  return person;
}

function enter(context: Context, person: Person) {
  const token = context.server.signIn(person);
  context.response.setHeader('set-cookie', `session=${token}; Path=/; HttpOnly; SameSite=Strict`);
  person.staff.lastSignInAt = new Date().toISOString();
  return meOf(context.data, person);
}

const me = (context: Context) => meOf(context.data, mine(context));

export const sessionHandlers: Record<string, Handler> = {
  getSetup: (_, { server }) => ({ needed: server.setupNeeded }),
  setUp: ({ body }: Body<'setUp'>, context) => {
    const admin = context.data.people.find((one) => one.staff.login === 'admin');
    if (!admin || !context.server.setupNeeded) throw new MockError('already_set_up');
    if (body.password === 'password1234') throw new MockError('weak_password');
    context.server.setupNeeded = false;
    admin.password = body.password;
    return enter(context, admin);
  },
  signIn: ({ body }: Body<'signIn'>, context) => {
    const person = context.data.people.find((one) => one.staff.login === body.login);
    if (!person || person.password !== body.password) throw new MockError('wrong_credentials');
    if (person.totp && !body.totp) throw new MockError('totp_required');
    if (person.totp && body.totp !== '123456') throw new MockError('wrong_credentials');
    return enter(context, person);
  },
  getMe: (_, context) => me(context),
  signOut: (_, context) => {
    context.response.setHeader('set-cookie', 'session=; Path=/; Max-Age=0');
  },
  setPreferences: ({ body }: Body<'setPreferences'>, context) => {
    const person = mine(context);
    const { sendKey, language, sound } = person.preferences;
    person.preferences = {
      sendKey: body.sendKey ?? sendKey,
      language: body.language ?? language,
      sound: body.sound ?? sound,
    };
    return me(context);
  },
  changePassword: ({ body }: Body<'changePassword'>, context) => {
    const person = mine(context);
    if (person.password !== body.currentPassword) throw new MockError('wrong_credentials');
    person.password = body.newPassword;
    person.staff.mustChangePassword = false;
  },
  beginTotp: () => ({
    secret: 'JBSWY3DPEHPK3PXP',
    otpauthUrl: 'otpauth://totp/Tomoshibi:sato?secret=JBSWY3DPEHPK3PXP&issuer=Tomoshibi',
  }),
  confirmTotp: ({ body }: Body<'confirmTotp'>, context) => {
    if (body.totp !== '123456') throw new MockError('wrong_credentials');
    mine(context).totp = true;
    return me(context);
  },
  disableTotp: (_, context) => {
    mine(context).totp = false;
  },
  listSessions: () => ({
    sessions: [
      { device: 'Chrome · Windows', current: true },
      { device: 'Safari · iPhone', current: false },
    ].map((session) => ({
      id: randomUUID(),
      createdAt: new Date(Date.now() - 3_600_000).toISOString(),
      lastSeenAt: new Date().toISOString(),
      ...session,
    })),
  }),
  endSession: () => undefined,
  endStaffSessions: () => undefined,
};
