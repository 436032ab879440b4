import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** How long LINE takes to answer. */
const ANSWER_MS = 30;
const Sent = z.object({
  to: z.string().optional(),
  replyToken: z.string().optional(),
  messages: z.array(z.object({ text: z.string() })),
});

export interface Accepted {
  readonly userId: string;
  /** By performance.now(). */
  readonly at: number;
  readonly method: 'reply' | 'push';
  readonly texts: readonly string[];
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** LINE's API as far as sending goes, with a ledger of everything it accepted, in order. */
export async function startLineLedger() {
  /** Whose a reply token is; each works once. */
  const replyTokens = new Map<string, string>();
  const retryKeys = new Set<string>();
  const ledger: Accepted[] = [];
  const refused: string[] = [];

  async function answer(request: IncomingMessage): Promise<{ status: number; body: object }> {
    const body = await bodyOf(request);
    if (request.url?.startsWith('/oauth2/'))
      return { status: 200, body: { token_type: 'Bearer', access_token: 'bench', expires_in: 900 } };
    await pause(ANSWER_MS);
    const reply = request.url === '/v2/bot/message/reply';
    if (!reply && request.url !== '/v2/bot/message/push')
      return { status: 404, body: { message: 'Not found' } };
    const { to, replyToken = '', messages } = Sent.parse(JSON.parse(body));
    const userId = reply ? replyTokens.get(replyToken) : to;
    const retryKey = request.headers['x-line-retry-key'];
    if (userId === undefined || (typeof retryKey === 'string' && retryKeys.has(retryKey))) {
      refused.push(request.url ?? '');
      return { status: reply ? 400 : 409, body: { message: 'Invalid reply token' } };
    }
    replyTokens.delete(replyToken);
    if (typeof retryKey === 'string') retryKeys.add(retryKey);
    const texts = messages.map(({ text }) => text);
    ledger.push({ userId, at: performance.now(), method: reply ? 'reply' : 'push', texts });
    return {
      status: 200,
      body: { sentMessages: messages.map(() => ({ id: randomUUID(), quoteToken: 'quote' })) },
    };
  }

  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    ledger,
    refused,
    gives: (replyToken: string, userId: string) => void replyTokens.set(replyToken, userId),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
