import { createHmac, randomBytes, randomUUID } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 48 bits of time, 80 random bits. */
export const ulid = (now: number): string => {
  let time = '';
  for (let rest = now, i = 0; i < 10; i += 1, rest = Math.floor(rest / 32))
    time = CROCKFORD.charAt(rest % 32) + time;
  let random = '';
  for (const byte of randomBytes(16)) random += CROCKFORD.charAt(byte % 32);
  return time + random;
};

export const hex32 = (): string => randomBytes(16).toString('hex');
export const newUserId = (): string => `U${hex32()}`;
export const newRequestId = (): string => randomUUID();
export const newAccessToken = (): string => randomBytes(96).toString('base64');

// LINE's message ids are decimal strings beyond 2^53, so that a client which parses them as numbers fails here too.
export const messageIdOf = (count: number): string => `5${String(count).padStart(17, '0')}`;

/** Tokens that carry their own proof, so that a million messages need no table of tokens. */
export const sealedToken = (
  kind: 'quote' | 'read',
  secret: string,
  chat: string,
  messageId: string,
): string => {
  const seal = createHmac('sha256', secret).update(`${kind}:${chat}:${messageId}`).digest('base64url');
  return `${messageId}.${seal.slice(0, 43)}`;
};

/** The message id inside a token that was sealed for this chat, or undefined when it was not. */
export const openToken = (
  kind: 'quote' | 'read',
  secret: string,
  chat: string,
  token: string,
): string | undefined => {
  const messageId = token.split('.', 1)[0] ?? '';
  return sealedToken(kind, secret, chat, messageId) === token ? messageId : undefined;
};
