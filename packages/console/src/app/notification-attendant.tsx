import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { GROUP_OF_KIND } from '@tomoshibi/contract';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../components/announcer.tsx';
import { notificationPreferencesQuery, notificationsQuery, useSoundChoice } from '../lib/notifications.ts';
import { onPushOpened, renewPush } from '../lib/push.ts';
import { useMe } from '../lib/session.ts';
import { play } from '../lib/sound.ts';

/** The live talks tell of these by themselves, with more in hand. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['new_consultation', 'seeker_wrote']);

/** Announces what is new among the notifications, marks the app's icon, and keeps push alive on this browser. */
export function NotificationAttendant() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const soundFor = useSoundChoice();
  const { data } = useQuery(notificationsQuery);
  const { data: preferences } = useQuery(notificationPreferencesQuery);
  const known = useRef<ReadonlySet<string> | null>(null);

  useEffect(() => {
    if (!data) return;
    const keyOf = (each: (typeof data.notifications)[number]): string => `${each.id} ${each.times}`;
    const before = known.current;
    known.current = new Set(data.notifications.map(keyOf));
    // What was there at the start is in the list; only what comes after is said aloud.
    const fresh = before
      ? data.notifications.filter(
          (each) => each.readAt === null && !before.has(keyOf(each)) && !TOLD_ELSEWHERE.has(each.kind),
        )
      : [];
    const [newest] = fresh;
    if (!newest) return;
    announce(t(`notifications.kinds.${newest.kind}`));
    const audible = fresh.some(({ kind }) => {
      const group = GROUP_OF_KIND[kind];
      return group === null || soundFor(group);
    });
    if (audible && me.preferences.sound) play('message');
  }, [data, announce, t, soundFor, me.preferences.sound]);

  const unread = data?.unread ?? 0;
  useEffect(() => {
    if (!('setAppBadge' in navigator)) return;
    // Refused where the console is not installed; then there is no icon to mark.
    void (unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge()).catch(() => undefined);
  }, [unread]);

  const pushKey = preferences?.push === 'ready' ? preferences.pushKey : null;
  useEffect(() => {
    if (pushKey === null) return;
    const renew = async (): Promise<void> => {
      const answer = await renewPush(me.staffId, pushKey);
      if (answer) client.setQueryData(notificationPreferencesQuery.queryKey, answer);
    };
    // Without push the console still tells everything; the settings show that this device has none.
    renew().catch(() => undefined);
  }, [me.staffId, pushKey, client]);

  useEffect(() => onPushOpened((link) => void navigate({ to: link })), [navigate]);
  return null;
}
