import { notificationRoutes, type Notification, type NotificationGroup } from '@tomoshibi/contract';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from './api/call.ts';

/** People without desks follow no stream; they hear of something new within this time. */
const LOOK_MS = 60_000;

/** The newest of the own notifications. */
export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: () => call(notificationRoutes.listNotifications, { query: { limit: 50 } }),
  refetchInterval: LOOK_MS,
});

export const notificationPreferencesQuery = queryOptions({
  queryKey: ['notification-preferences'],
  queryFn: () => call(notificationRoutes.getNotificationPreferences),
  staleTime: Infinity,
});

/** Whether to sound for a group; what everybody knew before the choices are there. */
export function useSoundChoice(): (group: NotificationGroup) => boolean {
  const { data } = useQuery(notificationPreferencesQuery);
  return (group) => data?.choices[group].sound ?? (group === 'waiting' || group === 'own_talk');
}

/** Where a notification is seen to, as a page of the console. */
export function placeOf({ kind, subject, deskId }: Pick<Notification, 'kind' | 'subject' | 'deskId'>) {
  if (subject?.kind === 'consultation')
    return { to: '/talks', search: { t: subject.id, f: subject.id } } as const;
  if (subject?.kind === 'alert') return { to: '/alerts' } as const;
  if (kind === 'unreached') return { to: '/settings/unreached' } as const;
  if (kind === 'short_staffed') return { to: '/shifts' } as const;
  if (kind === 'notice_waiting') return { to: '/settings/approvals' } as const;
  if (deskId === null) return { to: '/' } as const;
  if (subject?.kind === 'broadcast')
    return {
      to: '/settings/broadcasts/$deskId/$broadcastId',
      params: { deskId, broadcastId: subject.id },
    } as const;
  if (kind === 'notice_decided')
    return { to: '/settings/desks/$deskId/notices', params: { deskId } } as const;
  if (kind === 'quota_low') return { to: '/settings/desks/$deskId/sending', params: { deskId } } as const;
  return { to: '/' } as const;
}
