import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty, Failure } from '../components/states.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty title={t('common.notFound')} hint={t('common.notFoundHint')} icon="question">
      <Link to="/">{t('common.nav.home')}</Link>
    </Empty>
  );
}

export function Crashed() {
  const { t } = useTranslation();
  return (
    <Failure
      title={t('common.state.failed')}
      reason={t('common.crashed')}
      retryLabel={t('common.action.retry')}
      onRetry={() => window.location.reload()}
    />
  );
}
