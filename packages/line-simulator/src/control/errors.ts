import type { z } from 'zod';

export type ControlErrorCode = 'invalid_request' | 'not_found' | 'conflict';
const statuses: Record<ControlErrorCode, number> = { invalid_request: 400, not_found: 404, conflict: 409 };

/** A refusal of the control API: says what is wrong and what to do. */
export class ControlError extends Error {
  readonly code: ControlErrorCode;
  readonly status: number;
  readonly details: readonly { field: string; message: string }[];

  constructor(
    code: ControlErrorCode,
    message: string,
    details: readonly { field: string; message: string }[] = [],
  ) {
    super(message);
    this.code = code;
    this.status = statuses[code];
    this.details = details;
  }
}

export const parseControl = <T extends z.ZodType>(schema: T, value: unknown): z.infer<T> => {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  throw new ControlError('invalid_request', 'The request does not fit; see details.', details);
};
