import { useTranslation } from 'react-i18next';
import { useLiveState } from '../lib/live/live-context.tsx';
import css from './connection-banner.module.css';

export function ConnectionBanner() {
  const { t } = useTranslation();
  const { connection } = useLiveState();
  return (
    <output className={css['banner']} data-lost={connection === 'lost'}>
      {connection === 'lost' && (
        <>
          <strong>{t('common.connection.lost')}</strong> {t('common.connection.lostHint')}
        </>
      )}
    </output>
  );
}
