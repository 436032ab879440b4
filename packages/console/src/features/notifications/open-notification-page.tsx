import { Navigate, useParams } from '@tanstack/react-router';
import { notificationRoutes } from '@tomoshibi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, LoadingLines } from '../../components/states.tsx';
import { failureCode } from '../../lib/api/api-error.ts';
import { call } from '../../lib/api/call.ts';
import { notificationsQuery, placeOf } from '../../lib/notifications.ts';

/** Where links of push and mail lead: it finds out what the notification is about, and goes there. */
export function OpenNotificationPage() {
  const { t } = useTranslation();
  const { notificationId } = useParams({ from: '/n/$notificationId' });
  const client = useQueryClient();
  const opened = useQuery({
    queryKey: ['open-notification', notificationId],
    queryFn: () => call(notificationRoutes.openNotification, { params: { notificationId } }),
    staleTime: Infinity,
    retry: false,
  });
  useEffect(() => {
    if (opened.data) void client.invalidateQueries({ queryKey: notificationsQuery.queryKey });
  }, [opened.data, client]);
  if (opened.data) return <Navigate {...placeOf(opened.data)} replace />;
  if (opened.isPending) return <LoadingLines label={t('notifications.opening')} />;
  const code = failureCode(opened.error);
  if (code === 'not_found' || code === 'invalid_input')
    return <Empty icon="bell" title={t('notifications.gone')} hint={t('notifications.goneHint')} />;
  return (
    <Failure
      title={t('common.state.failed')}
      reason={t(`errors.${code}`)}
      retryLabel={t('common.action.retry')}
      onRetry={() => void opened.refetch()}
    />
  );
}
