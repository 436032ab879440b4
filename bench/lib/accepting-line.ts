import { createServer } from 'node:http';

/** A LINE that takes everything at once and remembers only how many requests to send it took. */
export async function startAcceptingLine(): Promise<{ url: string; sent: () => number; close: () => void }> {
  let sent = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      const isSend = request.url?.startsWith('/v2/bot/message/') ?? false;
      if (isSend) sent += 1;
      const answer = isSend
        ? { sentMessages: Array.from({ length: 5 }, (_, index) => ({ id: `${sent}${index}` })) }
        : { access_token: 'bench', token_type: 'Bearer', expires_in: 900, displayName: 'Bench' };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bench has no LINE');
  return { url: `http://127.0.0.1:${address.port}`, sent: () => sent, close: () => server.close() };
}
