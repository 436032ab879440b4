import type { z } from 'zod';

export interface ErrorDetail {
  readonly message: string;
  readonly property: string;
}

/** An answer that LINE gives instead of success. */
export class LineError extends Error {
  readonly status: number;
  readonly details: readonly ErrorDetail[];
  readonly extra: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: {
      details?: readonly ErrorDetail[];
      extra?: Record<string, unknown>;
      headers?: Record<string, string>;
    } = {},
  ) {
    super(message);
    this.status = status;
    this.details = more.details ?? [];
    this.extra = more.extra ?? {};
    this.headers = more.headers ?? {};
  }

  body(): Record<string, unknown> {
    return {
      message: this.message,
      ...(this.details.length > 0 ? { details: this.details } : {}),
      ...this.extra,
    };
  }
}

const propertyOf = (path: readonly PropertyKey[]): string => {
  let property = '';
  for (const step of path) {
    if (typeof step === 'number') property += `[${step}]`;
    else property += property === '' ? String(step) : `.${String(step)}`;
  }
  return property;
};

/** A request body checked against a schema, or the 400 that LINE answers. */
export const parseLine = <T extends z.ZodType>(schema: T, body: unknown): z.infer<T> => {
  // Bytes that nobody could read as JSON arrive as they came.
  if (Buffer.isBuffer(body)) throw new LineError(415, 'Unsupported media type');
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map((issue) => ({
    message: issue.message,
    property: propertyOf(issue.path),
  }));
  throw new LineError(400, `The request body has ${details.length} error(s)`, { details });
};

export const badRequest = (message: string): LineError => new LineError(400, message);
export const notFound = (): LineError => new LineError(404, 'Not found');
export const invalidToken = (): LineError =>
  new LineError(
    401,
    'Authentication failed. Confirm that the access token in the authorization header is valid.',
  );
export const rateLimited = (): LineError =>
  new LineError(429, 'The API rate limit has been exceeded. Try again later.');
export const monthlyLimit = (): LineError => new LineError(429, 'You have reached your monthly limit.');
export const serverError = (): LineError => new LineError(500, 'Internal server error');
