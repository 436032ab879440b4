import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import {
  applyDesk,
  exportDesk,
  parseDeskFile,
  resolveDeskFile,
  type Applied,
  type SecretSource,
} from '../../src/modules/desk-files/index.ts';
import { createPasswords } from '../../src/modules/identity/index.ts';
import { CHEAP_PASSWORDS, startTestApp, type TestApp } from './app.ts';
import { asOwner } from './owner.ts';

const SYSTEM = { kind: 'system' } as const;
const plain: SecretSource = {
  env: () => undefined,
  file: () => Promise.reject(new Error('no file')),
  stdin: () => Promise.resolve(''),
  plainAllowed: true,
};

/** Without workers: what a file puts in force is not acted on while a test counts what is there. */
export const startDeskFiles = (): Promise<TestApp> => startTestApp({ roles: new Set(['web']) });

export async function applyFile(app: TestApp, source: string): Promise<Applied> {
  const context = { ...app.context, passwords: createPasswords(CHEAP_PASSWORDS) };
  return applyDesk(context, await resolveDeskFile(parseDeskFile(source), plain), SYSTEM);
}

export const exportFile = (app: TestApp, code: string, operatorName: string | null = null): Promise<string> =>
  exportDesk(app.context, { code, operatorName }, SYSTEM);

/** Everything a desk file can touch, as counts, to see that nothing was left behind. */
export const everything = (app: TestApp) =>
  asOwner(
    app.databaseUrl,
    `select (select count(*) from operators) as operators, (select count(*) from authorities) as authorities,
            (select count(*) from desks) as desks, (select count(*) from channels) as channels,
            (select count(*) from templates) as templates, (select count(*) from staff) as staff,
            (select count(*) from desk_members) as members, (select count(*) from audit_rows) as audit,
            (select count(*) from desk_events) as events`,
  );

export interface Names {
  operator: string;
  code: string;
  channelId: string;
  login: string;
}
export const newNames = (): Names => ({
  operator: `運営 ${randomUUID().slice(0, 8)}`,
  code: `desk-${randomUUID().slice(0, 8)}`,
  channelId: String(randomInt(1_000_000_000, 2_000_000_000)),
  login: `s-${randomUUID().slice(0, 13)}@example.jp`,
});
/** A desk file of new people and a new channel. */
export const deskFile = ({ operator, code, channelId, login }: Names) => `version: 1
operator: ${operator}
authority: あおば市
desk:
  code: ${code}
  name: こども相談
channel:
  channelId: '${channelId}'
  channelSecret: ${randomBytes(16).toString('hex')}
templates:
  - title: あいさつ
    text: こんにちは。
  - title: おわり
    text: |
      今日はありがとう。
      また話してください。
staff:
  - login: ${login}
    name: 佐藤
    role: counselor
  - login: admin-${login}
    name: 高橋
    operatorRoles: [system_admin]
    password: yoru-no-machi-ni-akari
`;
