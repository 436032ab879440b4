import type { ErrorCode } from '@tomoshibi/contract';

/**
 * A refusal with a code of the contract's closed set. The message is for people who build on the API: it names what
 * is wrong and what to do, and never carries words of a talk, a LINE id or a secret.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: readonly { field: string; reason: string }[];

  constructor(code: ErrorCode, message: string, details: readonly { field: string; reason: string }[] = []) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** Missing and forbidden look alike. */
export function notFound(what: string): AppError {
  return new AppError('not_found', `There is no such ${what}, or it is not yours to see.`);
}
