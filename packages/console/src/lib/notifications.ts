import { notificationRoutes, type NotificationGroup } from '@tomoshibi/contract';
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

/** What a notification is about, as a page of the console. */
export function placeOf(subject: { readonly kind: string; readonly id: string } | null) {
  if (subject?.kind === 'consultation')
    return { to: '/talks', search: { t: subject.id, f: subject.id } } as const;
  return { to: '/' } as const;
}
