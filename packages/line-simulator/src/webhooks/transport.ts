import * as http from 'node:http';
import * as https from 'node:https';

export type FailureReason = 'could_not_connect' | 'request_timeout' | 'error_status_code' | 'unclassified';
export type Outcome =
  { ok: true; statusCode: number } | { ok: false; reason: FailureReason; statusCode: number | null };

export interface Post {
  readonly url: string;
  readonly body: string;
  readonly signature: string;
  readonly timeoutMs: number;
}

const CONNECTION_ERRORS = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']);

/** Posts webhooks over kept-alive connections. */
export class Transport {
  readonly #http = new http.Agent({ keepAlive: true, maxSockets: 128 });
  readonly #https = new https.Agent({ keepAlive: true, maxSockets: 128 });

  async post(post: Post): Promise<Outcome> {
    const pooled = post.url.startsWith('https:') ? this.#https : this.#http;
    const outcome = await this.#attempt(post, pooled);
    // A kept-alive connection can close just as it is used again. Whether the other side read the request is
    // unknown, so trying once more on a new connection may double it, as a network may.
    const settled = outcome === 'stale' ? await this.#attempt(post, false) : outcome;
    return settled === 'stale' ? { ok: false, reason: 'unclassified', statusCode: null } : settled;
  }

  async #attempt(
    { url, body, signature, timeoutMs }: Post,
    agent: http.Agent | false,
  ): Promise<Outcome | 'stale'> {
    return new Promise<Outcome | 'stale'>((resolve) => {
      const bytes = Buffer.from(body);
      const request = (url.startsWith('https:') ? https : http).request(url, {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': bytes.length,
          'user-agent': 'LineBotWebhook/2.0',
          'x-line-signature': signature,
        },
      });
      // The limit covers the whole exchange, not only silence on the socket.
      const timer = setTimeout(() => {
        resolve({ ok: false, reason: 'request_timeout', statusCode: null });
        request.destroy();
      }, timeoutMs);
      request.on('response', (response) => {
        const statusCode = response.statusCode ?? 0;
        response.resume();
        response.on('close', () => {
          clearTimeout(timer);
          const ok = statusCode >= 200 && statusCode < 300;
          resolve(ok ? { ok, statusCode } : { ok: false, reason: 'error_status_code', statusCode });
        });
      });
      request.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        if (request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE')) {
          resolve('stale');
          return;
        }
        const reason = CONNECTION_ERRORS.has(error.code ?? '') ? 'could_not_connect' : 'unclassified';
        resolve({ ok: false, reason, statusCode: null });
      });
      request.end(bytes);
    });
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}
