import { createDecipheriv, createECDH, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { z } from 'zod';

/** A browser that subscribed: what it hands to the server, and how it reads what comes. */
export interface TestBrowser {
  readonly subscription: { endpoint: string; keys: { p256dh: string; auth: string } };
  open(body: Buffer): unknown;
}

export interface ReceivedPush {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A push service on this machine. */
export interface PushService {
  /** Its origin, as PUSH_SERVICES names it. */
  readonly origin: string;
  readonly received: readonly ReceivedPush[];
  browser(): TestBrowser;
  /** Answers the next requests with this status. */
  answer(status: number, times: number, headers?: Record<string, string>): void;
  /** Keeps the next request without an answer until the function given back is called. */
  hold(): () => void;
  /** What reached a browser, decrypted. */
  opened(browser: TestBrowser): unknown[];
  close(): Promise<void>;
}

const derive = (ikm: Buffer, salt: Buffer, info: Buffer | string, length: number) =>
  Buffer.from(hkdfSync('sha256', ikm, salt, info, length));

/** RFC 8291 and RFC 8188, from the browser's side. */
export function createPushBrowser(origin: string): TestBrowser {
  const ecdh = createECDH('prime256v1');
  const publicKey = ecdh.generateKeys();
  const auth = randomBytes(16);
  return {
    subscription: {
      endpoint: `${origin}/send/${randomUUID()}`,
      keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
    },
    open(body) {
      const salt = body.subarray(0, 16);
      const serverKey = body.subarray(21, 21 + body.readUInt8(20));
      const sealed = body.subarray(21 + serverKey.length);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, serverKey]);
      const ikm = derive(ecdh.computeSecret(serverKey), auth, info, 32);
      const key = derive(ikm, salt, 'Content-Encoding: aes128gcm\0', 16);
      const nonce = derive(ikm, salt, 'Content-Encoding: nonce\0', 12);
      const decipher = createDecipheriv('aes-128-gcm', key, nonce);
      decipher.setAuthTag(sealed.subarray(-16));
      const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      const payload: unknown = JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString('utf8'));
      return payload;
    },
  };
}

export async function startPushService(): Promise<PushService> {
  const received: ReceivedPush[] = [];
  let script = { status: 201, times: 0, headers: {} };
  let held: { response: ServerResponse | null } | null = null;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) });
      if (held && !held.response) {
        held.response = response;
        return;
      }
      const scripted = script.times > 0;
      if (scripted) script = { ...script, times: script.times - 1 };
      response.writeHead(scripted ? script.status : 201, scripted ? script.headers : {}).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    received,
    browser: () => createPushBrowser(origin),
    answer: (status, times, headers = {}) => {
      script = { status, times, headers };
    },
    hold: () => {
      const mine: { response: ServerResponse | null } = { response: null };
      held = mine;
      return () => {
        held = null;
        mine.response?.writeHead(201).end();
      };
    },
    opened: (browser) =>
      received
        .filter(({ path }) => browser.subscription.endpoint.endsWith(path))
        .map(({ body }) => browser.open(body)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
