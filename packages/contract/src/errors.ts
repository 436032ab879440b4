import { z } from 'zod';

/**
 * Every error the API can answer with, and its HTTP status. The set is closed: the console translates by code.
 * `not_found` is also the answer for things that exist but are not the caller's to see.
 */
export const ERROR_STATUS = {
  invalid_input: 400,
  not_json: 400,
  signed_out: 401,
  wrong_credentials: 401,
  totp_required: 401,
  bad_signature: 401,
  forbidden: 403,
  wrong_origin: 403,
  not_found: 404,
  conflict: 409,
  already_claimed: 409,
  already_closed: 409,
  not_yours: 409,
  version_changed: 409,
  name_taken: 409,
  alert_taken: 409,
  alert_decided: 409,
  seat_limit: 409,
  delivery_not_undecided: 409,
  delivery_undecided: 409,
  quota_reserve: 409,
  second_person: 409,
  already_set_up: 409,
  idempotency_mismatch: 409,
  idempotency_in_progress: 409,
  too_large: 413,
  unsupported_media_type: 415,
  weak_password: 422,
  line_refused: 422,
  too_many_attempts: 429,
  too_many_requests: 429,
  internal: 500,
  line_unreachable: 502,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

const isErrorCode = (code: string): code is ErrorCode => code in ERROR_STATUS;
/** The codes as a list; the object above is never empty. */
export const ERROR_CODES: readonly ErrorCode[] = Object.keys(ERROR_STATUS).filter(isErrorCode);

export const ErrorBody = z
  .object({
    error: z.object({
      code: z.enum(ERROR_CODES),
      message: z.string().meta({ description: 'What is wrong and what to do, in English' }),
      details: z
        .array(z.object({ field: z.string(), reason: z.string() }))
        .optional()
        .meta({ description: 'Which field is wrong and why' }),
    }),
  })
  .meta({ id: 'Error' });
export type ErrorBody = z.infer<typeof ErrorBody>;
