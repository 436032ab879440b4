import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
interface Scripted {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}
/** An answer, or what to do with the connection instead: never answer, cut it, or cut it inside the answer. */
export type FakeAnswer = Scripted | 'silence' | 'cut' | 'cut_inside';

export interface FakeLine {
  readonly url: string;
  readonly requests: FakeRequest[];
  /** Answers every following request to "METHOD /path" this way. */
  on(route: string, answer: FakeAnswer | ((request: FakeRequest) => FakeAnswer)): void;
  to(route: string): FakeRequest[];
  /** Cuts every open connection. */
  hangUp(): void;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function respond(response: ServerResponse, answer: FakeAnswer): void {
  if (answer === 'silence') return;
  if (answer === 'cut') {
    response.socket?.destroy();
    return;
  }
  if (answer === 'cut_inside') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{"sent', () => response.socket?.destroy());
    return;
  }
  response.writeHead(answer.status ?? 200, {
    'content-type': 'application/json',
    'x-line-request-id': 'request-1',
    ...answer.headers,
  });
  response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {}));
}

/** A stand-in for LINE that answers as told, for tests of our client's conduct. */
export async function startFakeLine(): Promise<FakeLine> {
  const answers = new Map<string, FakeAnswer | ((request: FakeRequest) => FakeAnswer)>();
  const requests: FakeRequest[] = [];
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    const seen = { method, path, headers, body: await readBody(request) };
    requests.push(seen);
    const answer = answers.get(`${method} ${path}`) ?? { status: 404, body: { message: 'Not found' } };
    respond(response, typeof answer === 'function' ? answer(seen) : answer);
  }
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    on: (route, answer) => void answers.set(route, answer),
    to: (route) => requests.filter((request) => `${request.method} ${request.path}` === route),
    hangUp: () => server.closeAllConnections(),
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
