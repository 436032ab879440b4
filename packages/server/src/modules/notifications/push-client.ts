import webpush from 'web-push';
import { z } from 'zod';
import type { TellOutcome } from './next-attempt.ts';
import { isKnownPushService } from './push-services.ts';
import type { VapidKeys } from './vapid.ts';

/** What a browser hands over when it subscribes (PushSubscription.toJSON). */
export const PushSubscription = z.object({
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
});
export type PushSubscription = z.infer<typeof PushSubscription>;

export interface PushMessage {
  readonly subscription: PushSubscription;
  readonly vapid: VapidKeys;
  readonly payload: string;
  readonly ttlSeconds: number;
  readonly urgency: 'normal' | 'high';
}

export interface PushClient {
  /** Empty: push is switched off for the whole installation. */
  readonly services: readonly string[];
  knows(endpoint: string): boolean;
  send(message: PushMessage): Promise<TellOutcome>;
}

const TIMEOUT_MS = 10_000;

function retryAfterMs(answer: Response): number | undefined {
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

function outcomeOf(answer: Response): TellOutcome {
  if (answer.ok) return { kind: 'accepted' };
  if (answer.status === 404 || answer.status === 410) return { kind: 'gone' };
  const error = `http_${answer.status}`;
  if (answer.status === 408 || answer.status === 429 || answer.status >= 500) {
    const wait = retryAfterMs(answer);
    return { kind: 'later', error, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
  }
  return { kind: 'refused', error };
}

/** Encrypts for one browser and posts to its push service; follows no redirect, so that only known hosts are met. */
export function createPushClient(services: readonly string[], publicUrl: string): PushClient {
  const subject = publicUrl.startsWith('https:') ? publicUrl : 'mailto:push@tomoshibi.invalid';
  const knows = (endpoint: string) => isKnownPushService(endpoint, services);
  return {
    services,
    knows,
    async send({ subscription, vapid, payload, ttlSeconds, urgency }) {
      if (!knows(subscription.endpoint)) return { kind: 'refused', error: 'unknown_service' };
      let request: webpush.RequestDetails;
      try {
        request = webpush.generateRequestDetails(subscription, payload, {
          vapidDetails: { subject, ...vapid },
          TTL: ttlSeconds,
          urgency,
          contentEncoding: 'aes128gcm',
        });
      } catch {
        // The browser's key is no point of the curve; nothing can be encrypted for it.
        return { kind: 'gone' };
      }
      const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, value]);
      try {
        const answer = await fetch(request.endpoint, {
          method: request.method,
          headers: headers.filter(([name]) => name.toLowerCase() !== 'content-length'),
          body: new Uint8Array(request.body ?? Buffer.alloc(0)),
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        await answer.body?.cancel();
        return outcomeOf(answer);
      } catch {
        return { kind: 'later', error: 'unreachable' };
      }
    },
  };
}
