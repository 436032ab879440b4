import { routes } from '@tomoshibi/contract';
import { randomBytes, randomInt } from 'node:crypto';
import type { App } from '../../packages/server/src/app.ts';
import { createToken } from '../../packages/server/src/modules/identity/index.ts';
import type { BenchChannel } from './signed-posts.ts';

export interface BenchDesks {
  readonly operatorId: string;
  readonly channels: readonly BenchChannel[];
  /** An API token with the rights of a supervisor of all desks. */
  readonly token: string;
}

/** Sets up an operator with desks and channels through the API, as an administrator would. */
export async function makeBenchDesks({ http, context }: App, count: number): Promise<BenchDesks> {
  let cookie = '';
  async function call(method: 'POST' | 'PUT', path: string, payload: object): Promise<unknown> {
    const answer = await http.inject({
      method,
      url: `/api/v1${path}`,
      headers: { cookie, 'x-requested-with': 'tomoshibi' },
      payload,
    });
    if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${answer.body}`);
    const [session] = answer.cookies;
    if (session) cookie = `${session.name}=${session.value}`;
    return answer.json();
  }

  const me = routes.setUp.response.parse(
    await call('POST', '/setup', {
      operatorName: 'Bench',
      authorityName: 'Bench',
      deskName: 'Bench 1',
      name: 'Bench',
      login: 'bench@example.jp',
      password: randomBytes(18).toString('base64url'),
    }),
  );
  const { authorities } = routes.listAuthorities.response.parse(
    (await http.inject({ method: 'GET', url: '/api/v1/authorities', headers: { cookie } })).json(),
  );
  const deskIds = me.desks.map((desk) => desk.deskId);
  for (let made = deskIds.length; made < count; made += 1) {
    const body = {
      authorityId: authorities[0]?.authorityId,
      code: `bench-${made + 1}`,
      name: `Bench ${made + 1}`,
    };
    deskIds.push(routes.createDesk.response.parse(await call('POST', '/desks', body)).deskId);
  }
  const channels: BenchChannel[] = [];
  for (const deskId of deskIds) {
    const channel = {
      channelId: String(randomInt(1_000_000_000, 2_000_000_000)),
      secret: randomBytes(16).toString('hex'),
    };
    const body = { channelId: channel.channelId, channelSecret: channel.secret, accessToken: null };
    await call('PUT', `/desks/${deskId}/channel`, body);
    channels.push(channel);
  }
  const { staff } = routes.createStaff.response.parse(
    await call('POST', '/staff', {
      login: 'supervisor@example.jp',
      name: 'Supervisor',
      desks: deskIds.map((deskId) => ({ deskId, role: 'supervisor' })),
    }),
  );
  // As the command line does: a token that an administrator makes through the API reaches no talks.
  const { secret } = await createToken(
    context,
    { kind: 'system' },
    { operatorId: me.operatorId, staffId: staff.staffId, name: 'bench', access: 'write', expiresInDays: 1 },
  );
  return { operatorId: me.operatorId, channels, token: secret };
}
