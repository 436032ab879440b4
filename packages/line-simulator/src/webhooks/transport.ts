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

  async post({ url, body, signature, timeoutMs }: Post): Promise<Outcome> {
    return new Promise<Outcome>((resolve) => {
      const secure = url.startsWith('https:');
      const bytes = Buffer.from(body);
      const request = (secure ? https : http).request(url, {
        method: 'POST',
        agent: secure ? this.#https : this.#http,
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
