import { useTranslation } from 'react-i18next';
import { failureCode } from './api/api-error.ts';

/** The words every fetched part of a screen needs. */
export function useLoadWords() {
  const { t } = useTranslation();
  return {
    words: {
      loading: t('common.state.loading'),
      failed: t('common.state.failed'),
      retry: t('common.action.retry'),
    },
    reason: (error: unknown) => t(`errors.${failureCode(error)}`),
  };
}
