import { createHash, randomBytes } from 'node:crypto';

/** What an address may look like; nothing else is worth a look into the database. */
const TOKEN = /^[A-Za-z0-9_-]{22}$/u;

/** 128 random bits; the database keeps only their hash. */
export const newToken = (): string => randomBytes(16).toString('base64url');

/** null: no token at all. There is nothing to guess in one, so a plain hash is enough. */
export const hashToken = (token: string): Buffer | null =>
  TOKEN.test(token) ? createHash('sha256').update(`survey|${token}`).digest() : null;

export const formUrl = (publicUrl: string, token: string): string => `${publicUrl}/s/${token}`;
