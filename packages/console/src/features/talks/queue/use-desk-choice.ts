import { useSyncExternalStore } from 'react';
import { Store } from '../../../lib/live/store.ts';
import { desksWith, useMe } from '../../../lib/session.ts';

const chosen = new Store<string | null>(null);

/** The desk the queue is narrowed to; `null` is all of them. */
export function useDeskChoice() {
  const me = useMe();
  const desks = desksWith(me, 'talk.read_own');
  const wanted = useSyncExternalStore(chosen.subscribe, chosen.get);
  const deskId = desks.some((desk) => desk.deskId === wanted) ? wanted : null;
  return { desks, deskId, choose: (id: string | null) => chosen.set(id) };
}
