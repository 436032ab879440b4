import { routes } from '@tomoshibi/contract';
import { createSimulator, type Simulator } from '@tomoshibi/line-simulator';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anyFreePort } from '../../src/platform/embedded-postgres/free-port.ts';
import { runCommand } from '../_support/program.ts';

const CHANNEL_ID = '1999000001';
const SECRET = 'c0ffee00c0ffee00c0ffee00c0ffee00';

export interface LedgerDesk {
  readonly line: Simulator;
  readonly env: Record<string, string>;
  readonly seekers: readonly string[];
  readonly channelId: string;
  /** Calls the API with the counselor's token; throws when the server is away or refuses. */
  api(method: string, path: string, body?: unknown): Promise<unknown>;
}

/** A desk on a data folder of its own, a LINE that delivers again until it is heard, and a counselor's API token. */
export async function makeLedgerDesk(dataDir: string, seekerCount: number): Promise<LedgerDesk> {
  const port = await anyFreePort();
  const line = await createSimulator();
  const env = {
    DATA_DIR: join(dataDir, 'data'),
    PORT: String(port),
    LINE_API_BASE_URL: line.url,
    LOG_LEVEL: 'warn',
  };
  await line.control.createChannel({
    channelId: CHANNEL_ID,
    channelSecret: SECRET,
    name: 'ledger',
    webhookUrl: `http://127.0.0.1:${port}/webhooks/line/${CHANNEL_ID}`,
    redelivery: { enabled: true, intervalMs: 300, maxAttempts: 100 },
  });
  const file = join(dataDir, 'desk.yaml');
  await writeFile(
    file,
    [
      'version: 1',
      'operator: Ledger',
      'authority: Ledger',
      `desk: { code: ledger, name: Ledger, talkLimit: 20 }`,
      `channel: { channelId: '${CHANNEL_ID}', channelSecret: ${SECRET} }`,
      'staff:',
      '  - { login: ledger@example.jp, name: Ledger, role: counselor, password: hoshi-furu-yoru-no-basu }',
    ].join('\n'),
  );
  const applied = await runCommand(env, ['desk', 'apply', file]);
  if (applied.code !== 0) throw new Error(applied.err);
  const made = await runCommand(env, [
    'token',
    'create',
    '--login',
    'ledger@example.jp',
    '--name',
    'l',
    '--days',
    '1',
    '--access',
    'write',
  ]);
  const token = /tmsb_\S+/u.exec(made.out)?.[0];
  if (!token) throw new Error(`No token was made: ${made.err}`);

  const seekers: string[] = [];
  for (let index = 0; index < seekerCount; index += 1)
    seekers.push((await line.control.createSeeker({ displayName: `s${index}` })).userId);
  return {
    line,
    env,
    seekers,
    channelId: CHANNEL_ID,
    async api(method, path, body) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(8_000),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
      return answer.status === 204 ? undefined : answer.json();
    },
  };
}

export async function readQueue(desk: LedgerDesk) {
  return routes.getQueue.response.parse(await desk.api('GET', '/queue')).consultations;
}

/** Every message of a consultation, page by page. */
export async function readAll(desk: LedgerDesk, consultationId: string) {
  const messages = [];
  for (let after = 0, more = true; more;) {
    const page = routes.listMessages.response.parse(
      await desk.api('GET', `/consultations/${consultationId}/messages?afterSeq=${after}&limit=200`),
    );
    messages.push(...page.messages);
    after = page.messages.at(-1)?.seq ?? after;
    ({ more } = page);
  }
  return messages;
}
