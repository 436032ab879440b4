import { HTTPFetchError } from '@line/bot-sdk';
import { neverLeft } from './network-fault.ts';

export type LineFaultKind =
  | 'credentials'
  | 'forbidden'
  | 'rate_limited'
  | 'rejected'
  | 'server_error'
  | 'not_sent'
  | 'no_answer'
  | 'unreadable';

/** A question to LINE that got no usable answer. Carries no body, address or token. */
export class LineFault extends Error {
  override readonly name = 'LineFault';
  readonly kind: LineFaultKind;
  readonly status: number | null;

  constructor(kind: LineFaultKind, status: number | null) {
    super(`LINE: ${kind}${status === null ? '' : ` (${status})`}`);
    this.kind = kind;
    this.status = status;
  }
}

function kindOf(status: number): LineFaultKind {
  if (status >= 500) return 'server_error';
  if (status === 401) return 'credentials';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'rate_limited';
  return 'rejected';
}

export function asLineFault(error: unknown): LineFault {
  if (error instanceof LineFault) return error;
  if (error instanceof HTTPFetchError) return new LineFault(kindOf(error.status), error.status);
  if (error instanceof SyntaxError) return new LineFault('unreadable', null);
  return new LineFault(neverLeft(error) ? 'not_sent' : 'no_answer', null);
}
