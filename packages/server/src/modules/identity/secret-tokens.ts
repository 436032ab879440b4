import { createHash, randomBytes } from 'node:crypto';

/** API tokens say what they are, so that a scanner finds one that was published by mistake. */
const API_TOKEN_PREFIX = 'tmsb_';
const SECRET = /^[A-Za-z0-9_-]{43}$/u;

/** 256 random bits; the database keeps only their hash. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

export function newApiToken(): string {
  return `${API_TOKEN_PREFIX}${newSessionToken()}`;
}

/** A plain hash is enough for 256 random bits: there is nothing to guess. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function isSessionToken(text: string): boolean {
  return SECRET.test(text);
}

/** The API token of an Authorization header, or null when the header holds something else. */
export function bearerToken(header: string): string | null {
  const token = /^bearer +(\S+)$/iu.exec(header)?.[1] ?? '';
  return token.startsWith(API_TOKEN_PREFIX) && SECRET.test(token.slice(API_TOKEN_PREFIX.length))
    ? token
    : null;
}
