import type { TFunction } from 'i18next';
import { ApiError, failureCode } from './api/api-error.ts';
import { fieldReason } from './field-reasons.ts';

/** The reason a field was refused, or `null`; `details` name fields by their path in the body. */
export function fieldFault(error: unknown, field: string, t: TFunction): string | null {
  if (!(error instanceof ApiError)) return null;
  const fault = error.details.find((one) => one.field === field || one.field.startsWith(`${field}.`));
  if (!fault) return null;
  const { key, n } = fieldReason(fault.reason);
  return t(key, { n });
}

/** What went wrong, in words; `null` when nothing did. */
export function failureText(error: unknown, t: TFunction): string | null {
  return error ? t(`errors.${failureCode(error)}`) : null;
}
