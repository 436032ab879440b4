import type { ErrorCode } from '@tomoshibi/contract';

/** The server's codes, and two the console adds: no answer came, or one it cannot read. */
export type FailureCode = ErrorCode | 'offline' | 'bad_answer';

export interface FieldFault {
  readonly field: string;
  readonly reason: string;
}

export class ApiError extends Error {
  readonly code: FailureCode;
  readonly status: number;
  readonly details: readonly FieldFault[];

  constructor(code: FailureCode, status: number, details: readonly FieldFault[] = []) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

export function failureCode(error: unknown): FailureCode {
  return error instanceof ApiError ? error.code : 'bad_answer';
}

/** Whether trying again with the same idempotency key may help. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.code === 'offline' || error.code === 'idempotency_in_progress' || error.status >= 500;
}
