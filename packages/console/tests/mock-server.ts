import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { ERROR_STATUS, routes, type RouteShape, type StreamEvent } from '@tomoshibi/contract';
import { alertHandlers } from './mock-alerts.ts';
import { adminHandlers } from './mock-admin.ts';
import { assignmentHandlers } from './mock-assignments.ts';
import { broadcastHandlers } from './mock-broadcasts.ts';
import { MockError, type Context, type Handler, type MockWire } from './mock-context.ts';
import { flowHandlers } from './mock-flows.ts';
import { hoursHandlers } from './mock-hours.ts';
import { menuHandlers } from './mock-menus.ts';
import type { MockData, Person } from './mock-data.ts';
import { sampleData } from './sample-data.ts';
import { notificationHandlers } from './mock-notifications.ts';
import { receptionHandlers } from './mock-reception.ts';
import { roomHandlers } from './mock-rooms.ts';
import { sessionHandlers } from './mock-session.ts';
import { shiftHandlers } from './mock-shifts.ts';
import { surveyHandlers } from './mock-surveys.ts';
import { talkHandlers } from './mock-talks.ts';

const handlers: Record<string, Handler> = {
  ...sessionHandlers,
  ...adminHandlers,
  ...hoursHandlers,
  ...menuHandlers,
  ...flowHandlers,
  ...broadcastHandlers,
  ...talkHandlers,
  ...shiftHandlers,
  ...assignmentHandlers,
  ...notificationHandlers,
  ...alertHandlers,
  ...receptionHandlers,
  ...roomHandlers,
  ...surveyHandlers,
};

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The API in memory, its answers checked with the contract's own schemas, and the built console beside it. */
export class MockServer implements MockWire {
  readonly data: MockData;
  setupNeeded = false;
  /** Refuses every command before it is carried out, as a dead network would. */
  unreachable = false;
  readonly seen: { name: string; key: string | undefined }[] = [];
  private readonly sessions = new Map<string, Person>();
  private readonly streams = new Set<ServerResponse>();
  private readonly past: { cursor: number; event: StreamEvent }[] = [];
  private readonly answers = new Map<string, unknown>();
  private readonly http: Server;
  private readonly dist: string;
  private cursor = 0;
  private beat: NodeJS.Timeout | undefined;

  constructor(dist: string, now = Date.now()) {
    this.dist = dist;
    this.data = sampleData(now);
    this.http = createServer((request, response) => void this.answer(request, response));
  }

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => {
      this.http.listen(port, '127.0.0.1', resolve);
    });
    this.beat = setInterval(() => {
      for (const stream of this.streams) stream.write(': still here\n\n');
    }, 15_000);
    const address = this.http.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;
  }

  async close(): Promise<void> {
    clearInterval(this.beat);
    this.dropStreams();
    this.http.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.http.close(() => resolve());
    });
  }

  get position(): string {
    return String(this.cursor);
  }

  publish(event: StreamEvent): void {
    this.cursor += 1;
    this.past.push({ cursor: this.cursor, event });
    for (const stream of this.streams) stream.write(frame(this.cursor, event));
  }

  dropStreams(): void {
    for (const stream of this.streams) stream.destroy();
    this.streams.clear();
  }

  endSessions(): void {
    this.sessions.clear();
  }

  signIn(person: Person): string {
    const token = crypto.randomUUID();
    this.sessions.set(token, person);
    return token;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://mock');
    if (!url.pathname.startsWith('/api/v1/')) return this.file(url.pathname, response);
    try {
      await this.api(request, response, url);
    } catch (error) {
      const known = error instanceof MockError ? error : new MockError('internal');
      if (!(error instanceof MockError)) process.stderr.write(`mock: ${String(error)}\n`);
      send(response, ERROR_STATUS[known.code], {
        error: {
          code: known.code,
          message: known.code,
          ...(known.details ? { details: known.details } : {}),
        },
      });
    }
  }

  private async api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const found = match(request.method ?? 'GET', url.pathname.slice('/api/v1'.length));
    if (!found) throw new MockError('not_found');
    const { name, route, params } = found;
    const key = request.headers['idempotency-key'];
    if (this.unreachable && route.method !== 'GET') return void request.socket.destroy();
    this.seen.push({ name, key: typeof key === 'string' ? key : undefined });
    if (route.method !== 'GET' && request.headers['x-requested-with'] !== 'tomoshibi')
      throw new MockError('wrong_origin');
    if (route.method !== 'GET' && !route.asks && !key) throw new MockError('wrong_origin');
    const token = /(?:^|; )session=([^;]+)/u.exec(request.headers.cookie ?? '')?.[1];
    const person = token ? this.sessions.get(token) : undefined;
    if (route.auth !== 'public' && !person) throw new MockError('signed_out');
    if (route.stream) return this.stream(response, Number(url.searchParams.get('cursor')));
    const query = parse(route.query, Object.fromEntries(url.searchParams));
    const body = route.body ? parse(route.body, JSON.parse((await read(request)) || 'null')) : undefined;
    const remembered = typeof key === 'string' ? this.answers.get(`${name} ${key}`) : undefined;
    const context: Context = { server: this, data: this.data, person, token, response };
    const result = remembered ?? handlers[name]?.({ params, query, body } as never, context);
    if (typeof key === 'string' && result !== undefined) this.answers.set(`${name} ${key}`, result);
    if (!route.response) return void response.writeHead(204).end();
    const checked = route.response.safeParse(result);
    if (!checked.success) process.stderr.write(`mock answer of ${name}: ${checked.error.message}\n`);
    send(response, 200, checked.success ? checked.data : undefined);
  }

  private stream(response: ServerResponse, after: number): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': hello\n\n');
    for (const { cursor, event } of this.past) if (cursor > after) response.write(frame(cursor, event));
    this.streams.add(response);
    response.on('close', () => this.streams.delete(response));
  }

  private file(path: string, response: ServerResponse): void {
    const wanted = join(this.dist, normalize(path));
    const file = extname(path) && existsSync(wanted) ? wanted : join(this.dist, 'index.html');
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
    });
    createReadStream(file).pipe(response);
  }
}

function frame(cursor: number, event: StreamEvent): string {
  return `id: ${cursor}\ndata: ${JSON.stringify(event)}\n\n`;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parse(schema: RouteShape['body'], value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new MockError(
    'invalid_input',
    parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), reason: issue.message })),
  );
}

function match(method: string, path: string) {
  for (const [name, route] of Object.entries<RouteShape>(routes)) {
    if (route.method !== method) continue;
    const pattern = new RegExp(`^${route.path.replace(/:(\w+)/gu, '(?<$1>[^/]+)')}$`, 'u');
    const hit = pattern.exec(path);
    if (hit) return { name, route, params: { ...hit.groups } };
  }
  return undefined;
}
