import type { TFunction } from 'i18next';
import { ApiError, failureCode } from './api/api-error.ts';

/** The reason a field was refused, or `null`; `details` name fields by their path in the body. */
export function fieldFault(error: unknown, field: string, t: TFunction): string | null {
  if (!(error instanceof ApiError)) return null;
  const fault = error.details.find((one) => one.field === field || one.field.startsWith(`${field}.`));
  return fault ? t('common.fieldFault', { reason: fault.reason }) : null;
}

/** What went wrong, in words; `null` when nothing did. */
export function failureText(error: unknown, t: TFunction): string | null {
  return error ? t(`errors.${failureCode(error)}`) : null;
}
