import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';

/** A channel secret made ready for checking many signatures; unlike a string it cannot end up in a log. */
export function signingKey(channelSecret: string): KeyObject {
  return createSecretKey(channelSecret, 'utf8');
}

/**
 * Whether LINE signed these very bytes with one of the secrets: base64(HMAC-SHA256(secret, body)). Several secrets
 * are tried because LINE kills the old one the moment a new one is issued.
 */
export function isSignedByLine(
  body: Buffer,
  signature: string | undefined,
  secrets: readonly KeyObject[],
): boolean {
  if (!signature) return false;
  const given = Buffer.from(signature, 'base64');
  return secrets.some((secret) => {
    const expected = createHmac('sha256', secret).update(body).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
