import type { Clock } from './clock.ts';
import { hex32, newAccessToken } from './ids.ts';

interface AccessToken {
  readonly channelId: string;
  readonly expiresAt: number;
}
interface ReplyToken {
  readonly channelId: string;
  readonly userId: string;
  readonly eventAt: number;
  readonly lifeMs: number;
  expiresAt: number;
  used: boolean;
}

const REPLY_TOKEN_LAST_MS = 20 * 60_000;
const LINK_TOKEN_MS = 10 * 60_000;
const ID_TOKEN_MS = 60 * 60_000;

/** Access tokens, reply tokens and link tokens; all of them short-lived, none of them kept on disk. */
export class Tokens {
  readonly #clock: Clock;
  readonly #access = new Map<string, AccessToken>();
  readonly #reply = new Map<string, ReplyToken>();
  readonly #link = new Map<string, { userId: string; channelId: string; expiresAt: number }>();
  readonly #id = new Map<string, { userId: string; clientId: string; issuedAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  issueAccess(channelId: string, seconds: number): string {
    const token = newAccessToken();
    const now = this.#clock.now();
    for (const [old, { expiresAt }] of this.#access) {
      if (expiresAt > now) break;
      this.#access.delete(old);
    }
    this.#access.set(token, { channelId, expiresAt: now + seconds * 1000 });
    return token;
  }

  access(token: string): AccessToken | undefined {
    const found = this.#access.get(token);
    return found && found.expiresAt > this.#clock.now() ? found : undefined;
  }

  revokeAccess(token: string): void {
    this.#access.delete(token);
  }

  issueReply(channelId: string, userId: string, eventAt: number, lifeSeconds: number): string {
    this.#forgetOldReplyTokens();
    const token = hex32();
    const lifeMs = lifeSeconds * 1000;
    const expiresAt = this.#clock.now() + lifeMs;
    this.#reply.set(token, { channelId, userId, eventAt, lifeMs, expiresAt, used: false });
    return token;
  }

  /** A redelivered webhook makes an unused token usable again for its life, up to 20 minutes after the event. */
  renewReply(token: string): void {
    const found = this.#reply.get(token);
    if (found)
      found.expiresAt = Math.min(
        this.#clock.now() + found.lifeMs,
        Math.max(found.eventAt + REPLY_TOKEN_LAST_MS, found.expiresAt),
      );
  }

  /** The chat a token belongs to while it is usable; `spendReply` ends it. */
  reply(token: string, channelId: string): { userId: string } | undefined {
    const found = this.#reply.get(token);
    if (!found || found.channelId !== channelId) return undefined;
    return found.used || found.expiresAt <= this.#clock.now() ? undefined : found;
  }

  spendReply(token: string): void {
    const found = this.#reply.get(token);
    if (found) found.used = true;
  }

  issueLink(channelId: string, userId: string): string {
    const token = hex32();
    this.#link.set(token, { channelId, userId, expiresAt: this.#clock.now() + LINK_TOKEN_MS });
    return token;
  }

  /** Link tokens are valid for ten minutes and usable once. */
  takeLink(token: string): { userId: string; channelId: string } | undefined {
    const found = this.#link.get(token);
    this.#link.delete(token);
    return found && found.expiresAt > this.#clock.now() ? found : undefined;
  }

  issueId(clientId: string, userId: string): string {
    const token = newAccessToken();
    this.#id.set(token, { clientId, userId, issuedAt: this.#clock.now() });
    return token;
  }

  /** Whom an id token names, as long as it is valid: an hour. */
  id(token: string): { userId: string; clientId: string; issuedAt: number; expiresAt: number } | undefined {
    const found = this.#id.get(token);
    const expiresAt = (found?.issuedAt ?? 0) + ID_TOKEN_MS;
    return found && expiresAt > this.#clock.now() ? { ...found, expiresAt } : undefined;
  }

  clear(): void {
    this.#id.clear();
    this.#access.clear();
    this.#reply.clear();
    this.#link.clear();
  }

  #forgetOldReplyTokens(): void {
    const now = this.#clock.now();
    for (const [token, { eventAt, expiresAt }] of this.#reply) {
      if (expiresAt > now || eventAt + REPLY_TOKEN_LAST_MS > now) break;
      this.#reply.delete(token);
    }
  }
}
