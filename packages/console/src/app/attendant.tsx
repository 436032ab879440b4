import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../components/announcer.tsx';
import { useLive, useLiveSignal, useLiveState } from '../lib/live/live-context.tsx';
import type { LiveSignal } from '../lib/live/live-store.ts';
import { useSoundChoice } from '../lib/notifications.ts';
import { usePageTitle } from '../lib/page-title.ts';
import { useMe } from '../lib/session.ts';
import { play } from '../lib/sound.ts';

/** Tells of people who wait and of new messages in own talks: by voice of the screen reader, sound and title. */
export function Attendant() {
  const { t } = useTranslation();
  const me = useMe();
  const live = useLive();
  const announce = useAnnounce();
  const { summaries } = useLiveState();

  const waiting = [...summaries.values()].filter((summary) => summary.state === 'waiting').length;
  const product = t('common.product');
  const page = usePageTitle();
  useEffect(() => {
    const name = page === null ? product : `${page} | ${product}`;
    document.title = waiting > 0 ? `(${waiting}) ${name}` : name;
  }, [waiting, product, page]);

  const { sound } = me.preferences;
  const soundFor = useSoundChoice();
  const soundWaiting = sound && soundFor('waiting');
  const soundOwn = sound && soundFor('own_talk');
  const onSignal = useCallback(
    (signal: LiveSignal) => {
      if (signal.type === 'waiting') {
        announce(t('common.announce.waiting', { name: signal.summary.label }));
        if (soundWaiting) play('waiting');
      }
      if (signal.type !== 'message' || signal.message.direction !== 'in') return;
      const summary = live.state.get().summaries.get(signal.message.consultationId);
      if (summary?.assignee?.staffId !== me.staffId || signal.message.unsentAt || signal.message.editedAt)
        return;
      announce(t('common.announce.message', { name: summary.label }));
      if (soundOwn) play('message');
    },
    [announce, t, soundWaiting, soundOwn, live, me.staffId],
  );
  useLiveSignal(onSignal);
  return null;
}
