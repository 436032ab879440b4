import { talkRoutes } from '@tomoshibi/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../lib/api/call.ts';
import { followEvents } from '../lib/live/follow-events.ts';
import { LiveStore } from '../lib/live/live-store.ts';
import { notificationsQuery } from '../lib/notifications.ts';
import { desksWith, meQuery, useMe } from '../lib/session.ts';

const createLiveStore = (): LiveStore =>
  new LiveStore({
    takeSnapshot: (ids) => call(talkRoutes.getQueue, { query: ids ? { ids: ids.join(',') } : {} }),
    follow: followEvents,
    pause: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
      }),
  });

/** Unsent words of this tab, kept over an expired session for the same person only. */
const kept = new Map<string, LiveStore>();

function storeOf(staffId: string): LiveStore {
  const known = kept.get(staffId);
  if (known) return known;
  kept.clear();
  const made = createLiveStore();
  kept.set(staffId, made);
  return made;
}

/** The live state of the signed-in member of staff, following events while the shell is on the screen. */
export function useLiveSession(): LiveStore {
  const me = useMe();
  const client = useQueryClient();
  const [live] = useState(() => storeOf(me.staffId));
  const follows = desksWith(me, 'talk.read_own').length > 0;

  useEffect(() => {
    if (!follows) return undefined;
    const stop = live.start();
    const leave = live.listen((signal) => {
      if (signal.type === 'ended') client.setQueryData(meQuery.queryKey, null);
      if (signal.type === 'desk')
        void client.invalidateQueries({ queryKey: ['desk', signal.deskId, signal.topic] });
      if (signal.type === 'notification')
        void client.invalidateQueries({ queryKey: notificationsQuery.queryKey });
      if (signal.type === 'reload') void client.invalidateQueries();
    });
    const onOffline = (): void => live.lost();
    const onOnline = (): void => live.restart();
    window.addEventListener('offline', onOffline);
    window.addEventListener('online', onOnline);
    return () => {
      window.removeEventListener('offline', onOffline);
      window.removeEventListener('online', onOnline);
      leave();
      stop();
    };
  }, [live, follows, client]);

  return live;
}
