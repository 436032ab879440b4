import { Link } from '@tanstack/react-router';
import { notificationRoutes, type Notification } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choices, Dialog } from '../../components/dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Empty } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { notificationsQuery } from '../../lib/notifications.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './notifications.module.css';

function Line({ one, onGo }: { readonly one: Notification; readonly onGo: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const unread = one.readAt === null;
  return (
    <li>
      <Link
        to="/n/$notificationId"
        params={{ notificationId: one.id }}
        className={css['line']}
        data-unread={unread}
        onClick={onGo}
      >
        <span className={css['what']}>
          {unread && <span className="visually-hidden">{t('notifications.unread')}</span>}
          {t(`notifications.kinds.${one.kind}`)}
          {one.times > 1 && <Tag>{t('notifications.times', { count: one.times })}</Tag>}
        </span>
        <span className={css['where']}>
          {one.deskName !== null && <span>{one.deskName}</span>}
          <time dateTime={one.at}>{dateTime(one.at, language)}</time>
        </span>
      </Link>
    </li>
  );
}

/** The own notifications, newest first; each leads to what it is about. */
export function NotificationPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const query = useQuery(notificationsQuery);
  const read = useVerb({
    run: (until: string) => call(notificationRoutes.readNotifications, { body: { until } }),
    refresh: [notificationsQuery.queryKey],
  });
  const failure = failureText(read.error, t);
  return (
    <Dialog opened onClose={onClose} title={t('notifications.panel')} closeLabel={t('common.action.close')}>
      <Loaded query={query} {...load}>
        {({ notifications, unread }) => {
          const [newest] = notifications;
          if (!newest)
            return <Empty icon="bell" title={t('notifications.empty')} hint={t('notifications.emptyHint')} />;
          return (
            <>
              <ul className={css['list']} data-testid="notification-list">
                {notifications.map((one) => (
                  <Line key={one.id} one={one} onGo={onClose} />
                ))}
              </ul>
              {failure && (
                <Notice tone="lamp" icon="alert" live>
                  {failure}
                </Notice>
              )}
              {unread > 0 && (
                <Choices>
                  <Button size="small" busy={read.isPending} onClick={() => read.mutate(newest.at)}>
                    {t('notifications.readAll')}
                  </Button>
                </Choices>
              )}
            </>
          );
        }}
      </Loaded>
    </Dialog>
  );
}
