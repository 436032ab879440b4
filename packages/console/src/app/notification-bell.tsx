import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.tsx';
import { wantLaterTexts } from '../i18n/setup.ts';
import { notificationsQuery } from '../lib/notifications.ts';
import css from './rail.module.css';

/** Fetched with the first press. */
const NotificationPanel = lazy(async () => {
  await wantLaterTexts();
  const { NotificationPanel: Panel } = await import('../features/notifications/notification-panel.tsx');
  return { default: Panel };
});

const MOST_SHOWN = 99;

export function NotificationBell() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const { data } = useQuery(notificationsQuery);
  const unread = data?.unread ?? 0;
  return (
    <>
      <button
        type="button"
        className={css['link']}
        aria-haspopup="dialog"
        aria-label={unread > 0 ? t('notifications.bellUnread', { count: unread }) : t('notifications.bell')}
        data-testid="notification-bell"
        onClick={() => setOpened(true)}
      >
        <Icon name="bell" size="1.4rem" />
        <span aria-hidden="true">{t('notifications.bell')}</span>
        {unread > 0 && (
          <span className={css['count']} aria-hidden="true">
            {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
          </span>
        )}
      </button>
      <Suspense>{opened && <NotificationPanel onClose={() => setOpened(false)} />}</Suspense>
    </>
  );
}
