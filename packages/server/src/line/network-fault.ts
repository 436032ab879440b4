import { z } from 'zod';

const Coded = z.object({ code: z.string(), syscall: z.string().optional() });

// Before a connection stands, nothing can have been sent over it.
const CERTAIN = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
const BEFORE_SENDING = new Set(['connect', 'getaddrinfo']);

/** The request was not begun at all. */
export class NotAttempted extends Error {
  override readonly name = 'NotAttempted';
}

/**
 * Whether an error of fetch proves that no byte of the request reached the other side: the name was not found, the
 * connection was refused, or the certificate was not accepted. Anything else may have been received.
 */
export function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof NotAttempted) return true;
  // Several addresses were tried: all of them must have failed early.
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(neverLeft);
  const coded = Coded.safeParse(error);
  if (coded.success && (CERTAIN.has(coded.data.code) || BEFORE_SENDING.has(coded.data.syscall ?? '')))
    return true;
  return neverLeft(error.cause);
}
